// How long what is over is kept. The leaves of the audit are kept for ever, and so is what decisions rest on: ledgers, tokens, freezes.
import type { Instant } from '../ids.js';
import { plusDays } from '../ids.js';

export type Retention = {
  /**
   * Days for which the audit has names and what was typed, counted from its entry; and for which nobody can be erased after
   * their last deed. The entry itself stays.
   */
  readonly days: number;
  /** Days for which a request is kept after it ended. */
  readonly requestDays: number;
  /** Days for which the review of a break-glass is kept after it was closed; its request is kept as long. */
  readonly reviewDays: number;
  /** Days for which a backup can be opened. */
  readonly backupDays: number;
};

export type RetentionRules = { readonly retention: Retention };

export const DEFAULT_RETENTION: Retention = {
  days: 400,
  requestDays: 90,
  reviewDays: 365,
  backupDays: 30,
};

export function isForgotten(endedAt: Instant, days: number, now: Instant): boolean {
  return plusDays(endedAt, days) <= now;
}
