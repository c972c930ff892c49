// `seedExport` in the policy file. Absent: nobody asks for it.
import { z } from 'zod';
import type { RoleHolders } from '../../domain/policy/roles.js';
import { holderLists } from './fields.js';

export const seedExport: z.ZodType<RoleHolders | null> = z
  .strictObject(holderLists)
  .nullable()
  .default(null)
  .describe(
    'Who may ask that the whole seed of a token leaves in a file: /export. Two approvers have to agree, whatever else this policy says, and never who captured the token. Absent or null: nobody.',
  );
