// Who can be asked to approve: holders of the role now, whom the rule of two people does not keep out, and whose chat is
// open to us.
import type { GroupId, PersonId } from '../../domain/ids.js';
import type { Groups } from '../../domain/policy/may-approve.js';
import { ASKED_AT_MOST } from '../../domain/policy/policy.js';
import type { Policy } from '../../domain/policy/policy.js';
import { onePerPerson, whyNotApprove } from '../../domain/policy/two-people.js';
import type { ApprovalCase, NotAnApprover } from '../../domain/policy/two-people.js';
import type { Disclosure } from '../../domain/release/request.js';
import type { Person } from '../../ports/directory.js';
import type { Random } from '../../ports/random.js';
import type { NobodyReachable } from './refusals.js';
import type { Deps } from '../deps.js';
import { mention } from './find-person.js';
import { readPolicyFor } from './grounds.js';
import { readValue } from '../commit/reading.js';
import { findHolders } from './role-lookup.js';
import type { RoleLookup } from '../commit/moment.js';
import { personRow } from '../commit/rows/names.js';
import { personSchema } from '../commit/rows/schemas.js';
import { whyClosed } from '../commit/want-chat.js';

type Needs = Pick<Deps, 'tenantId' | 'store' | 'directory'>;
type Asks = Needs & Pick<Deps, 'random'>;
type Case = Pick<ApprovalCase, 'requesterId' | 'ownerId' | 'barredCaptor'> & {
  /** Of one lookup, so that a decision asks for nobody's groups twice. */
  readonly groupsOf: RoleLookup['groupsOf'];
};

/** At most five, those first whom the policy names, in its order; of the others, chance decides. */
export async function findApprovers(
  deps: Asks,
  policy: Policy,
  about: Case & { readonly disclosure: Disclosure },
): Promise<{ readonly asked: readonly Person[] } | NobodyReachable> {
  const { approvalsNeeded } = await readPolicyFor(policy, about, about);
  const eligible = await findEligibleApprovers(deps, policy, about);
  const there = await findReachable(deps, eligible);
  // Two accounts of one person are one yes.
  const asked = onePerPerson(policy, there, ({ id }) => id);
  if (asked.length >= approvalsNeeded) {
    const most = Math.max(ASKED_AT_MOST, approvalsNeeded);
    return { asked: inOrderOfAsking(asked, policy, deps.random).slice(0, most) };
  }
  return {
    code: 'NO_REACHABLE_APPROVER',
    needed: approvalsNeeded,
    reachable: asked.length,
    couldBe: eligible.filter((person) => !there.includes(person)).map(mention),
  };
}

function inOrderOfAsking(
  people: readonly Person[],
  policy: Policy,
  random: Random,
): readonly Person[] {
  const named = policy.roles.approver.people;
  const rank = ({ id }: Person): number => {
    const at = named.indexOf(id);
    return at === -1 ? named.length : at;
  };
  return people
    .map((person) => ({ person, rank: rank(person), lot: random.id() }))
    .sort((a, b) => a.rank - b.rank || (a.lot < b.lot ? -1 : 1))
    .map(({ person }) => person);
}

export async function findEligibleApprovers(
  deps: Pick<Deps, 'directory'>,
  policy: Policy,
  about: Case,
): Promise<readonly Person[]> {
  const judged = await judgeApprovers(deps, policy, about);
  return judged.filter(({ why }) => why === undefined).map(({ person }) => person);
}

/** `why` not; undefined where they may approve. */
export type JudgedApprover = { readonly person: Person; readonly why: NotAnApprover | undefined };

/** Everybody who holds the role now, and what the rule of two people says of them. */
export async function judgeApprovers(
  { directory }: Pick<Deps, 'directory'>,
  policy: Policy,
  about: Case,
): Promise<readonly JudgedApprover[]> {
  const holders = await findHolders(directory, policy, 'approver');
  const groups = await readGroupsAbout(directory, policy, about);
  const given = { ...about, groups, isApprover: true, rules: policy };
  return holders.map((person) => ({
    person,
    why: whyNotApprove({ ...given, approverId: person.id }),
  }));
}

/** All groups of requester and owner; of the approvers those that the rules name: a group is asked for its members once. */
export async function readGroupsAbout(
  directory: Deps['directory'],
  { mayApprove }: Policy,
  { requesterId, ownerId, groupsOf }: Pick<Case, 'requesterId' | 'ownerId' | 'groupsOf'>,
): Promise<Groups> {
  if (mayApprove.length === 0) return new Map();
  const named = [...new Set(mayApprove.flatMap(({ onlyBy }) => onlyBy.groups))];
  const members = await Promise.all(named.map(async (group) => directory.membersOf(group)));
  const groups = new Map<PersonId, readonly GroupId[]>();
  for (const [at, group] of named.entries()) {
    for (const { id } of members[at] ?? []) groups.set(id, [...(groups.get(id) ?? []), group]);
  }
  for (const id of [requesterId, ownerId]) groups.set(id, await groupsOf(id));
  return groups;
}

/** Those of them whose chat is open to us. */
export async function findReachable<P extends { readonly id: PersonId }>(
  deps: Pick<Needs, 'store' | 'tenantId'>,
  people: readonly P[],
): Promise<readonly P[]> {
  const reachable = await Promise.all(people.map(async ({ id }) => isReachable(deps, id)));
  return people.filter((_person, at) => reachable[at] === true);
}

async function isReachable(
  deps: Pick<Needs, 'store' | 'tenantId'>,
  person: PersonId,
): Promise<boolean> {
  const row = await deps.store.get(deps.tenantId, personRow(person));
  const why = whyClosed(row === undefined ? undefined : readValue(personSchema, row));
  return why === undefined || why === 'chat-gone';
}
