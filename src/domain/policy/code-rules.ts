// What codes are given out.
import type { VerifierProfile } from '../otp/verifier-profile.js';

export type CodeRules = {
  /** Codes under one approval, 1 to 3: another one only after *Refused* or *Not used*. */
  readonly codesPerApproval: number;
  /** Times that the same code may be shown again while it works, 0 to 3. */
  readonly showAgainAtMost: number;
  /** Steps ahead of the current one, at most the profile's future. */
  readonly stepsAhead: number;
  /** Least seconds for which a code must still work when it is shown. */
  readonly minimumUsableSeconds: number;
  /** Allowed error of our clock and the verifier's together. */
  readonly clockErrorSeconds: number;
  readonly profile: VerifierProfile;
};
