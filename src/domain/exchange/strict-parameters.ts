// The parameters of a token in a file. A period has two digits: with one missing or one too many it would be another token's, and
// nobody would see it before its codes are wrong.
import { parseOtpParameters } from '../otp/parameters.js';
import type { OtpParameters } from '../otp/parameters.js';
import { ok, refused } from '../outcome.js';
import type { Outcome } from '../outcome.js';
import type { RowFault } from './token-file.js';

const SHORTEST = 10;
const LONGEST = 99;

export function likelyPeriod(parameters: OtpParameters): Outcome<OtpParameters, RowFault> {
  const { periodSeconds: seconds } = parameters;
  if (seconds >= SHORTEST && seconds <= LONGEST) return ok(parameters);
  return refused({ code: 'PERIOD_UNLIKELY', seconds });
}

const ALGORITHMS: Readonly<Record<string, string>> = {
  SHA1: 'SHA-1',
  SHA256: 'SHA-256',
  SHA512: 'SHA-512',
};

/** Each as the file has it: `SHA256`, 6, 30. What is missing is not guessed. */
export function strictParameters(given: {
  readonly algorithm: string;
  readonly digits: number;
  readonly period: number;
}): Outcome<OtpParameters, RowFault> {
  const name = given.algorithm.toUpperCase();
  const parsed = parseOtpParameters({
    algorithm: Object.hasOwn(ALGORITHMS, name) ? ALGORITHMS[name] : undefined,
    digits: given.digits,
    periodSeconds: given.period,
  });
  if (parsed.ok) return likelyPeriod(parsed.value);
  if (parsed.refusal.field === 'digits') return refused({ code: 'KEY_URI_DIGITS' });
  if (parsed.refusal.field === 'periodSeconds') return refused({ code: 'KEY_URI_PERIOD' });
  return refused({ code: 'KEY_URI_ALGORITHM' });
}
