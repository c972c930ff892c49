// What codes are given out, in the policy file.
import { z } from 'zod';
import { ownProfile, parseVerifierProfile } from '../../domain/otp/own-profile.js';
import { BUILT_IN_PROFILES } from '../../domain/otp/verifier-profile.js';
import { whole } from './fields.js';

const known = [...BUILT_IN_PROFILES.keys()];
const error = `must be one of ${known.join(', ')}, or own numbers: { "name", "past", "future", "source", "status" }`;

const profile = z.union([z.enum(known), ownProfile], { error }).transform((value, context) => {
  const parsed = parseVerifierProfile(value);
  if (parsed.ok) return parsed.value;
  context.addIssue({ code: 'custom', message: error });
  return z.NEVER;
});

export const codes = {
  profile: profile
    .prefault('entra')
    .describe('Which steps the verifier accepts: a profile by its name, or own numbers.'),
  stepsAhead: whole(0, 20)
    .default(1)
    .describe('Steps ahead of the current one; at most what the profile takes (its future).'),
  minimumUsableSeconds: whole(1, 600)
    .default(20)
    .describe('Least seconds for which a code must still work when it is shown.'),
  clockErrorSeconds: whole(0, 30)
    .default(5)
    .describe('Allowed error of our clock and the verifier’s together: taken off the times shown.'),
  codesPerApproval: whole(1, 3)
    .default(1)
    .describe('Codes under one approval: another one only after Refused or Not used.'),
  showAgainAtMost: whole(0, 3)
    .default(3)
    .describe('Times that the same code may be shown again while it works.'),
};
