// A picture in another size: by the definition of its weights, pixel for pixel, whichever way it is worked out.
import { expect, test } from '@jest/globals';
import { scaled } from '../../../src/domain/capture/picture.js';
import type { Grey } from '../../../src/domain/capture/picture.js';
import { Dice } from '../../app/dice.js';
import { SEED } from '../../seed.js';

const dice = new Dice(SEED);

function drawn(width: number, height: number): Grey {
  const values = Float32Array.from({ length: width * height }, () => dice.below(256));
  return { values, width, height };
}

/** Catmull–Rom between the four pixels around, the edge going on beyond the edge. */
function between(line: readonly number[], place: number): number {
  const base = Math.floor(place);
  const t = place - base;
  const [a = 0, b = 0, c = 0, d = 0] = [-1, 0, 1, 2].map(
    (step) => line[Math.min(line.length - 1, Math.max(0, base + step))],
  );
  const slope = (one: number, other: number): number => (other - one) / 2;
  const cubic = 2 * (b - c) + slope(a, c) + slope(b, d);
  const square = 3 * (c - b) - 2 * slope(a, c) - slope(b, d);
  return ((cubic * t + square) * t + slope(a, c)) * t + b;
}

function larger({ values, width, height }: Grey, factor: number): readonly number[] {
  const place = (at: number): number => (at + 0.5) / factor - 0.5;
  const all = (length: number): readonly number[] => Array.from({ length }, (_none, at) => at);
  const rows = all(height).map((row) => {
    const line = [...values.subarray(row * width, (row + 1) * width)];
    return all(width * factor).map((at) => between(line, place(at)));
  });
  return all(height * factor).flatMap((at) =>
    all(width * factor).map((column) =>
      between(
        rows.map((line) => line[column] ?? 0),
        place(at),
      ),
    ),
  );
}

test.each([
  [7, 5, 2],
  [5, 9, 3],
  [1, 4, 2],
  [6, 1, 4],
])('%d by %d pixels, %d times as large', (width, height, factor) => {
  const grey = drawn(width, height);
  const made = scaled(grey, factor);
  expect([made.width, made.height]).toEqual([width * factor, height * factor]);
  const wanted = larger(grey, factor);
  wanted.forEach((value, at) => {
    expect(made.values[at]).toBeCloseTo(value, 2);
  });
});

test('smaller, each pixel the average of those that it takes the place of', () => {
  const grey = drawn(8, 6);
  const made = scaled(grey, 0.5);
  expect([made.width, made.height]).toEqual([4, 3]);
  const of = (row: number, column: number): number => grey.values[row * 8 + column] ?? 0;
  expect(made.values[1 * 4 + 2]).toBeCloseTo((of(2, 4) + of(2, 5) + of(3, 4) + of(3, 5)) / 4, 2);
});
