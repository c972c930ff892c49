// `audit` in the policy file: how often its log is signed, and how long codes go on while no checkpoint can be kept elsewhere.
import { z } from 'zod';
import { DEFAULT_AUDIT } from '../../domain/policy/audit-rules.js';
import type { AuditRules } from '../../domain/policy/audit-rules.js';
import { whole } from './fields.js';

export const audit: z.ZodType<AuditRules['audit']> = z
  .strictObject({
    checkpointEntries: whole(1, 10_000)
      .default(DEFAULT_AUDIT.checkpointEntries)
      .describe(
        'Entries after which a checkpoint is signed. After a disclosure one is signed at once.',
      ),
    checkpointMinutes: whole(1, 1_440)
      .default(DEFAULT_AUDIT.checkpointMinutes)
      .describe('Minutes after which a checkpoint is signed, where there are new entries.'),
    unanchoredEntries: whole(1, 100_000)
      .default(DEFAULT_AUDIT.unanchoredEntries)
      .describe('Entries that may be in no anchor: with more, no code and no secret is shown.'),
    unanchoredHours: whole(1, 720)
      .default(DEFAULT_AUDIT.unanchoredHours)
      .describe(
        'Hours for which entries may be in no anchor: after more, no code and no secret is shown.',
      ),
  })
  .default(DEFAULT_AUDIT)
  .describe(
    'The log of the audit: when it is signed, and how long codes go on while its anchor cannot be reached.',
  );
