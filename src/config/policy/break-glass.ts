// `breakGlass` in the policy file. Absent: there is none.
import { z } from 'zod';
import type { BreakGlassRules } from '../../domain/policy/break-glass.js';
import { holderLists, whole } from './fields.js';

export const breakGlass: z.ZodType<BreakGlassRules | null> = z
  .strictObject({
    ...holderLists,
    quota: z
      .strictObject({ uses: whole(1, 100).default(2), perHours: whole(1, 720).default(24) })
      .default({ uses: 2, perHours: 24 }),
  })
  .nullable()
  .default(null);
