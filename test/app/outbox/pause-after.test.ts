// What could not be told is tried again: an alarm within half a minute for its first eight minutes and then for a day, everything else
// for about half an hour.
import { expect, test } from '@jest/globals';
import { ATTEMPTS, pauseAfter } from '../../../src/app/outbox/pause-after.js';
import type { Lane } from '../../../src/app/commit/rows/outbox-row.js';

/** Seconds from one try to the next, until it is given up. */
const pausesOf = (lane: Lane): readonly number[] =>
  Array.from({ length: ATTEMPTS[lane] - 1 }, (_none, at) => pauseAfter(lane, at + 1));
const sum = (all: readonly number[]): number => all.reduce((whole, one) => whole + one, 0);

test('an alarm is tried at least every half minute for eight minutes', () => {
  const pauses = pausesOf('alarm');
  const often = pauses.findIndex((pause) => pause > 30);
  expect(sum(pauses.slice(0, often))).toBeGreaterThanOrEqual(8 * 60);
});

test('an alarm is given up after a day, anything else after half an hour', () => {
  expect(sum(pausesOf('alarm')) / 3600).toBeCloseTo(24, 0);
  for (const lane of ['awaited', 'copy'] as const) {
    expect(sum(pausesOf(lane)) / 60).toBeGreaterThan(20);
    expect(sum(pausesOf(lane)) / 60).toBeLessThan(40);
  }
});

test.each(['alarm', 'awaited', 'copy'] as const)(
  'nothing that is %s waits less than the time before, or more than five minutes',
  (lane) => {
    const pauses = pausesOf(lane);
    expect(pauses).toEqual([...pauses].sort((one, other) => one - other));
    expect(Math.max(...pauses)).toBe(300);
    expect(pauses.slice(0, 3)).toEqual([2, 4, 8]);
  },
);
