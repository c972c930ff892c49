// The policy file's published schema: editors complete it, and say what each field is for.
import { z } from 'zod';
import { policySchema } from './schema.js';

/** JSON Schema 2020-12 of what a policy file may say. Rules across fields stand in fulfilment.ts alone. */
export function policyJsonSchema(): object {
  return { title: 'OTP Bridge policy', ...z.toJSONSchema(policySchema, { io: 'input' }) };
}
