// What the auditors' page sends, parsed once.
import { z } from 'zod';
import { OUTCOMES, TAKEN_FORMATS } from '../../domain/capture/auditors-api.js';
import type { AuditorsAsk } from '../../domain/capture/auditors-api.js';
import { requestId } from '../../domain/fields.js';

const locale = z.string().max(35);
const moment = z.number().int().nullable();

export const sessionBody = z.strictObject({ ticket: z.string().max(100) });
export const lookBody: z.ZodType<AuditorsAsk> = z.strictObject({
  who: z.string().max(300),
  person: z.string().max(60).nullable(),
  when: z.string().max(200),
  between: z.strictObject({ from: moment, until: moment }).nullable(),
  releases: z.boolean(),
  outcome: z.enum(OUTCOMES).nullable(),
  before: z.number().int().positive().nullable(),
  locale,
});
export const receiptBody = z.strictObject({ requestId, seq: z.number().int().positive() });
export const takeBody = z.strictObject({ format: z.enum(TAKEN_FORMATS), locale });
