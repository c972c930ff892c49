// Are there enough different people for what the policy asks for? Each demand that is not met is tried once more without the rules of
// who may approve whom, then without the one that keeps the captor out: what would be enough without it is named.
import type { Policy } from '../../domain/policy/policy.js';
import { isNobody } from '../../domain/policy/roles.js';
import type { RoleHolders } from '../../domain/policy/roles.js';
import { areOnePerson, onePerPerson } from '../../domain/policy/two-people.js';
import { countApprovals } from './could-approve.js';
import type { Unfulfillable } from './unfulfillable.js';

/** So many approvals must be to be had of the codes of these owners; undefined: of somebody whom no list names. */
type Demand = {
  readonly approvals: number;
  readonly owners?: RoleHolders;
  readonly whose: string;
  /** What is wrong where there are `most`, whatever the rules say. */
  readonly tooFew: (most: number) => readonly Unfulfillable[];
};

/** Only where somebody may ask: a policy that gives nobody a role is one that is only being begun. */
export function enoughApprove(policy: Policy): readonly Unfulfillable[] {
  if (isNobody(policy.roles.requester)) return [];
  const first = unmet(policy, ofAnybody(policy));
  return first.length > 0 ? first : ofNamed(policy).flatMap((demand) => unmet(policy, demand));
}

function ofAnybody({ approvalsNeeded }: Policy): Demand {
  return {
    approvals: approvalsNeeded,
    whose: 'a code',
    tooFew: (most) => {
      const problem = `leaves ${people(most)} besides the one who asks, but a release needs ${approvalsNeeded}. Name more, or a group.`;
      return [{ field: ['roles', 'approver'], problem }];
    },
  };
}

/** Whoever a rule names must be able to get a code; a named owner who approves too cannot approve their own. */
function ofNamed({ approvalsNeeded, approvalsNeededFor, mayApprove }: Policy): readonly Demand[] {
  const byNumber = approvalsNeededFor.map(({ owners, approvals }, at): Demand => {
    const field = ['approvalsNeededFor', String(at), 'approvals'];
    const tooFew = (most: number): readonly Unfulfillable[] => {
      const lower = most >= approvalsNeeded ? `Lower it to ${most}, or name` : 'Name';
      const problem = `is ${approvals}, but of a code of theirs ${people(most)} could approve. ${lower} more people, or a group, in roles › approver.`;
      return [{ field, problem }];
    };
    return { approvals, owners, whose: `a code of those in approvalsNeededFor › ${at}`, tooFew };
  });
  const byRule = mayApprove.flatMap(({ owners }, at): readonly Demand[] => {
    if (owners === undefined) return [];
    const whose = `a code of those in mayApprove › ${at}`;
    // Of a code of theirs too few could approve without the rules, too: nobody has asked for more.
    return [{ approvals: approvalsNeeded, owners, whose, tooFew: () => [] }];
  });
  return [...byNumber, ...byRule];
}

function unmet(policy: Policy, demand: Demand): readonly Unfulfillable[] {
  const { approvals, owners, whose, tooFew } = demand;
  const most = (under: Policy): number => countApprovals(under, owners, approvals);
  if (most(policy) >= approvals) return [];
  const anyApprover = { ...policy, mayApprove: [] };
  if (most(anyApprover) >= approvals) {
    const problem = `leaves ${people(most(policy))} who could approve ${whose}, which needs ${approvals}. Name more in onlyBy, or take entries out.`;
    return [{ field: ['mayApprove'], problem }];
  }
  const anyCaptor = { ...anyApprover, captorTakesNoPartInFirstRelease: false };
  if (most(anyCaptor) < approvals) return tooFew(most(anyCaptor));
  const problem = `is true, but without the one who captured a token nobody could get the first code of it: too few are left to ask, and to approve ${whose}. Name another provisioner in roles, or set it to false.`;
  return [{ field: ['captorTakesNoPartInFirstRelease'], problem }];
}

function people(number: number): string {
  if (number === 0) return 'nobody';
  return number === 1 ? 'one person' : `${number} people`;
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
