// How a seed becomes a code: hash, digits and period, as the Key URI format names them.
import { z } from 'zod';
import { ok, refused } from '../outcome.js';
import type { Outcome } from '../outcome.js';

export const ALGORITHMS = ['SHA-1', 'SHA-256', 'SHA-512'] as const;
export type Algorithm = (typeof ALGORITHMS)[number];

export type OtpParameters = {
  readonly algorithm: Algorithm;
  readonly digits: 6 | 7 | 8;
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

const schema: z.ZodType<OtpParameters> = z.object({
  algorithm: z.enum(ALGORITHMS),
  digits: z.union([z.literal(6), z.literal(7), z.literal(8)]),
  periodSeconds: z.number().int().min(1).max(PERIOD_MAX_SECONDS),
});

export type ParametersRefusal = {
  readonly code: 'PARAMETERS_MALFORMED';
  readonly field: string;
};

export function parseOtpParameters(value: unknown): Outcome<OtpParameters, ParametersRefusal> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  const field = String(parsed.error.issues[0]?.path[0] ?? 'parameters');
  return refused({ code: 'PARAMETERS_MALFORMED', field });
}
