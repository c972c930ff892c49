import { describe, expect, test } from '@jest/globals';

import { putToken, tokenSchema } from '../../../../src/app/commit/rows/token-row.js';
import { STAGES } from '../../../../src/domain/tokens/token.js';
import type { Token } from '../../../../src/domain/tokens/token.js';
import { aToken, capturing, keptToken } from '../../../domain/tokens/given.js';

const TOKENS: readonly Token[] = [...STAGES.map((stage) => aToken(stage)), keptToken()];
const stored = (token: Token): unknown => JSON.parse(JSON.stringify(putToken(token).value));

describe('a stored token', () => {
  test.each(TOKENS.map((token) => [token.stage, token] as const))(
    'is read as it was written: %s',
    (_, token) => {
      expect(tokenSchema.parse(stored(token))).toEqual(token);
    },
  );

  test('of the first days did not say since when it is in its stage', () => {
    const { since, ...rest } = aToken('enrolled');
    const older = { ...rest, frozen: false, wrongProofs: 3, enrolment: { given: 1, lastStep: 7 } };
    expect(tokenSchema.parse(older)).toEqual({ ...rest, since: { ...since, at: rest.capturedAt } });
  });

  test('of published sample data has no captor', () => {
    const { caseId, session, seedBytes, fingerprint, ...rest } = capturing();
    const sample = { ...rest, sample: true, capturedBy: null };
    expect(tokenSchema.parse(sample)).toEqual(sample);
    expect(tokenSchema.safeParse({ ...sample, sample: false }).success).toBe(false);
    expect([caseId, session, seedBytes, fingerprint]).not.toContain(undefined);
  });

  test.each([
    ['burned, and no proof of it', { stage: 'burned' }],
    ['shipped, and no parcel', { stage: 'shipped', drift: aToken('burned').drift }],
    ['lost, and its seed there', { stage: 'lost' }],
    ['delivered, and its seed neither kept nor gone', { ...keptToken(), keptUntil: undefined }],
    ['in a stage that is none', { stage: 'posted' }],
  ])('is not read where it cannot be: %s', (_, changes) => {
    const token = JSON.parse(JSON.stringify({ ...capturing(), ...changes })) as unknown;
    expect(tokenSchema.safeParse(token).success).toBe(false);
  });
});
