// People and groups of the tenant, from Microsoft Graph, asked afresh at every decision: nothing is kept.
import { z } from 'zod';
import { parseGroupId } from '../../domain/ids.js';
import type { GroupId, PersonId } from '../../domain/ids.js';
import { calledByAny } from '../../domain/people/called.js';
import { foldName } from '../../domain/people/fold-name.js';
import { nearest } from '../../domain/people/nearest.js';
import type { Directory, Person } from '../../ports/directory.js';
import { beginningsOf } from './first-letters.js';
import { activeMember, parsed, SELECT } from './graph-user.js';
import { GraphClient } from './graph-client.js';
import type { GraphOptions } from './graph-client.js';

/** The most that Graph puts on a page. */
const PAGE = '999';
/** Shorter ones begin the names of half a tenant. */
const SEARCHED_FROM = 3;
const READ_AT_MOST = 200;
const inOrderOfName = new Intl.Collator('en');

const USERS = 'User.Read.All';
const MEMBERS = 'GroupMember.Read.All';
/** What a colleague may type. `$filter` with `eq` compares without case. */
const NAMES = ['displayName', 'givenName', 'surname'];
const ACCOUNTS = ['userPrincipalName', 'mailNickname', 'mail'];
/** More than fifteen clauses are refused. */
const CLAUSES_AT_MOST = 15;
/** Pages of people whose names begin alike: who has more than these has nobody who is meant for sure. */
const ALIKE_PAGES = 3;
/** `not` and `$count` make it an advanced query: null counts as no guest then, as it does here. */
const NO_GUESTS = "not(userType eq 'Guest')";

const groupAnswer = z.looseObject({ visibility: z.literal('HiddenMembership') });

export class GraphDirectory implements Directory {
  readonly #graph: GraphClient;

  constructor(options: GraphOptions) {
    this.#graph = new GraphClient(options);
  }

  async person(id: PersonId): Promise<Person | undefined> {
    const parameters = { $select: SELECT };
    const found = await this.#graph.one({ path: `/users/${id}`, parameters, permission: USERS });
    return found === undefined ? undefined : activeMember(parsed(found));
  }

  async find(names: readonly string[]): Promise<readonly Person[]> {
    const asked = names.filter(isAskable);
    const [shortest] = asked;
    if (shortest === undefined) return [];
    const asTyped = calledByAny(await this.#asTyped(asked, shortest), asked);
    // Graph compares letters as they are, and people type what their keyboard has: `jurgen` for Jürgen.
    const found =
      asTyped.length > 0 ? asTyped : calledByAny(await this.#beginningLike(shortest, 0), asked);
    return [...found].sort(byDisplayName);
  }

  /** Of those whose names begin alike: nobody reads a whole tenant for a slip. */
  async similar(names: readonly string[]): Promise<readonly Person[]> {
    const asked = names.filter((name) => isAskable(name) && /^[\p{L}\p{N}]/u.test(foldName(name)));
    const [shortest, longer] = asked;
    if (shortest === undefined) return [];
    const second = longer?.trim().split(/\s+/u)[1] ?? '';
    const alike = await Promise.all([
      this.#beginningLike(shortest, 0),
      // The first two letters swapped, or one too many before them.
      this.#beginningLike(shortest, 1),
      this.#searched(second),
    ]);
    return nearest(each(alike.flat()), asked);
  }

  async groupsOf(id: PersonId): Promise<readonly GroupId[]> {
    const [person, ids] = await Promise.all([
      this.person(id),
      this.#graph.all({
        path: `/users/${id}/getMemberGroups`,
        body: { securityEnabledOnly: false },
        permission: MEMBERS,
      }),
    ]);
    if (person === undefined) return [];
    return ids.flatMap((text) => {
      const group = typeof text === 'string' ? parseGroupId(text) : undefined;
      return group === undefined ? [] : [group];
    });
  }

  async membersOf(group: GroupId): Promise<readonly Person[]> {
    const members = await this.#graph.all({
      path: `/groups/${group}/transitiveMembers/microsoft.graph.user`,
      parameters: { $select: SELECT, $top: '999', $count: 'true' },
      eventual: true,
      permission: MEMBERS,
    });
    return members.flatMap((member) => activeMember(parsed(member)) ?? []).sort(byDisplayName);
  }

  /**
   * Whether there is such a group. To a decision one that is gone has nobody in it, and neither has one whose members are
   * hidden from us (learn.microsoft.com/graph/api/resources/group, `visibility`).
   */
  async group(group: GroupId): Promise<'there' | 'hidden' | 'unknown'> {
    const parameters = { $select: 'id,visibility' };
    const path = `/groups/${group}`;
    const found = await this.#graph.one({ path, parameters, permission: MEMBERS });
    if (found === undefined) return 'unknown';
    return groupAnswer.safeParse(found).success ? 'hidden' : 'there';
  }

  /** Every longer name begins with the shortest, so that a search for that one finds them all. */
  async #asTyped(names: readonly string[], shortest: string): Promise<readonly Person[]> {
    const clauses = names.flatMap((name) => clausesFor(oneLine(name)));
    const $filter = clauses.slice(0, CLAUSES_AT_MOST).join(' or ');
    const answers = await Promise.all([
      this.#users({ $filter, $top: PAGE }),
      this.#searched(oneLine(shortest)),
    ]);
    return each(answers.flat());
  }

  /** By their first letter; where that is too many, by their first two; where that is too many, nobody. */
  async #beginningLike(name: string, at: number): Promise<readonly Person[]> {
    const folded = foldName(name).slice(at);
    return (await this.#beginningWith(folded, 1)) ?? (await this.#beginningWith(folded, 2)) ?? [];
  }

  async #beginningWith(folded: string, letters: 1 | 2): Promise<readonly Person[] | undefined> {
    const clauses = beginningsOf(folded, letters).flatMap((beginning) =>
      NAMES.map((field) => `startswith(${field},${quoted(beginning)})`),
    );
    if (clauses.length === 0) return [];
    const users = await this.#graph.some({
      path: '/users',
      parameters: {
        $filter: `${NO_GUESTS} and (${clauses.join(' or ')})`,
        $select: SELECT,
        $top: PAGE,
        $count: 'true',
      },
      eventual: true,
      permission: USERS,
      pagesAtMost: ALIKE_PAGES,
    });
    return users?.flatMap((found) => activeMember(parsed(found)) ?? []);
  }

  async #searched(name: string): Promise<readonly Person[]> {
    if (Array.from(name).length < SEARCHED_FROM || !isAskable(name)) return [];
    return this.#users({ $search: searchFor(name), $top: PAGE });
  }

  async #users(parameters: Readonly<Record<string, string>>): Promise<readonly Person[]> {
    const users = await this.#graph.all({
      path: '/users',
      parameters: { ...parameters, $select: SELECT },
      ...('$search' in parameters ? { eventual: true } : {}),
      permission: USERS,
    });
    return users.flatMap((found) => activeMember(parsed(found)) ?? []);
  }
}

/** Not a name, and nothing that Graph should be asked. */
function isAskable(name: string): boolean {
  return name.length <= READ_AT_MOST && /[\p{L}\p{N}]/u.test(name);
}

/** Accounts have no spaces in them. Two letters of a user name are too few to be searched for, and enough for this. */
function clausesFor(name: string): readonly string[] {
  const equal = (field: string): string => `${field} eq ${quoted(name)}`;
  if (name.includes(' ')) return NAMES.map(equal);
  const userName = `startswith(userPrincipalName,${quoted(`${name}@`)})`;
  return [...ACCOUNTS, ...NAMES].map(equal).concat(userName);
}

function oneLine(name: string): string {
  return name.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

function each(people: readonly Person[]): readonly Person[] {
  return [...new Map(people.map((person) => [person.id, person])).values()];
}

/** A text in a filter: an apostrophe in it is doubled (OData 4.01 §5.1.1.6.1). */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** `displayName` is searched by its words; quotation marks and backslashes would end the phrase. */
function searchFor(typed: string): string {
  const phrase = typed.replace(/["\\]/g, ' ').trim();
  const local = phrase.split(/\s+/)[0] ?? phrase;
  return `"displayName:${phrase}" OR "userPrincipalName:${local}"`;
}

function byDisplayName(one: Person, other: Person): number {
  return (
    inOrderOfName.compare(one.displayName, other.displayName) ||
    inOrderOfName.compare(one.id, other.id)
  );
}
