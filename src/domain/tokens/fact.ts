// What happened to a token, in the words of the audit. A fact holds ids, steps and digests; it cannot hold a seed or a code.
import type { Instant, PersonId, Step, TokenId } from '../ids.js';
import type { GuardCode } from './guards.js';
import type { Days } from './shipment.js';
import type { Change } from './stage-table.js';
import type { Stage } from './token.js';

export type TokenFact =
  | { readonly action: 'case.opened'; readonly ownerId: PersonId }
  | { readonly action: 'case.entered' }
  | { readonly action: 'case.closed' }
  /** Somebody wanted something of a token and was refused. */
  | { readonly action: 'token.refused'; readonly wanted: string; readonly refusal: string }
  | {
      readonly action: 'token.capturing';
      readonly ownerId: PersonId;
      readonly fingerprint: string;
      /** Warnings that the provisioner overruled in so many words. */
      readonly overruled: readonly GuardCode[];
    }
  | {
      readonly action: 'token.changed';
      readonly change: Change;
      readonly from: Stage;
      readonly to: Stage;
    }
  /** From a file, without anybody at a page: the account has taken it before, and nothing has proved it here. */
  | { readonly action: 'token.imported' }
  | { readonly action: 'token.replaced'; readonly replacedBy: TokenId }
  | { readonly action: 'token.compromised'; readonly reason: string }
  /** `days`: those of the parcel were corrected, from which to which. */
  | {
      readonly action: 'token.noted';
      readonly what: readonly string[];
      readonly days?: { readonly before: Days; readonly after: Days };
    }
  | { readonly action: 'token.proved'; readonly driftSteps: number }
  /** Counted before the seed is read. */
  | { readonly action: 'token.proof-tried'; readonly tried: number }
  | { readonly action: 'token.proof-wrong'; readonly wrong: number }
  | { readonly action: 'enrolment.code'; readonly step: Step; readonly given: number }
  | { readonly action: 'enrolment.refused-code'; readonly given: number }
  | { readonly action: 'seed-qr.shown'; readonly until: Instant }
  | { readonly action: 'seed.kept-on'; readonly until: Instant }
  /** The data key is gone: nobody can read the seed any more. */
  | { readonly action: 'seed.destroyed' }
  /** The vault has let go of the sealed remains, or will at that time. */
  | { readonly action: 'seed.remains-removed'; readonly remainsUntil?: Instant };
