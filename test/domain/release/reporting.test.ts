// What is said of what was shown, and what is not: of a code how it went, of the seed that it was burned, of a file nothing.
import { describe, expect, test } from '@jest/globals';

import { decideEvent } from '../../../src/domain/release/decide-event.js';
import type { EventOf } from '../../../src/domain/release/event.js';
import type { Disclosed, Disclosure, Life } from '../../../src/domain/release/request.js';
import { REPORTS } from '../../../src/domain/release/request.js';
import { aCode, alex, at, aWorld, ENDED, megan, released, STEP } from './given.js';
import { aFile, aRequestFor, aSeed } from './given-seed.js';

type Said = EventOf<'report'>['report'];

const says = (report: Said) => ({ kind: 'report', by: alex, report }) as const;
const out = (disclosure: Disclosure, current: Disclosed) =>
  aRequestFor(disclosure, released({ current }));
const closed = (...codes: readonly Disclosed[]): Life => ({ ...ENDED.closed, codes });
/** It is no word for that: nothing is noted. */
const notNow = (life: Life) => ({
  life,
  facts: [],
  refusal: { code: 'NOT_NOW', state: life.state },
});

describe('a seed that was shown once more to burn', () => {
  const burned = { action: 'seed-qr.burned', by: alex.id };

  test('is burned once a code from the token has proved it, and that ends the request', () => {
    // So many codes there may be under one approval, and one seed.
    const world = aWorld({ now: at(40), policy: { codesPerApproval: 3 } });
    expect(decideEvent(out('seed-qr', aSeed()), says('burned'), world)).toEqual({
      life: { ...closed(aSeed({ burned: true })), at: at(40) },
      facts: [burned, { action: 'request.closed' }],
    });
  });

  test('is burned also where that took longer than its minute, and once', () => {
    const late = aRequestFor('seed-qr', closed(aSeed()));
    const noted = decideEvent(late, says('burned'), aWorld({ now: at(900) }));
    expect(noted).toEqual({ life: closed(aSeed({ burned: true })), facts: [burned] });
    const again = decideEvent({ ...late, life: noted.life }, says('burned'), aWorld());
    expect(again).toEqual({ life: noted.life, facts: [], refusal: { code: 'ALREADY_REPORTED' } });
  });

  test('is burned by who asked for it, and by nobody else', () => {
    const event = { kind: 'report', by: megan, report: 'burned' } as const;
    for (const life of [released({ current: aSeed() }), closed(aSeed())]) {
      const refusal = { code: 'NOT_YOUR_REQUEST' };
      expect(decideEvent(aRequestFor('seed-qr', life), event, aWorld())).toEqual({
        life,
        facts: [],
        refusal,
      });
    }
  });

  test.each(REPORTS)('has no report that a code has: %s', (report) => {
    for (const life of [released({ current: aSeed() }), closed(aSeed())]) {
      const decision = decideEvent(aRequestFor('seed-qr', life), says(report), aWorld());
      expect(decision).toEqual(notNow(life));
    }
  });
});

describe('a seed that left in a file', () => {
  test.each([...REPORTS, 'burned'] as const)('has no report at all: %s', (report) => {
    for (const life of [released({ current: aFile() }), closed(aFile())]) {
      const decision = decideEvent(aRequestFor('seed-export', life), says(report), aWorld());
      expect(decision).toEqual(notNow(life));
    }
  });
});

describe('a code', () => {
  test('is nothing that could be burned', () => {
    for (const life of [released(), closed(aCode())]) {
      const decision = decideEvent(aRequestFor('release', life), says('burned'), aWorld());
      expect(decision).toEqual(notNow(life));
    }
  });

  test.each([
    ['refused', 0, {}],
    ['refused', 1, { driftSuspected: true }],
    ['worked', 1, {}],
    ['not-used', 1, {}],
  ] as const)(
    'tells of a clock that may be off when it is not the first that is refused: %s, after %i that were: %j',
    (report, refused, tells) => {
      const current = aCode({ report, ...tells });
      expect(
        decideEvent(out('release', aCode()), says(report), aWorld({ refusedInARow: refused })),
      ).toEqual({
        life: closed(current),
        facts: [{ action: 'code.reported', step: STEP, report }, { action: 'request.closed' }],
      });
    },
  );
});

test('of a request that was put away with nothing shown there is nothing to say', () => {
  const life = closed();
  expect(decideEvent(aRequestFor('release', life), says('worked'), aWorld())).toEqual({
    life,
    facts: [],
    refusal: { code: 'REQUEST_OVER', state: 'closed' },
  });
});
