// What a plan may want, and how long what came of it is kept.
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import {
  changesNothing,
  NOTHING,
  operationRecord,
  outcomeSchema,
} from '../../../src/app/commit/plan.js';
import { OPEN_CHAT } from '../../../src/app/commit/rows/tenant-items.js';
import { InvariantBroken, ok, refused } from '../../../src/domain/outcome.js';
import { FakeClock } from '../../fakes/fake-clock.js';
import { PEOPLE } from '../trial.js';
import { LIFTED } from './staged.js';

const now = new FakeClock().now();
const put = { row: 'row', value: {} };
const item = OPEN_CHAT.draft(now, { to: PEOPLE.alex });

describe('a plan', () => {
  test('without anything changes nothing, and is done', () => {
    expect(changesNothing({ audit: [] })).toBe(true);
    expect(changesNothing(NOTHING)).toBe(true);
    expect(NOTHING.outcome).toEqual(ok(null));
  });

  test('with an entry changes something, if only that it is on record', () => {
    expect(changesNothing({ audit: [LIFTED] })).toBe(false);
    expect(changesNothing({ audit: [LIFTED], puts: [put] })).toBe(false);
  });

  test.each([{ puts: [put] }, { deletes: ['row'] }, { outbox: [item] }])(
    'that changes %p without an entry is our own fault',
    (writes) => {
      const fault = new InvariantBroken('a change without its audit entry');
      expect(() => changesNothing({ audit: [], ...writes })).toThrow(fault);
    },
  );

  test.each([{ outbox: [] }, { outbox: [item, item] }])(
    'that does as much as it undoes is one, too',
    ({ outbox }) => {
      const both = { audit: [], puts: [put], deletes: ['row'], outbox };
      expect(() => changesNothing(both)).toThrow(InvariantBroken);
    },
  );
});

test('what came of an operation is kept for a day', () => {
  expect(operationRecord(ok(1), now)).toEqual({
    outcome: ok(1),
    expiresAt: now + 24 * 3600 * 1000,
  });
});

describe('an outcome that was kept', () => {
  const value = z.number();
  const refusal = z.object({ code: z.literal('NO') });

  test.each([
    { outcome: ok(1), alone: true, withRefusal: true },
    { outcome: refused({ code: 'NO' }), alone: false, withRefusal: true },
    { outcome: refused({ code: 'YES' }), alone: false, withRefusal: false },
    { outcome: ok('one'), alone: false, withRefusal: false },
    { outcome: { ok: false, value: 1 }, alone: false, withRefusal: false },
    { outcome: { ok: true, refusal: { code: 'NO' } }, alone: false, withRefusal: false },
  ])('is read as what it was: $outcome', ({ outcome, alone, withRefusal }) => {
    const read = outcomeSchema({ value, refusal }).safeParse(outcome);
    expect(read.success).toBe(withRefusal);
    if (read.success) expect(read.data).toEqual(outcome);
    expect(outcomeSchema({ value }).safeParse(outcome).success).toBe(alone);
  });
});
