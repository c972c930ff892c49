// People and groups of the tenant, from Microsoft Graph, asked afresh at every decision: nothing is kept.
import { z } from 'zod';
import { parseGroupId } from '../../domain/ids.js';
import type { GroupId, PersonId } from '../../domain/ids.js';
import { calledByAny } from '../../domain/people/called.js';
import { foldName } from '../../domain/people/fold-name.js';
import { nearest } from '../../domain/people/nearest.js';
import type { Directory, Person } from '../../ports/directory.js';
import {
  filterByMailbox,
  filterByNames,
  filtersByBeginning,
  isAskable,
  searchFor,
} from './graph-names.js';
import { activeMember, leftOutFor, parsed, SELECT } from './graph-user.js';
import type { LeftOut, User } from './graph-user.js';
import { GraphClient } from './graph-client.js';
import type { GraphOptions } from './graph-client.js';
import { each, oneTaken } from './one-taken.js';

/** The most that Graph puts on a page. */
const PAGE = '999';
const inOrderOfName = new Intl.Collator('en');

const USERS = 'User.Read.All';
const MEMBERS = 'GroupMember.Read.All';
/** Pages of people whose names begin alike: who has more than these has nobody who is meant for sure. */
const ALIKE_PAGES = 3;

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
    const found =
      asTyped.length > 0 ? asTyped : calledByAny(await this.#otherwise(shortest), asked);
    return [...found].sort(byDisplayName);
  }

  /** Of those whose names begin alike: nobody reads a whole tenant for a slip. */
  async similar(names: readonly string[]): Promise<readonly Person[]> {
    const asked = names.filter((name) => isAskable(name) && /^[\p{L}\p{N}]/u.test(foldName(name)));
    const [shortest, longer] = asked;
    if (shortest === undefined) return [];
    const second = longer?.trim().split(/\s+/u)[1] ?? '';
    const alike = await oneTaken([
      this.#beginningLike(shortest, 0),
      // The first two letters swapped, or one too many before them.
      this.#beginningLike(shortest, 1),
      // One word of a name of several, or the other half of this one.
      this.#searched(shortest),
      this.#searched(second),
    ]);
    return nearest(alike, asked);
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
    return (await this.everybodyIn(group)).members;
  }

  /** Those, and by account who is in the group as well and is nobody to the bridge. */
  async everybodyIn(group: GroupId): Promise<{
    readonly members: readonly Person[];
    readonly leftOut: readonly { readonly account: string; readonly why: LeftOut }[];
  }> {
    const users = await this.#usersIn(group);
    return {
      members: users.flatMap((user) => activeMember(user) ?? []).sort(byDisplayName),
      leftOut: users.flatMap((user) => {
        const why = leftOutFor(user);
        return why === undefined ? [] : [{ account: user.userPrincipalName, why }];
      }),
    };
  }

  async #usersIn(group: GroupId): Promise<readonly User[]> {
    const members = await this.#graph.all({
      path: `/groups/${group}/transitiveMembers/microsoft.graph.user`,
      parameters: { $select: SELECT, $top: PAGE, $count: 'true' },
      eventual: true,
      permission: MEMBERS,
    });
    return members.map(parsed);
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
    const $filter = filterByNames(names);
    return oneTaken([this.#users({ $filter, $top: PAGE }), this.#searched(shortest)]);
  }

  /** Graph compares letters as they are, and people type what their keyboard has: `jurgen` for Jürgen. */
  async #otherwise(name: string): Promise<readonly Person[]> {
    if (!name.includes('@')) return this.#beginningLike(name, 0);
    const $filter = filterByMailbox(name);
    return oneTaken([this.#users({ $filter, $top: PAGE }), this.#beginningLike(name, 0)]);
  }

  /** By their first letter; where that is too many, by their first two; where that is too many, nobody. */
  async #beginningLike(name: string, at: number): Promise<readonly Person[]> {
    const folded = foldName(name).slice(at);
    return (await this.#beginningWith(folded, 1)) ?? (await this.#beginningWith(folded, 2)) ?? [];
  }

  async #beginningWith(folded: string, letters: 1 | 2): Promise<readonly Person[] | undefined> {
    const parts = await Promise.all(
      filtersByBeginning(folded, letters).map(async (filter) => this.#filtered(filter)),
    );
    const known = parts.filter((people) => people !== undefined);
    return known.length === parts.length ? each(known.flat()) : undefined;
  }

  async #filtered($filter: string): Promise<readonly Person[] | undefined> {
    const users = await this.#graph.some({
      path: '/users',
      parameters: {
        $filter,
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
    const $search = searchFor(name);
    return $search === undefined ? [] : this.#users({ $search, $top: PAGE });
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

function byDisplayName(one: Person, other: Person): number {
  return (
    inOrderOfName.compare(one.displayName, other.displayName) ||
    inOrderOfName.compare(one.id, other.id)
  );
}
