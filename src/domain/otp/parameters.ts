// How a seed becomes a code: hash, digits and period, as the Key URI format names them.
import { ok, refused } from '../outcome.js';
import type { Outcome } from '../outcome.js';

export const ALGORITHMS = ['SHA-1', 'SHA-256', 'SHA-512'] as const;
export type Algorithm = (typeof ALGORITHMS)[number];

const DIGITS = [6, 7, 8] as const;

export type OtpParameters = {
  readonly algorithm: Algorithm;
  readonly digits: (typeof DIGITS)[number];
  /** Seconds of one step (RFC 6238 §4.1, X). */
  readonly periodSeconds: number;
};

/** What a QR code means that names none of them (Key URI format), and what Microsoft uses. */
export const DEFAULT_PARAMETERS: OtpParameters = {
  algorithm: 'SHA-1',
  digits: 6,
  periodSeconds: 30,
};

export const PERIOD_MAX_SECONDS = 86_400;

export type ParametersRefusal = {
  readonly code: 'PARAMETERS_MALFORMED';
  readonly field: string;
};

/** Without a library: the page and the small commands load nothing for it. */
export function parseOtpParameters(value: unknown): Outcome<OtpParameters, ParametersRefusal> {
  if (typeof value !== 'object' || value === null) return malformed('parameters');
  const given: Readonly<Record<string, unknown>> = { ...value };
  const algorithm = ALGORITHMS.find((one) => one === given['algorithm']);
  if (algorithm === undefined) return malformed('algorithm');
  const digits = DIGITS.find((one) => one === given['digits']);
  if (digits === undefined) return malformed('digits');
  const periodSeconds = given['periodSeconds'];
  if (!isPeriod(periodSeconds)) return malformed('periodSeconds');
  return ok({ algorithm, digits, periodSeconds });
}

function malformed(field: string): Outcome<never, ParametersRefusal> {
  return refused({ code: 'PARAMETERS_MALFORMED', field });
}

function isPeriod(value: unknown): value is number {
  if (typeof value !== 'number' || !Number.isInteger(value)) return false;
  return value >= 1 && value <= PERIOD_MAX_SECONDS;
}
