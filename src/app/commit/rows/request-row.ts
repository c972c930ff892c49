// A request as it is stored, and read back.
import { z } from 'zod';
import { BUILT_IN_METHODS } from '../../../domain/policy/caller-verification.js';
import { DISCLOSURES, REPORTS, STOP_CAUSES } from '../../../domain/release/request.js';
import type { Request } from '../../../domain/release/request.js';
import { named, personId, requestId, seedReference, stepNumber, time, tokenId } from './fields.js';

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
const ofSeed = z.object({ ...window, wholeSeed: z.literal(true) });
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
});
