// A request as it is stored, and what refused an event on it, as the operation keeps it.
import { z } from 'zod';
import { BUILT_IN_METHODS } from '../../../domain/policy/caller-verification.js';
import { DISCLOSURES, REPORTS, STOP_CAUSES } from '../../../domain/release/request.js';
import type { ReleaseRefusal } from '../../../domain/release/refusal.js';
import type { Request } from '../../../domain/release/request.js';
import {
  named,
  personId,
  requestId,
  seedReference,
  stepNumber,
  time,
  tokenId,
} from '../../../domain/fields.js';

const verifiedBy = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('built-in'), id: z.enum(BUILT_IN_METHODS) }),
  z.object({ kind: z.literal('own'), id: z.string(), en: z.string(), de: z.string() }),
]);

const ask = z.object({
  id: requestId,
  disclosure: z.enum(DISCLOSURES),
  requester: named,
  owner: named.extend({ account: z.string() }),
  tokenId,
  seedReference,
  issuer: z.string(),
  sample: z.boolean(),
  reason: z.string(),
  byMail: z.boolean(),
  verifiedBy: z.exactOptional(verifiedBy),
  notBefore: z.exactOptional(time),
  createdAt: time,
  waitsUntil: time,
  asked: z.array(named),
  numbers: z.exactOptional(z.record(personId, z.number().int())),
});

const approvals = z.array(z.object({ approver: named, at: time }));
const grant = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('approvals'), approvals }),
  z.object({ kind: z.literal('break-glass'), by: named, at: time }),
]);
const window = { worksFrom: time, worksUntil: time, reservedAt: time };
const ofStep = z.object({ ...window, step: stepNumber });
const ofSeed = z.object({
  ...window,
  wholeSeed: z.literal(true),
  intoFile: z.exactOptional(z.literal(true)),
});
const handedOut = { handedOutAt: time, shows: z.number().int().positive() };
const given = z.union([
  ofStep.extend({
    ...handedOut,
    report: z.exactOptional(z.enum(REPORTS)),
    driftSuspected: z.exactOptional(z.literal(true)),
  }),
  ofSeed.extend({ ...handedOut, burned: z.exactOptional(z.literal(true)) }),
]);
const codes = z.array(given);
const granted = { grant, usableUntil: time, codes };

const life = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('pending'),
    approvals,
    wrongNumbers: z.number().int().nonnegative(),
    codes,
  }),
  z.object({ state: z.literal('approved'), ...granted, heldUntil: z.exactOptional(time) }),
  z.object({
    state: z.literal('releasing'),
    ...granted,
    reservation: z.union([ofStep, ofSeed]),
    objectedAt: z.exactOptional(time),
    denied: z.exactOptional(z.object({ by: named, reason: z.string(), at: time })),
  }),
  z.object({
    state: z.literal('released'),
    ...granted,
    current: given,
    objectedAt: z.exactOptional(time),
  }),
  z.object({ state: z.literal('denied'), by: named, reason: z.string(), at: time }),
  z.object({ state: z.literal('cancelled'), at: time }),
  z.object({ state: z.literal('expired'), at: time, unapproved: z.boolean() }),
  z.object({
    state: z.literal('stopped'),
    at: time,
    cause: z.enum(STOP_CAUSES),
  }),
  z.object({ state: z.literal('closed'), at: time, grant, codes }),
]);

export const requestSchema: z.ZodType<Request> = z.object({
  ask,
  life,
  widened: z.exactOptional(z.array(named.extend({ number: z.exactOptional(z.number().int()) }))),
  takenBack: z.exactOptional(z.record(personId, z.number().int().positive())),
  brokenGlassAt: z.exactOptional(time),
  lastShownAt: z.exactOptional(time),
  shownTimes: z.exactOptional(z.number().int().positive()),
  lastReport: z.exactOptional(z.enum(REPORTS)),
});

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
  z.object({ code: z.enum(['LOG_ROLLED_BACK', 'LOG_UNANCHORED']) }),
  z.object({ code: z.enum(['NOT_AN_EXPORTER', 'TOKEN_NOT_EXPORTABLE']) }),
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
      'TAKEN_BACK_TOO_OFTEN',
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
