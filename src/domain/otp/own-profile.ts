// A verifier profile as a policy says it: a built-in one by its name, or own numbers. Apart from the profiles themselves, which
// are used where no schema is.
import { z } from 'zod';
import { ok, refused } from '../outcome.js';
import type { Outcome } from '../outcome.js';
import { BUILT_IN_PROFILES } from './verifier-profile.js';
import type { VerifierProfile } from './verifier-profile.js';

/** No verifier is taken to accept a step that is further away. */
export const MOST_STEPS = 20;
const steps = z.number().int().min(0).max(MOST_STEPS);
/** Own numbers, measured or found documented. */
export const ownProfile: z.ZodType<VerifierProfile> = z.strictObject({
  name: z.string().min(1).describe('What the times are attributed to.'),
  past: steps.describe('Steps before the current one that are still accepted.'),
  future: steps.describe('Steps after the current one that are accepted already.'),
  source: z.string().min(1).describe('Where the numbers come from.'),
  status: z
    .enum(['documented', 'measured', 'assumed'])
    .describe('Only a measured window is spoken of without "should".'),
});

export type ProfileRefusal = { readonly code: 'PROFILE_MALFORMED'; readonly known: string };

/** A built-in profile by its name, or own numbers. */
export function parseVerifierProfile(value: unknown): Outcome<VerifierProfile, ProfileRefusal> {
  const named = typeof value === 'string' ? BUILT_IN_PROFILES.get(value) : undefined;
  if (named !== undefined) return ok(named);
  const parsed = ownProfile.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  return refused({ code: 'PROFILE_MALFORMED', known: [...BUILT_IN_PROFILES.keys()].join(', ') });
}
