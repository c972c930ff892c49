// Are there enough different people for what the policy asks for? A group may bring anybody: its size is the directory's.
// Who may approve whom is asked of the function that decides it.
import { parsePersonId } from '../../domain/ids.js';
import type { GroupId, PersonId } from '../../domain/ids.js';
import type { Policy } from '../../domain/policy/policy.js';
import type { RoleHolders } from '../../domain/policy/roles.js';
import {
  areOnePerson,
  isBarred,
  onePerPerson,
  whyNotApprove,
} from '../../domain/policy/two-people.js';
import type { Unfulfillable } from './unfulfillable.js';

type Account = { readonly id: PersonId; readonly groups: readonly GroupId[] };

/** Somebody whom no list names: out of a group, or an account owner like any other. */
const strangers = (...digits: readonly number[]): readonly PersonId[] =>
  digits.flatMap((digit) => parsePersonId(`ffffffff-ffff-4fff-bfff-00000000000${digit}`) ?? []);
const OWNER = strangers(1);
const REQUESTER = strangers(2);
/** As many as a policy can ask for. */
const APPROVERS = strangers(3, 4, 5, 6, 7);

const ANY_OWNER: readonly Account[] = OWNER.map((id) => ({ id, groups: [] }));

/** Those whom a list names, of whose groups nothing is known, and somebody out of each group. */
function accounts(holders: RoleHolders, fromGroups: readonly PersonId[]): readonly Account[] {
  return [
    ...holders.people.map((id) => ({ id, groups: [] })),
    ...holders.groups.flatMap((group) => fromGroups.map((id) => ({ id, groups: [group] }))),
  ];
}

export const isNobody = ({ people, groups }: RoleHolders): boolean =>
  people.length + groups.length === 0;

export const people = (number: number): string => {
  if (number === 0) return 'nobody';
  return number === 1 ? 'one person' : `${number} people`;
};

/** Only where somebody may ask: a policy that gives nobody a role is one that is only being begun. */
export function enoughApprove(policy: Policy): readonly Unfulfillable[] {
  const { roles, approvalsNeeded } = policy;
  if (isNobody(roles.requester) || mostApprovals(policy, ANY_OWNER) >= approvalsNeeded) return [];
  // Two accounts of one person are one yes.
  const { length } = onePerPerson(policy, roles.approver.people, (id) => id);
  const named = roles.approver.groups.length === 0;
  const needs = `but a release needs ${approvalsNeeded}`;
  if (named && length < approvalsNeeded) {
    const problem = `names ${people(length)} and no group, ${needs}. Name more, or a group.`;
    return [{ field: ['roles', 'approver'], problem }];
  }
  const anyApprover = { ...policy, mayApprove: [] };
  if (mostApprovals(anyApprover, ANY_OWNER) >= approvalsNeeded) {
    const most = mostApprovals(policy, ANY_OWNER);
    const problem = `leaves ${people(most)} who could approve, ${needs}. Name more in onlyBy, or take entries out.`;
    return [{ field: ['mayApprove'], problem }];
  }
  const anyCaptor = { ...anyApprover, captorTakesNoPartInFirstRelease: false };
  const most = mostApprovals(anyCaptor, ANY_OWNER);
  if (most < approvalsNeeded) {
    const problem = `leaves ${people(most)} besides the one who asks, ${needs}. Name more, or a group.`;
    return [{ field: ['roles', 'approver'], problem }];
  }
  const problem =
    'is true, but without the one who captured a token nobody could get its first code: too few are left to ask and to approve. Name another provisioner in roles, or set it to false.';
  return [{ field: ['captorTakesNoPartInFirstRelease'], problem }];
}

/** Whoever a rule names must be able to get a code; a named owner who approves too cannot approve their own. */
export function ownersHaveEnough(policy: Policy): readonly Unfulfillable[] {
  if (isNobody(policy.roles.requester) || enoughApprove(policy).length > 0) return [];
  return policy.approvalsNeededFor.flatMap(({ owners, approvals }, at) => {
    if (leastOf(policy, owners, approvals) >= approvals) return [];
    const most = leastOf({ ...policy, mayApprove: [] }, owners, approvals);
    if (most >= approvals) {
      const problem = `leaves too few who could approve a code of those in approvalsNeededFor › ${at}, which needs ${approvals}. Name more in onlyBy, or take entries out.`;
      return [{ field: ['mayApprove'], problem }];
    }
    const lower = most >= policy.approvalsNeeded ? `Lower it to ${most}, or name` : 'Name';
    const problem = `is ${approvals}, but of a code of theirs ${people(most)} could approve. ${lower} more people, or a group, in roles › approver.`;
    return [{ field: ['approvalsNeededFor', String(at), 'approvals'], problem }];
  });
}

/** Approvals that can be had for whichever of these owners has the fewest; `enough` of them at most. */
export function leastOf(policy: Policy, owners: RoleHolders, enough: number): number {
  const counts = accounts(owners, OWNER).map((owner) => mostApprovals(policy, [owner]));
  return Math.min(...counts, enough);
}

/** With the requester and the captor who leave the most. */
function mostApprovals(policy: Policy, owners: readonly Account[]): number {
  const pairs = owners.flatMap((owner) =>
    accounts(policy.roles.requester, REQUESTER).map((requester) => ({ owner, requester })),
  );
  const counts = pairs.flatMap((pair) =>
    captors(policy)
      .filter((captor) => !isBarred(policy, captor, pair.requester.id))
      .map((captor) => approvalsBetween(policy, { ...pair, captor })),
  );
  return Math.max(0, ...counts);
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

/** Null: somebody who has no other part, or whom the policy does not keep out. */
function captors({ roles, captorTakesNoPartInFirstRelease }: Policy): readonly (PersonId | null)[] {
  const { people: named, groups } = roles.provisioner;
  const isAnybody = !captorTakesNoPartInFirstRelease || groups.length > 0 || named.length === 0;
  return isAnybody ? [null] : named;
}

export function secondProvisioner(policy: Policy): readonly Unfulfillable[] {
  const { twoProvisioners, roles } = policy;
  const { people: named, groups } = roles.provisioner;
  if (!twoProvisioners || groups.length > 0 || named.length === 0) return [];
  if (onePerPerson(policy, named, (id) => id).length > 1) return [];
  const problem =
    'is true, but roles › provisioner names one person and no group. Name another, or set it to false.';
  return [{ field: ['twoProvisioners'], problem }];
}

/** Who used it does not close its review. */
export function somebodyReviews(policy: Policy): readonly Unfulfillable[] {
  const { roles, breakGlass } = policy;
  if (breakGlass === null) return [];
  const { auditor, security } = roles;
  const field = ['breakGlass'];
  if (isNobody(auditor) && isNobody(security)) {
    const problem =
      'is set, but nobody could look into its uses. Name an auditor or somebody of security in roles, or take it out.';
    return [{ field, problem }];
  }
  if (auditor.groups.length + security.groups.length > 0) return [];
  const reviewers = [...auditor.people, ...security.people];
  return breakGlass.people.flatMap((user, at) => {
    if (reviewers.some((reviewer) => !areOnePerson(policy, reviewer, user))) return [];
    const problem = `is ${user}, and nobody else could look into their uses. Name another auditor or somebody else of security in roles, or take them out.`;
    return [{ field: [...field, 'people', String(at)], problem }];
  });
}
