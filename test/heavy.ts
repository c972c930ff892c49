// What `npm test` leaves to the heavy run: of what there is much of it tries a part, so that all of it stays within minutes.
// `.ci/run` has the heavy run of whatever takes a part here.
import { test } from '@jest/globals';
import { isOn } from '../scripts/environment.mjs';

export const HEAVY = isOn(process.env, 'HEAVY');

/** For the heavy run alone. */
export const inHeavy = HEAVY ? test : test.skip;

/** All of them in the heavy run, otherwise one of so many. */
export function someOf<T>(all: readonly T[], oneOf: number, from = 0): readonly T[] {
  return HEAVY ? all : all.filter((_, at) => at % oneOf === from % oneOf);
}
