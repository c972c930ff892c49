import { describe, expect, test } from '@jest/globals';
import { fc } from '../../properties.js';
import { instant, plusSeconds } from '../../../src/domain/ids.js';
import { freeFrom, isSpent, NO_TALLY, tallied } from '../../../src/domain/policy/tally.js';
import type { Tally } from '../../../src/domain/policy/tally.js';

const HOUR = { most: 3, windowSeconds: 3600 } as const;
const at = (seconds: number) => instant(1_000_000 + seconds * 1000);

const after = (...seconds: readonly number[]): Tally =>
  seconds.reduce<Tally>((tally, second) => tallied(tally, HOUR, at(second)), NO_TALLY);

describe('what happened of late', () => {
  test('may happen as often as is allowed, and then again when the oldest is an hour old', () => {
    expect(freeFrom(after(0, 10), HOUR, at(20))).toBeUndefined();
    expect(freeFrom(after(0, 10, 20), HOUR, at(30))).toBe(at(3600));
    expect(freeFrom(after(0, 10, 20), HOUR, at(3599))).toBe(at(3600));
    expect(freeFrom(after(0, 10, 20), HOUR, at(3600))).toBeUndefined();
  });

  test('counts under the limit of the moment: one that was lowered asks for a longer wait', () => {
    expect(freeFrom(after(0, 10, 20), { ...HOUR, most: 1 }, at(30))).toBe(at(3620));
    expect(freeFrom(after(0, 10, 20), { ...HOUR, most: 4 }, at(30))).toBeUndefined();
  });

  test('begins with nothing, and keeps the newest alone where more came than is allowed', () => {
    expect(NO_TALLY).toEqual({ times: [] });
    const allowance = { most: 2, windowSeconds: 3600 };
    expect(tallied(after(0, 10, 20), allowance, at(30))).toEqual(after(20, 30));
  });

  test('is spent when none of it counts any more', () => {
    expect(isSpent(after(0, 10), 3600, at(3609))).toBe(false);
    expect(isSpent(after(0, 10), 3600, at(3610))).toBe(true);
  });

  test('never happens more often than is allowed within any hour, whenever it is tried', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 2000 }), { maxLength: 60 });
    fc.assert(
      fc.property(gaps, fc.integer({ min: 1, max: 5 }), (waits, most) => {
        const allowance = { most, windowSeconds: 3600 };
        const done: number[] = [];
        let tally = NO_TALLY;
        let now = at(0);
        for (const wait of waits) {
          now = plusSeconds(now, wait);
          const from = freeFrom(tally, allowance, now);
          if (from !== undefined) {
            expect(from).toBeGreaterThan(now);
            continue;
          }
          tally = tallied(tally, allowance, now);
          done.push(now);
          const ofLate = done.filter((time) => plusSeconds(instant(time), 3600) > now);
          expect(ofLate.length).toBeLessThanOrEqual(most);
          expect(tally.times.length).toBeLessThanOrEqual(most);
        }
      }),
    );
  });
});
