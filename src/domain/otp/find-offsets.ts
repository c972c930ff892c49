// How far off a clock is that showed these codes: one code says it nearly, a second one surely.
import { step } from '../ids.js';
import type { Step } from '../ids.js';

/** Ten minutes at 30 seconds: years of drift of a token's quartz, and a chance of 1 in 25,000 for a guess. */
export const DRIFT_SEARCHED_STEPS = 20;
/** A day at 30 seconds, for two codes: a clock that was set to another zone's time. */
export const DRIFT_SEARCHED_WITH_TWO = 2_880;
/** Between two codes that somebody reads off a token lie one, two or three steps. */
const APART_AT_MOST = 3;

export type Shown = {
  /** One code, or two of which the second was shown later. Without spaces. */
  readonly codes: readonly [string] | readonly [string, string];
  /** The step of now, at which the last of them was shown. */
  readonly current: Step;
  /** Steps that are looked through to each side. */
  readonly most: number;
  readonly codeAt: (at: Step) => string;
};

/** Every offset in steps that would have shown them, the nearest first: positive where that clock is fast. */
export function offsetsShowing({ codes, current, most, codeAt }: Shown): readonly number[] {
  const [first, second] = codes;
  const last = second ?? first;
  return nearestFirst(most).filter((offset) => {
    const at = current + offset;
    if (at < 0 || codeAt(step(at)) !== last) return false;
    return second === undefined || wasShownBefore(first, at, codeAt);
  });
}

function wasShownBefore(code: string, at: number, codeAt: Shown['codeAt']): boolean {
  const before = Array.from({ length: APART_AT_MOST }, (_, index) => at - 1 - index);
  return before.some((earlier) => earlier >= 0 && codeAt(step(earlier)) === code);
}

/** 0, -1, 1, -2, 2, … */
export function nearestFirst(most: number): readonly number[] {
  const offsets = [0];
  for (let steps = 1; steps <= most; steps += 1) offsets.push(-steps, steps);
  return offsets;
}
