// `retention` in the policy file: how long what is over is kept.
import { z } from 'zod';
import { DEFAULT_RETENTION } from '../../domain/policy/retention.js';
import type { Retention } from '../../domain/policy/retention.js';
import { whole } from './fields.js';

const { days, requestDays, reviewDays, backupDays } = DEFAULT_RETENTION;

/** Below, who writes the policy could have what they did forgotten before anybody looks for it. */
const LEAST_DAYS = 90;

/** A day at least: until then its cards may still be pressed. */
export const retention: z.ZodType<Retention> = z
  .strictObject({
    days: whole(LEAST_DAYS, 36_500)
      .default(days)
      .describe(
        'Days for which the audit has names and what was typed, and for which nobody can be erased after their last deed.',
      ),
    requestDays: whole(1, 3_650)
      .default(requestDays)
      .describe('Days for which a request is kept after it ended.'),
    reviewDays: whole(1, 3_650)
      .default(reviewDays)
      .describe('Days for which the review of a break-glass is kept after it was closed.'),
    backupDays: whole(1, 365)
      .default(backupDays)
      .describe('Days for which a backup can be opened: then its key is destroyed.'),
  })
  .default(DEFAULT_RETENTION)
  .describe('How long what is over is kept. The entries of the audit are kept for ever.');
