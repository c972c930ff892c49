// A policy that no code could ever satisfy is refused at the start, not at the first request. Each rule names the field
// and what would be acceptable.
import { minimumCanBeMet } from '../../domain/otp/choose-step.js';
import { DEFAULT_PARAMETERS } from '../../domain/otp/parameters.js';
import type { Policy } from '../../domain/policy/policy.js';
import { enoughApprove, secondProvisioner, somebodyReviews } from './enough-people.js';
import type { Unfulfillable } from './unfulfillable.js';

const RULES: readonly ((policy: Policy) => readonly Unfulfillable[])[] = [
  stepsWithinProfile,
  minimumReachable,
  enoughApprove,
  secondProvisioner,
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
