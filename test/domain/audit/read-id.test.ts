// What a reading of a seed is called: whoever holds the vault's own log against the audit finds one name on both sides, the same for each
// arrival of one press, another for each reading, and made of ids that no vault knows.
import { describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { readIdFor, readIdOfPress, readIdOfPut } from '../../../src/domain/audit/read-id.js';
import { readIdOfReserved, readIdOfShowing } from '../../../src/domain/audit/read-id.js';
import { parseRequestId, parseTokenId, readId } from '../../../src/domain/ids.js';
import type { Life } from '../../../src/domain/release/request.js';
import { must } from '../../app/trial.js';
import { aFile, aSeed, RESERVED_FOR } from '../release/given-seed.js';
import { aCode, approved, at, released, releasing, STEP, T0 } from '../release/given.js';
import { EVERY_FACT } from './every-fact.js';

const REQUEST = must(parseRequestId('request-00000001'));
const TOKEN = must(parseTokenId('token-00000001'));

/** As logs have it that are there already, and as a newer program beside an older one has to have it. */
const called = (...lines: readonly (string | number)[]) =>
  readId(
    createHash('sha256')
      .update(['otp-bridge/read', ...lines].join('\n'))
      .digest(),
  );

const afterFact = (action: string, life: Life) => {
  const fact = EVERY_FACT.find((one) => one.action === action);
  return readIdFor(must(fact) as Parameters<typeof readIdFor>[0], REQUEST, life);
};

describe('a reading is called', () => {
  test('by the request, and by the step or the minute that was set aside for it', () => {
    const { release, 'seed-qr': seed } = RESERVED_FOR;
    expect(readIdOfReserved(REQUEST, release)).toBe(called('reserved', REQUEST, STEP, T0));
    expect(readIdOfReserved(REQUEST, seed)).toBe(called('reserved', REQUEST, T0, T0));
    const anew = readIdOfReserved(REQUEST, { ...release, reservedAt: at(7) });
    expect(anew).toBe(called('reserved', REQUEST, STEP, at(7)));
  });

  test('by how often it was shown, where it is shown again', () => {
    expect(readIdOfShowing(REQUEST, aCode(), 2)).toBe(called('shown', REQUEST, STEP, 2));
    expect(readIdOfShowing(REQUEST, aSeed(), 3)).toBe(called('shown', REQUEST, T0, 3));
  });

  test('by the press, where it is of no request', () => {
    const [one, other] = ['one', 'other'].map((press) => readIdOfPress('seed-qr', TOKEN, press));
    expect(one).toBe(called('seed-qr', TOKEN, 'one'));
    expect(other).not.toBe(one);
  });

  test('by the token, where it only sees that the seed was put', () => {
    expect(readIdOfPut(TOKEN)).toBe(called('put', TOKEN));
  });
});

describe('an entry of a request names', () => {
  test.each([
    ['release.intended', RESERVED_FOR.release],
    ['release.resumed', RESERVED_FOR.release],
    ['seed-qr.intended', RESERVED_FOR['seed-qr']],
    ['seed-qr.resumed', RESERVED_FOR['seed-qr']],
    ['seed-export.intended', RESERVED_FOR['seed-export']],
    ['seed-export.resumed', RESERVED_FOR['seed-export']],
  ] as const)('the reading that may happen from %s on', (action, reservation) => {
    const life = releasing({ reservation });
    expect(afterFact(action, life)).toBe(readIdOfReserved(REQUEST, reservation));
    expect(afterFact(action, approved())).toBeUndefined();
  });

  test.each([
    ['release.shown-again', aCode({ shows: 2 })],
    ['seed-qr.shown-again', aSeed({ shows: 2 })],
  ] as const)('the reading that %s was', (action, current) => {
    expect(afterFact(action, released({ current }))).toBe(readIdOfShowing(REQUEST, current, 2));
    expect(afterFact(action, approved())).toBeUndefined();
  });

  test('no reading, where none goes with it', () => {
    for (const action of ['release.handed-out', 'release.failed', 'approval.given']) {
      expect(afterFact(action, releasing())).toBeUndefined();
      expect(afterFact(action, released({ current: aFile() }))).toBeUndefined();
    }
  });
});
