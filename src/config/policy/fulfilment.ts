// A policy that no code could ever satisfy is refused at the start, not at the first request. Each rule names the field
// and what would be acceptable.
import { minimumCanBeMet } from '../../domain/otp/choose-step.js';
import { DEFAULT_PARAMETERS } from '../../domain/otp/parameters.js';
import type { Policy } from '../../domain/policy/policy.js';
import type { RoleHolders } from '../../domain/policy/roles.js';
import { onePerPerson } from '../../domain/policy/two-people.js';

/** `field`: the way to it from the top of the file. */
export type Unfulfillable = { readonly field: readonly string[]; readonly problem: string };

const RULES: readonly ((policy: Policy) => readonly Unfulfillable[])[] = [
  stepsWithinProfile,
  minimumReachable,
  somebodyApproves,
  somebodyReviews,
  callerCanBeVerified,
];

export function unfulfillable(policy: Policy): readonly Unfulfillable[] {
  return RULES.flatMap((rule) => rule(policy));
}

function stepsWithinProfile({ stepsAhead, profile }: Policy): readonly Unfulfillable[] {
  if (stepsAhead <= profile.future) return [];
  const problem = `is ${stepsAhead}, but the verifier profile "${profile.name}" takes codes at most ${profile.future} steps ahead. Lower it to ${profile.future}, or choose another profile.`;
  return [{ field: ['stepsAhead'], problem }];
}

function minimumReachable(policy: Policy): readonly Unfulfillable[] {
  const { periodSeconds } = DEFAULT_PARAMETERS;
  if (minimumCanBeMet({ ...policy, periodSeconds })) return [];
  const problem = `is ${policy.minimumUsableSeconds}, but with the verifier profile "${policy.profile.name}" no code works for that long. Lower it, or choose another profile.`;
  return [{ field: ['minimumUsableSeconds'], problem }];
}

const isNobody = ({ people, groups }: RoleHolders): boolean => people.length + groups.length === 0;

/** Only where somebody may ask: a policy that gives nobody a role is one that is only being begun. */
function somebodyApproves(policy: Policy): readonly Unfulfillable[] {
  const { roles, approvalsNeeded } = policy;
  const { approver, requester } = roles;
  if (isNobody(requester)) return [];
  if (approver.groups.length > 0) return [];
  // Two accounts of one person are one yes.
  const { length } = onePerPerson(policy, approver.people, (id) => id);
  const names = `names ${length === 1 ? 'one person' : `${length} people`} and no group`;
  if (length < approvalsNeeded) {
    const problem = `${names}, but a release needs ${approvalsNeeded}. Name more, or a group.`;
    return [{ field: ['roles', 'approver'], problem }];
  }
  return policy.approvalsNeededFor.flatMap(({ approvals }, at) => {
    if (approvals <= length) return [];
    const problem = `is ${approvals}, but roles › approver ${names}. Lower it to ${length}, or name more.`;
    return [{ field: ['approvalsNeededFor', String(at), 'approvals'], problem }];
  });
}

function somebodyReviews({ roles, breakGlass }: Policy): readonly Unfulfillable[] {
  if (breakGlass === null || !isNobody(roles.auditor) || !isNobody(roles.security)) return [];
  const problem =
    'is set, but nobody could look into its uses. Name an auditor or somebody of security in roles, or take it out.';
  return [{ field: ['breakGlass'], problem }];
}

function callerCanBeVerified({ callerVerification }: Policy): readonly Unfulfillable[] {
  const { required, methods, ownersNeed } = callerVerification;
  const ids = methods.map(({ id }) => id);
  const at = ['callerVerification', 'methods'];
  const none = 'is empty, but every request has to name one. Name some, or set required to false.';
  return [
    ...(required && ids.length === 0 ? [{ field: at, problem: none }] : []),
    ...ids.flatMap((id, index) =>
      ids.indexOf(id) === index
        ? []
        : [{ field: [...at, `${index}`], problem: `is "${id}" again. Name each method once.` }],
    ),
    ...ownersNeed.flatMap((rule, index) =>
      rule.methods.flatMap((id, place) => {
        if (ids.includes(id)) return [];
        const field = ['callerVerification', 'ownersNeed', `${index}`, 'methods', `${place}`];
        const problem = `is "${id}", which is not in the list of methods (${ids.join(', ')}). Add it there, or name one of them.`;
        return [{ field, problem }];
      }),
    ),
  ];
}
