// How far a token's own clock is off: the step whose code it showed against the step of now.
import type { Instant, Step } from '../ids.js';
import { step } from '../ids.js';
import { computeCode } from './code.js';
import { DRIFT_SEARCHED_STEPS, nearestFirst } from './find-offsets.js';
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
