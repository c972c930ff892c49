// A refusal as an operation's outcome keeps it, so that the same activity delivered twice gets the same answer.
import { z } from 'zod';
import type { FreezeRefusal } from '../../../domain/policy/freeze.js';
import { LIMITED } from '../../../domain/policy/limits.js';
import type { LimitReached } from '../../../domain/policy/limits.js';
import type { ReleaseRefusal } from '../../../domain/release/refusal.js';
import type { ReviewRefusal } from '../../../domain/release/review.js';
import type { DisclosureRefusal } from '../../../domain/tokens/disclosing.js';
import { STAGES } from '../../../domain/tokens/token.js';
import { named, time } from './fields.js';

const state = z.enum([
  'pending',
  'approved',
  'releasing',
  'released',
  'denied',
  'cancelled',
  'expired',
  'stopped',
  'closed',
]);

export const refusalSchema: z.ZodType<ReleaseRefusal> = z.union([
  z.object({ code: z.enum(['REQUEST_OVER', 'NOT_NOW']), state }),
  z.object({ code: z.literal('WRONG_NUMBER'), left: z.number() }),
  z.object({ code: z.literal('PERIOD_TOO_SHORT'), seconds: z.number() }),
  z.object({
    code: z.enum(['NOT_YET', 'NO_STEP_YET', 'BREAK_GLASS_USED_UP', 'TOO_MANY_WRONG_NUMBERS']),
    at: time,
  }),
  z.object({
    code: z.enum([
      'SELF_APPROVAL',
      'OWNER_APPROVAL',
      'CAPTOR_APPROVAL',
      'NOT_AN_APPROVER',
      'OTHERS_APPROVE_THIS',
      'NOT_YOUR_REQUEST',
      'NOT_A_REQUESTER',
      'NOT_A_PROVISIONER',
      'NOT_THE_OWNER',
      'ALREADY_APPROVED',
      'NOTHING_TO_WITHDRAW',
      'FROZEN',
      'OWNER_UNKNOWN',
      'TOKEN_NOT_RELEASABLE',
      'TOKEN_NOT_BURNABLE',
      'CAPTOR_REQUEST',
      'APPROVAL_LOST',
      'RELEASE_IN_PROGRESS',
      'OVERTAKEN',
      'SHOWN_TOO_OFTEN',
      'BREAK_GLASS_NOT_ALLOWED',
      'REASON_MISSING',
      'ALREADY_REPORTED',
    ]),
  }),
]);

export const limitReachedSchema: z.ZodType<LimitReached> = z.object({
  what: z.enum(LIMITED),
  whose: z.enum(['person', 'owner', 'share']),
  at: time,
});

const order = z.object({ by: named, at: time, reason: z.string() });
const whom = z.string().nullable();
export const freezeRefusal: z.ZodType<FreezeRefusal> = z.discriminatedUnion('code', [
  z.object({ code: z.literal('ALREADY_FROZEN'), order, whom }),
  z.object({ code: z.literal('NOT_FROZEN'), whom, still: z.array(z.string()) }),
  z.object({ code: z.literal('FROZE_IT_YOURSELF'), whom }),
  z.object({ code: z.literal('LIFTED_IT_YOURSELF') }),
]);

export const reviewRefusal: z.ZodType<ReviewRefusal> = z.object({
  code: z.enum(['NOT_A_REVIEWER', 'OWN_BREAK_GLASS', 'NOTE_MISSING', 'REVIEW_CLOSED']),
});

const stage = z.enum(STAGES);
export const disclosureRefusal: z.ZodType<DisclosureRefusal> = z.discriminatedUnion('code', [
  z.object({ code: z.literal('FROZEN') }),
  z.object({ code: z.literal('NOT_A_PROVISIONER') }),
  z.object({ code: z.literal('NOT_THE_CAPTOR') }),
  z.object({ code: z.literal('OWNER_UNKNOWN') }),
  z.object({ code: z.literal('NO_CODES_NOW'), stage }),
  z.object({ code: z.literal('CODES_USED_UP'), most: z.number() }),
  z.object({ code: z.literal('ENROLMENT_OVER'), since: time }),
  z.object({ code: z.literal('NO_NEW_STEP'), at: time }),
  z.object({ code: z.literal('APPROVAL_NEEDED') }),
  z.object({ code: z.literal('NO_SEED_QR_NOW'), stage }),
]);
