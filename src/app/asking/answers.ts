// Asking for a code or for the whole seed, as a channel sees it: what was said, what is asked back, and what there is to answer.
import type { Instant, RequestId, TokenId } from '../../domain/ids.js';
import type { Outcome } from '../../domain/outcome.js';
import type { CallerMethod } from '../../domain/policy/caller-verification.js';
import type { TimeProblem } from '../../domain/time/resolve-time.js';
import type { TypedTime } from '../../domain/time/typed-time.js';
import type { Stage } from '../../domain/tokens/token.js';
import type { LimitReached } from '../../domain/policy/limits.js';
import type {
  NobodyReachable,
  ReasonTooLong,
  WhichTokenRefusal,
  WhoRefusal,
} from '../looking/refusals.js';
import type { Mention, Whom } from '../looking/who.js';

/** It was said that a time at the end of the reason is part of the reason. */
export type AtOnce = { readonly kind: 'at-once' };

export type Moments = { readonly kind: 'moments'; readonly moments: readonly Instant[] };

/** The reason must not be empty. */
export type AskForSeed = Whom & { readonly token?: TokenId; readonly reason: string };

export type AskForCode = Whom & {
  /** The request whose code was of no use, where another one is asked for on its card. */
  readonly after?: RequestId;
  /** Which of the account owner's tokens was chosen. */
  readonly token?: TokenId;
  readonly reason: string;
  readonly byMail: boolean;
  /** How the caller was verified, as chosen on a card. What was typed of it stands in the reason. */
  readonly verifiedBy?: string;
  /** From when on the code is wanted: as typed, or as it was understood: one moment, or several to choose from. At once where absent. */
  readonly when?: TypedTime | Moments | AtOnce;
};

/** One thing more has to be said before there is a request. Nothing was opened, and nothing is counted. */
export type AskQuestion =
  | {
      readonly kind: 'caller';
      readonly owner: Mention;
      /** What will do for this account owner. */
      readonly methods: readonly CallerMethod[];
      /** Something was said, but it will not do. */
      readonly notEnough: boolean;
    }
  /** What was typed may mean any of these. */
  | { readonly kind: 'time'; readonly owner: Mention; readonly moments: readonly Instant[] }
  /** The reason ends in a time: the code is wanted then, at one of these moments, or at once. */
  | {
      readonly kind: 'time-or-reason';
      readonly owner: Mention;
      readonly moments: readonly Instant[];
      /** The time as it was typed. */
      readonly typed: string;
    };

/** There is a token, and it does not give what was asked for where it stands now. */
export type TokenNotGiving = {
  readonly owner: Mention;
  readonly stage: Stage;
  /** When its seed was destroyed; nobody's name where time did it. */
  readonly destroyed?: { readonly at: Instant; readonly by?: string };
} & (
  | { readonly code: 'TOKEN_NOT_RELEASABLE' }
  | ({ readonly code: 'TOKEN_NOT_BURNABLE' } & Confirmed)
  | ({ readonly code: 'TOKEN_NOT_EXPORTABLE' } & Confirmed)
);
type Confirmed = {
  /** A second provisioner has not held the fingerprint against what they were told. */
  readonly unconfirmed: boolean;
};

export type AskRefusal =
  | { readonly code: 'NO_ROLE' }
  | { readonly code: 'NOT_A_PROVISIONER' }
  /** The policy names them not, or nobody, among those who may ask that a seed leaves in a file. */
  | { readonly code: 'NOT_AN_EXPORTER' }
  /** For the whole seed one is needed. */
  | { readonly code: 'REASON_MISSING' }
  | ReasonTooLong
  | WhoRefusal
  | WhichTokenRefusal
  | TokenNotGiving
  | { readonly code: 'CAPTOR_REQUEST'; readonly owner: Mention }
  | TimeProblem
  /** Before that moment nobody could have approved. */
  | { readonly code: 'TIME_TOO_SOON'; readonly at: Instant }
  | { readonly code: 'TIME_TOO_FAR'; readonly at: Instant; readonly hoursAtMost: number }
  | { readonly code: 'FROZEN' }
  /** Too much within an hour, of this person or about this account owner. */
  | ({ readonly code: 'LIMIT_REACHED' } & LimitReached)
  | NobodyReachable;

export type AskRefusalCode = AskRefusal['code'];

/** The card itself comes by the outbox, so that it comes also after a crash. */
export type Asked =
  | { readonly kind: 'asked' | 'already-open'; readonly requestId: RequestId }
  /** `ask`: what was said so far; with the answer it is asked again. */
  | { readonly kind: 'question'; readonly question: AskQuestion; readonly ask: AskForCode };

export type AskAnswer = Outcome<Asked, AskRefusal>;
