// People and groups of the tenant, from Microsoft Graph, asked afresh at every decision: nothing is kept.
import { z } from 'zod';
import { parseGroupId, parsePersonId } from '../../domain/ids.js';
import type { GroupId, PersonId } from '../../domain/ids.js';
import { DirectoryUnavailable } from '../../ports/fault.js';
import type { Directory, Person } from '../../ports/directory.js';
import { namesOf } from '../local/names-of.js';
import { nearest } from '../local/nearest.js';
import { foldName } from '../local/fold-name.js';
import { firstLettersOf } from './first-letters.js';
import { GraphClient } from './graph-client.js';
import type { GraphOptions } from './graph-client.js';

const MAX_FOUND = 10;
/** Looked at, of those whom Graph finds, before the names are compared. */
const CANDIDATES = '50';
const inOrderOfName = new Intl.Collator('en');

const USERS = 'User.Read.All';
const MEMBERS = 'GroupMember.Read.All';
const SELECT =
  'id,displayName,givenName,surname,userPrincipalName,mailNickname,accountEnabled,userType';
/** What a colleague may type. `$filter` with `eq` compares without case. */
const COMPARED = ['userPrincipalName', 'mailNickname', 'displayName', 'givenName', 'surname'];

const user = z.looseObject({
  id: z.string().transform((text, context): PersonId => {
    const id = parsePersonId(text);
    if (id !== undefined) return id;
    context.addIssue('no object id');
    return z.NEVER;
  }),
  displayName: z.string().nullish(),
  givenName: z.string().nullish(),
  surname: z.string().nullish(),
  userPrincipalName: z.string(),
  mailNickname: z.string().nullish(),
  accountEnabled: z.boolean().nullish(),
  userType: z.string().nullish(),
});
type User = z.infer<typeof user>;

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

  async find(typed: string): Promise<readonly Person[]> {
    const wanted = foldName(typed);
    // Not a name, and nothing that Graph should be asked.
    if (wanted === '' || typed.length > 200 || !/[\p{L}\p{N}]/u.test(typed)) return [];
    const isMeant = (person: Person): boolean => namesOf(person).has(wanted);
    const asTyped = (await this.#asTyped(typed)).filter(isMeant);
    // Graph compares letters as they are, and people type what their keyboard has: `jurgen` for Jürgen.
    const found =
      asTyped.length > 0 ? asTyped : (await this.#beginningLike(wanted)).filter(isMeant);
    const people = new Map(found.map((person) => [person.id, person]));
    return [...people.values()].sort(byDisplayName).slice(0, MAX_FOUND);
  }

  /** Of those whose names begin alike: nobody reads a whole tenant for a slip. */
  async similar(typed: string): Promise<readonly Person[]> {
    const wanted = foldName(typed);
    if (!/^[\p{L}\p{N}]/u.test(wanted) || typed.length > 200) return [];
    return nearest(await this.#beginningLike(wanted), typed);
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

  async #asTyped(typed: string): Promise<readonly Person[]> {
    const name = typed.normalize('NFC').replace(/\s+/gu, ' ').trim();
    const $filter = COMPARED.map((field) => `${field} eq ${quoted(name)}`).join(' or ');
    const answers = await Promise.all([
      this.#users({ $filter, $top: CANDIDATES }),
      this.#users({ $search: searchFor(name), $top: CANDIDATES }),
    ]);
    return answers.flat();
  }

  async #beginningLike(wanted: string): Promise<readonly Person[]> {
    const clauses = firstLettersOf(wanted).flatMap((letter) =>
      ['displayName', 'surname'].map((field) => `startswith(${field},${quoted(letter)})`),
    );
    return this.#users({ $filter: clauses.join(' or '), $top: '999' });
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

function parsed(value: unknown): User {
  const result = user.safeParse(value);
  if (result.success) return result.data;
  throw new DirectoryUnavailable('Graph answered with something else', { cause: result.error });
}

/** No guests, and nobody whose account is switched off: what is not said counts as a no. */
function activeMember(found: User): Person | undefined {
  if (found.accountEnabled !== true || found.userType !== 'Member') return undefined;
  const { id, userPrincipalName, mailNickname } = found;
  return {
    id,
    displayName: found.displayName ?? userPrincipalName,
    givenName: found.givenName ?? '',
    surname: found.surname ?? '',
    userPrincipalName,
    nicknames: (mailNickname ?? '') === '' ? [] : [mailNickname ?? ''],
  };
}

function byDisplayName(one: Person, other: Person): number {
  return (
    inOrderOfName.compare(one.displayName, other.displayName) ||
    inOrderOfName.compare(one.id, other.id)
  );
}
