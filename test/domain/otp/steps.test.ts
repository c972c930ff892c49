import { describe, expect, test } from '@jest/globals';
import { fc } from '../../properties.js';
import { instant, step } from '../../../src/domain/ids.js';
import { stepAt, stepStart } from '../../../src/domain/otp/steps.js';

describe('times and steps', () => {
  test.each([
    [0, 30, 0],
    [29_999, 30, 0],
    [30_000, 30, 1],
    [59_000, 30, 1],
    [59_999, 60, 0],
    [20_000_000_000_000, 30, 666_666_666],
    // Beyond 32 bits: a counter that is cut there gives codes of 1970.
    [20_000_000_000_000, 1, 20_000_000_000],
  ])('at %d ms, with steps of %d s, it is step %d', (milliseconds, periodSeconds, number) => {
    expect(stepAt(instant(milliseconds), periodSeconds)).toBe(number);
  });

  test('a step begins where the one before it ends', () => {
    expect(stepStart(step(1), 30)).toBe(30_000);
    expect(stepStart(step(20_000_000_000), 1)).toBe(20_000_000_000_000);
  });

  test('every instant lies in exactly one step, to the millisecond', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 253_402_300_799_999 }).map(instant),
        fc.integer({ min: 1, max: 86_400 }),
        (now, periodSeconds) => {
          const current = stepAt(now, periodSeconds);
          const start = stepStart(current, periodSeconds);
          const next = stepStart(step(current + 1), periodSeconds);
          expect(start).toBeLessThanOrEqual(now);
          expect(next).toBeGreaterThan(now);
          expect(stepAt(start, periodSeconds)).toBe(current);
          expect(stepAt(instant(next - 1), periodSeconds)).toBe(current);
          expect(stepAt(next, periodSeconds)).toBe(current + 1);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
