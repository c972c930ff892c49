// Are there enough different people for what the policy asks for? A group may bring anybody: its size is the directory's.
// Who may approve whom is asked of the function that decides it.
import { parsePersonId } from '../../domain/ids.js';
import type { PersonId } from '../../domain/ids.js';
import type { Policy } from '../../domain/policy/policy.js';
import type { RoleHolders } from '../../domain/policy/roles.js';
import {
  areOnePerson,
  isBarred,
  onePerPerson,
  whyNotApprove,
} from '../../domain/policy/two-people.js';
import type { Unfulfillable } from './unfulfillable.js';

/** Somebody whom no list names: out of a group, or an account owner like any other. */
const stranger = (digit: number): PersonId[] =>
  [parsePersonId(`ffffffff-ffff-4fff-bfff-00000000000${digit}`)].filter((id) => id !== undefined);
const OWNER = stranger(1);
const REQUESTER = stranger(2);

export const isNobody = ({ people, groups }: RoleHolders): boolean =>
  people.length + groups.length === 0;

const people = (number: number): string => {
  if (number === 0) return 'nobody';
  return number === 1 ? 'one person' : `${number} people`;
};

/** Only where somebody may ask: a policy that gives nobody a role is one that is only being begun. */
export function enoughApprove(policy: Policy): readonly Unfulfillable[] {
  const { roles, approvalsNeeded } = policy;
  if (isNobody(roles.requester) || mostApprovals(policy, OWNER) >= approvalsNeeded) return [];
  // Two accounts of one person are one yes.
  const { length } = onePerPerson(policy, roles.approver.people, (id) => id);
  const named = roles.approver.groups.length === 0;
  const needs = `but a release needs ${approvalsNeeded}`;
  if (named && length < approvalsNeeded) {
    const problem = `names ${people(length)} and no group, ${needs}. Name more, or a group.`;
    return [{ field: ['roles', 'approver'], problem }];
  }
  const anyCaptor = { ...policy, captorTakesNoPartInFirstRelease: false };
  const most = mostApprovals(anyCaptor, OWNER);
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
    const named = [...owners.people, ...(owners.groups.length > 0 ? OWNER : [])];
    const most = Math.min(...named.map((owner) => mostApprovals(policy, [owner])), approvals);
    if (most >= approvals) return [];
    const lower = most >= policy.approvalsNeeded ? `Lower it to ${most}, or name` : 'Name';
    const problem = `is ${approvals}, but of a code of theirs ${people(most)} could approve. ${lower} more people, or a group, in roles › approver.`;
    return [{ field: ['approvalsNeededFor', String(at), 'approvals'], problem }];
  });
}

/** With the requester and the captor who leave the most; a group of approvers has always enough. */
function mostApprovals(policy: Policy, owners: readonly PersonId[]): number {
  const { approver, requester } = policy.roles;
  const requesters = [...requester.people, ...(requester.groups.length > 0 ? REQUESTER : [])];
  const counts = owners.flatMap((ownerId) =>
    requesters.flatMap((requesterId) =>
      captors(policy)
        .filter((barredCaptor) => !isBarred(policy, barredCaptor, requesterId))
        .map((barredCaptor) => {
          if (approver.groups.length > 0) return Infinity;
          const about = { requesterId, ownerId, barredCaptor, isApprover: true, rules: policy };
          const may = approver.people.filter(
            (approverId) => whyNotApprove({ ...about, approverId }) === undefined,
          );
          return onePerPerson(policy, may, (id) => id).length;
        }),
    ),
  );
  return Math.max(0, ...counts);
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
