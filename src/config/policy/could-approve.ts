// How many could approve a code under a policy, with whoever leaves the most. A group may bring anybody: its size is the
// directory's. Who may approve whom is asked of the function that decides it.
import { parsePersonId } from '../../domain/ids.js';
import type { GroupId, PersonId } from '../../domain/ids.js';
import type { Policy } from '../../domain/policy/policy.js';
import type { RoleHolders } from '../../domain/policy/roles.js';
import { isBarred, onePerPerson, whyNotApprove } from '../../domain/policy/two-people.js';

type Account = { readonly id: PersonId; readonly groups: readonly GroupId[] };

/** Somebody whom no list names: out of a group, or an account owner like any other. */
const strangers = (...digits: readonly number[]): readonly PersonId[] =>
  digits.flatMap((digit) => parsePersonId(`ffffffff-ffff-4fff-bfff-00000000000${digit}`) ?? []);
const OWNER = strangers(1);
const REQUESTER = strangers(2);
/** As many as a policy can ask for. */
const APPROVERS = strangers(3, 4, 5, 6, 7);

/**
 * Approvals that can be had for whichever of these owners has the fewest, and for an owner whom nothing names where it is
 * undefined; `enough` of them at most.
 */
export function countApprovals(
  policy: Policy,
  owners: RoleHolders | undefined,
  enough: number,
): number {
  const whose = accounts(owners ?? { people: OWNER, groups: [] }, OWNER);
  return Math.min(...whose.map((owner) => mostApprovals(policy, owner)), enough);
}

/** Those whom a list names, of whose groups nothing is known, and somebody out of each group. */
function accounts(holders: RoleHolders, fromGroups: readonly PersonId[]): readonly Account[] {
  return [
    ...holders.people.map((id) => ({ id, groups: [] })),
    ...holders.groups.flatMap((group) => fromGroups.map((id) => ({ id, groups: [group] }))),
  ];
}

/** With the requester and the captor who leave the most. */
function mostApprovals(policy: Policy, owner: Account): number {
  const counts = accounts(policy.roles.requester, REQUESTER).flatMap((requester) =>
    captors(policy)
      .filter((captor) => !isBarred(policy, captor, requester.id))
      .map((captor) => approvalsBetween(policy, { owner, requester, captor })),
  );
  return Math.max(0, ...counts);
}

/** Null: somebody who has no other part, or whom the policy does not keep out. */
function captors({ roles, captorTakesNoPartInFirstRelease }: Policy): readonly (PersonId | null)[] {
  const { people: named, groups } = roles.provisioner;
  const isAnybody = !captorTakesNoPartInFirstRelease || groups.length > 0 || named.length === 0;
  return isAnybody ? [null] : named;
}

type Between = {
  readonly owner: Account;
  readonly requester: Account;
  readonly captor: PersonId | null;
};

/** Of groups nothing is known: whoever may be in one of them is taken to be in it. */
function approvalsBetween(policy: Policy, { owner, requester, captor }: Between): number {
  const { people: named, groups: brought } = policy.roles.approver;
  const onlyBy = policy.mayApprove.map((rule) => rule.onlyBy);
  const perhaps = brought.length === 0 ? [] : onlyBy.flatMap((holders) => holders.people);
  const all = [...new Set([...named, ...perhaps, ...(brought.length === 0 ? [] : APPROVERS)])];
  const everywhere = onlyBy.flatMap((holders) => holders.groups);
  const groups = new Map([
    ...all.map((id) => [id, everywhere] as const),
    [requester.id, requester.groups] as const,
    [owner.id, owner.groups] as const,
  ]);
  const about = { requesterId: requester.id, ownerId: owner.id, barredCaptor: captor };
  const given = { ...about, groups, isApprover: true, rules: policy };
  const may = all.filter((approverId) => whyNotApprove({ ...given, approverId }) === undefined);
  return onePerPerson(policy, may, (id) => id).length;
}
