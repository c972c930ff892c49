// What a capture may run into before the seed is kept. Some may be overruled, in so many words and on record.
import { SEED_MIN_BYTES } from '../otp/seed-size.js';
import type { Stage } from './token.js';

export type Guard =
  /** The account in the QR code does not look like the account owner's. */
  | { readonly code: 'ACCOUNT_MISMATCH'; readonly read: string; readonly expected: string }
  /** The same seed is kept already, for this or another person. */
  | { readonly code: 'SEED_ALREADY_KEPT'; readonly ownerName: string; readonly same: boolean }
  /** A token of this person is on its way: this one would replace it. */
  | { readonly code: 'TOKEN_UNDER_WAY'; readonly stage: Stage; readonly serial?: string }
  | { readonly code: 'SEED_TOO_SHORT'; readonly bytes: number; readonly least: number };
export type GuardCode = Guard['code'];

/** An account may be called otherwise at its issuer, and a token may be replaced; the others hold. */
export const OVERRULABLE: readonly GuardCode[] = ['ACCOUNT_MISMATCH', 'TOKEN_UNDER_WAY'];

export type CaptureCircumstances = {
  readonly seedBytes: number;
  readonly accountMatches: boolean;
  readonly read: string;
  readonly expected: string;
  /** Whose token has this seed already, where one has. */
  readonly keptFor?: { readonly ownerName: string; readonly same: boolean };
  readonly underWay?: { readonly stage: Stage; readonly serial?: string };
};

/** Everything that stands in the way, each with whether it was overruled. */
export function guardsOf(given: CaptureCircumstances): readonly Guard[] {
  const guards: Guard[] = [];
  if (given.seedBytes < SEED_MIN_BYTES) {
    guards.push({ code: 'SEED_TOO_SHORT', bytes: given.seedBytes, least: SEED_MIN_BYTES });
  }
  if (given.keptFor !== undefined) guards.push({ code: 'SEED_ALREADY_KEPT', ...given.keptFor });
  if (!given.accountMatches) {
    guards.push({ code: 'ACCOUNT_MISMATCH', read: given.read, expected: given.expected });
  }
  if (given.underWay !== undefined) guards.push({ code: 'TOKEN_UNDER_WAY', ...given.underWay });
  return guards;
}

/** Those that still stand after what was overruled. */
export function standing(
  guards: readonly Guard[],
  overruled: readonly GuardCode[],
): readonly Guard[] {
  return guards.filter(({ code }) => !OVERRULABLE.includes(code) || !overruled.includes(code));
}
