// `breakGlass` in the policy file. Absent: there is none.
import { z } from 'zod';
import { WIDEST_QUOTA } from '../../domain/policy/break-glass.js';
import type { BreakGlassRules } from '../../domain/policy/break-glass.js';
import { holderLists, whole } from './fields.js';

const quota = z
  .strictObject({
    uses: whole(1, WIDEST_QUOTA.uses).default(2).describe('Uses by all of them together…'),
    perHours: whole(1, WIDEST_QUOTA.perHours).default(24).describe('… within so many hours.'),
  })
  .default({ uses: 2, perHours: 24 });

export const breakGlass: z.ZodType<BreakGlassRules | null> = z
  .strictObject({ ...holderLists, quota })
  .nullable()
  .default(null)
  .describe(
    'Who may release a code without waiting for approval: everybody is told at once, and somebody else has to review it. Absent or null: nobody.',
  );
