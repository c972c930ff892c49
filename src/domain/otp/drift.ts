// How far a token's own clock is off: the step whose code it showed against the step of now.
import type { Instant, Step } from '../ids.js';
import { step } from '../ids.js';
import { computeCode } from './code.js';
import type { OtpParameters } from './parameters.js';
import type { Seed } from './seed.js';
import { stepAt } from './steps.js';

export type Drift = {
  /** Steps that the token is ahead; negative where it is behind. */
  readonly steps: number;
  /** The same in seconds; the code does not tell it more finely than one step. */
  readonly seconds: number;
  readonly measuredAt: Instant;
};

/** Ten minutes at 30 seconds: years of drift of a token's quartz, and a chance of 1 in 25,000 for a guess. */
export const DRIFT_SEARCHED_STEPS = 20;

/** The nearest step whose code was typed, or undefined where the code is none of this seed's. */
export function findDrift(of: {
  readonly seed: Seed;
  readonly parameters: OtpParameters;
  readonly typed: string;
  readonly now: Instant;
}): Drift | undefined {
  const { seed, parameters, typed, now } = of;
  const current = stepAt(now, parameters.periodSeconds);
  const matching = nearestFirst(DRIFT_SEARCHED_STEPS).find((offset) => {
    const candidate = current + offset;
    return candidate >= 0 && isCodeOf(step(candidate), { seed, parameters, typed });
  });
  if (matching === undefined) return undefined;
  return { steps: matching, seconds: matching * parameters.periodSeconds, measuredAt: now };
}

function isCodeOf(
  at: Step,
  of: { readonly seed: Seed; readonly parameters: OtpParameters; readonly typed: string },
): boolean {
  return computeCode({ ...of, step: at }).reveal() === of.typed;
}

/** 0, -1, 1, -2, 2, … */
function nearestFirst(most: number): readonly number[] {
  const offsets = [0];
  for (let steps = 1; steps <= most; steps += 1) offsets.push(-steps, steps);
  return offsets;
}

/** The digits of what was typed, spaces left out, or undefined where it is no code of this length. */
export function parseTypedCode(text: string, digits: number): string | undefined {
  const typed = text.replace(/[\s\u00a0-]/gu, '');
  return typed.length === digits && /^[0-9]+$/.test(typed) ? typed : undefined;
}
