// Why nobody, or nothing, was found of what was typed, or nobody can be asked.
import type { Instant, TokenId } from '../../domain/ids.js';
import type { Stage } from '../../domain/tokens/token.js';
import type { Candidate, Mention } from './who.js';

export type WhoRefusal =
  /** `nearest`: who might have been meant. Never taken for an answer. */
  | {
      readonly code: 'UNKNOWN_PERSON';
      readonly typed: string;
      readonly nearest: readonly Candidate[];
    }
  | { readonly code: 'SEVERAL_PEOPLE'; readonly people: readonly Candidate[] };

/** A token to choose, by what tells it from the others. */
export type TokenChoice = {
  readonly id: TokenId;
  readonly issuer: string;
  readonly accountName: string;
  /** The last of its serial number; absent before it was burned. */
  readonly serialEnd?: string;
  readonly stage: Stage;
  readonly capturedAt: Instant;
};

export type SeveralTokens = {
  readonly owner: Candidate;
  readonly tokens: readonly TokenChoice[];
};

export type WhichTokenRefusal =
  | { readonly code: 'NAME_MISSING' }
  /** `mayProvision`: whoever asks may set one up. */
  | { readonly code: 'NO_TOKEN'; readonly owner: Mention; readonly mayProvision: boolean }
  | ({ readonly code: 'SEVERAL_TOKENS' } & SeveralTokens);

export type ReasonTooLong = { readonly code: 'REASON_TOO_LONG'; readonly most: number };

/** Nobody (or too few) can be asked now. `couldBe` may approve, once they have opened a chat with the bot. */
export type NobodyReachable = {
  readonly code: 'NO_REACHABLE_APPROVER';
  readonly needed: number;
  readonly reachable: number;
  readonly couldBe: readonly Mention[];
};
