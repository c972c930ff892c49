// What the organisation has decided. The current policy counts at each decision, never the one of the request's day.
import type { VerifierProfile } from '../otp/verifier-profile.js';
import type { BreakGlassRules } from './break-glass.js';
import type { Role, RoleHolders } from './roles.js';

export type Policy = {
  /** Short digest of the policy's content: which policy a decision was made under. */
  readonly version: string;
  readonly roles: Readonly<Record<Role, RoleHolders>>;
  /** Approvals that a release needs, at least 1. */
  readonly approvalsNeeded: number;
  /** Seconds that a request waits for its approvals. */
  readonly requestLivesSeconds: number;
  /** Seconds from the last approval needed (or from *not before*) during which a code may be shown. */
  readonly approvalLivesSeconds: number;
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
  /** Who captured a token neither requests nor approves its first release. */
  readonly captorTakesNoPartInFirstRelease: boolean;
  /** Wrong numbers (number matching) that end a request. */
  readonly wrongNumbersAtMost: number;
  /** Null: nobody releases a code without approval. */
  readonly breakGlass: BreakGlassRules | null;
};

/** How long a release that has not reported back counts as running (DESIGN: stuck after 15 s). */
export const RELEASE_STUCK_SECONDS = 15;
/** Approvers asked at once. */
export const ASKED_AT_MOST = 5;
/** Characters of a reason: an unbounded one is a way to flood approvers and the audit. */
export const REASON_MAX_LENGTH = 300;
