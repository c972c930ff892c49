// How long what is over is kept. The audit is kept for ever, and so is what decisions rest on: ledgers, tokens, freezes.
import type { Instant } from '../ids.js';
import { plusSeconds } from '../ids.js';

export type Retention = {
  /** Days for which a request is kept after it ended. */
  readonly requestDays: number;
  /** Days for which the review of a break-glass is kept after it was closed; its request is kept as long. */
  readonly reviewDays: number;
};

export type RetentionRules = { readonly retention: Retention };

export const DEFAULT_RETENTION: Retention = { requestDays: 90, reviewDays: 365 };

const DAY_SECONDS = 24 * 3600;

export function isForgotten(endedAt: Instant, days: number, now: Instant): boolean {
  return plusSeconds(endedAt, days * DAY_SECONDS) <= now;
}
