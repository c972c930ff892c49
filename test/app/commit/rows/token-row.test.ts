// A token is read as it was written, in each stage of its way and with everything that it may have by then; so is what is counted of its
// seed, the key of it, and why nothing of it was shown.
import { describe, expect, test } from '@jest/globals';
import {
  disclosureRefusal,
  ledgerSchema,
  NEW_LEDGER,
  putToken,
  seedKeySchema,
  tokenSchema,
  toTokenSchema,
} from '../../../../src/app/commit/rows/token-row.js';
import type { Ledger } from '../../../../src/app/commit/rows/token-row.js';
import type { DisclosureRefusal } from '../../../../src/domain/tokens/disclosing.js';
import { STAGES } from '../../../../src/domain/tokens/token.js';
import { at, megan, STEP, T0 } from '../../../domain/release/given.js';
import { aToken, capturing, KEPT_UNTIL, keptToken } from '../../../domain/tokens/given.js';
import { keptAs, stored } from './kept-as.js';

const deed = { by: megan.id, at: at(7) };
const confirmed = { confirmed: deed };
const parcel = {
  serial: '2308000123',
  model: 'C202',
  shipment: { ...deed, postedOn: '2026-11-25', expectedOn: '2026-11-28' },
  signIn: { kind: 'dont-ask-again', days: 60, until: at(60 * 86_400) },
};
const destroyed = { ...deed, by: 'bridge', remainsUntil: at(90 * 86_400) };
const behind = {
  ...confirmed,
  ...parcel,
  drift: { steps: 1, seconds: 30, measuredAt: at(5) },
  delivered: deed,
  keptUntil: KEPT_UNTIL,
  destroyed,
};
const { caseId, session, seedBytes, fingerprint, ...core } = capturing();
const sample = { ...core, sample: true, capturedBy: null };

keptAs<unknown>('a token', {
  schema: tokenSchema,
  examples: {
    ...Object.fromEntries(STAGES.map((stage) => [stage, stored(aToken(stage))])),
    'kept for a re-burn': stored(keptToken()),
    'of sample data': sample,
    'captured, and confirmed': { ...aToken('captured'), ...confirmed },
    'enrolled, and confirmed': { ...aToken('enrolled'), ...confirmed },
    'burned, with a parcel that came back': { ...aToken('burned'), ...confirmed, ...parcel },
    'shipped, and nothing offered': {
      ...aToken('shipped'),
      ...confirmed,
      ...parcel,
      signIn: { kind: 'nothing' },
    },
    'shipped, and to stay signed in': { ...aToken('shipped'), signIn: { kind: 'stay-signed-in' } },
    'kept, with all that it may have': { ...keptToken(), ...confirmed, ...parcel },
    'delivered, with all that it may have': { ...aToken('delivered'), ...behind },
    'lost, with all that it may have': { ...aToken('lost'), ...behind },
    'cancelled, with all that it may have': { ...aToken('cancelled'), ...behind },
    'replaced, with all that it may have': { ...aToken('replaced'), ...behind },
    'compromised, with all that it may have': { ...aToken('compromised'), ...behind },
  },
  words: ['stage', 'kind', 'algorithm'],
  filled: ['since'],
});

describe('a stored token', () => {
  test('lies in the row of its id', () => {
    const token = aToken('burned');
    expect(putToken(token)).toEqual({ row: `token~${token.id}`, value: token });
  });

  test('of the first days did not say since when it is in its stage', () => {
    const { since, ...rest } = aToken('enrolled');
    const older = { ...rest, frozen: false, wrongProofs: 3, enrolment: { given: 1, lastStep: 7 } };
    expect(tokenSchema.parse(older)).toEqual({ ...rest, since: { ...since, at: rest.capturedAt } });
  });

  test('of published sample data has no captor: it is there by the bridge', () => {
    const { since, ...older } = sample;
    expect(since.by).not.toBe('bridge');
    expect(tokenSchema.parse(older)).toEqual({
      ...older,
      since: { by: 'bridge', at: older.capturedAt },
    });
    expect(tokenSchema.safeParse({ ...sample, sample: false }).success).toBe(false);
    expect([caseId, session, seedBytes, fingerprint]).not.toContain(undefined);
  });

  test.each([
    ['burned, and no proof of it', { stage: 'burned' }],
    ['shipped, and no parcel', { stage: 'shipped', drift: aToken('burned').drift }],
    ['lost, and its seed there', { stage: 'lost' }],
    ['delivered, and its seed neither kept nor gone', { ...keptToken(), keptUntil: undefined }],
    ['in a stage that is none', { stage: 'posted' }],
    ['with codes of five digits', { parameters: { ...core.parameters, digits: 5 } }],
  ])('is not read where it cannot be: %s', (_, changes) => {
    const token = stored({ ...capturing(), ...changes });
    expect(tokenSchema.safeParse(token).success).toBe(false);
  });
});

const FULL_LEDGER: Ledger = {
  lastStep: STEP,
  lastHandedOut: STEP,
  releases: 3,
  refusedInARow: 1,
  enrolment: { since: T0, given: 2, last: { step: STEP, tokenId: core.id } },
  wrongProofs: 4,
  proofsFrom: at(60),
};

keptAs('what is counted of a seed', {
  schema: ledgerSchema,
  examples: {
    'of which nothing was given out': NEW_LEDGER,
    'that is in use': FULL_LEDGER,
    'of which no code was asked for': {
      ...FULL_LEDGER,
      enrolment: { since: T0, given: 0, last: null },
    },
  },
  filled: ['lastHandedOut', 'refusedInARow', 'proofsFrom'],
});

test('nothing is counted of a new seed', () => {
  expect(NEW_LEDGER).toEqual({
    lastStep: null,
    lastHandedOut: null,
    releases: 0,
    refusedInARow: 0,
    enrolment: null,
    wrongProofs: 0,
    proofsFrom: null,
  });
});

test('what older programs did not count of a seed has not happened', () => {
  const { lastHandedOut, refusedInARow, proofsFrom, ...older } = FULL_LEDGER;
  expect([lastHandedOut, refusedInARow, proofsFrom]).not.toContain(undefined);
  expect(ledgerSchema.parse(older)).toEqual({
    ...older,
    lastHandedOut: null,
    refusedInARow: 0,
    proofsFrom: null,
  });
});

const { seedReference: reference, id: tokenId } = core;
keptAs('the key of a seed', {
  schema: seedKeySchema,
  examples: { sealed: { reference, key: Buffer.alloc(32).toString('base64') } },
});
keptAs('a row that leads to a token', { schema: toTokenSchema, examples: { any: { tokenId } } });

type Code = DisclosureRefusal['code'];
const REFUSALS: { readonly [C in Code]: DisclosureRefusal & { readonly code: C } } = {
  FROZEN: { code: 'FROZEN' },
  LOG_ROLLED_BACK: { code: 'LOG_ROLLED_BACK' },
  LOG_UNANCHORED: { code: 'LOG_UNANCHORED' },
  NOT_A_PROVISIONER: { code: 'NOT_A_PROVISIONER' },
  NOT_THE_CAPTOR: { code: 'NOT_THE_CAPTOR' },
  OWNER_UNKNOWN: { code: 'OWNER_UNKNOWN' },
  NO_CODES_NOW: { code: 'NO_CODES_NOW', stage: 'capturing' },
  CODES_USED_UP: { code: 'CODES_USED_UP', most: 5 },
  ENROLMENT_OVER: { code: 'ENROLMENT_OVER', since: T0 },
  NO_NEW_STEP: { code: 'NO_NEW_STEP', at: at(30) },
  APPROVAL_NEEDED: { code: 'APPROVAL_NEEDED' },
  NO_SEED_QR_NOW: { code: 'NO_SEED_QR_NOW', stage: 'delivered' },
};
keptAs<DisclosureRefusal>('why nothing of a token was shown', {
  schema: disclosureRefusal,
  examples: REFUSALS,
  words: ['code', 'stage'],
});
