// Between times and steps (RFC 6238 §4.2: T = floor((unix time − T0) / X), with T0 = 0).
import { instant, step } from '../ids.js';
import type { Instant, Step } from '../ids.js';

export function stepAt(now: Instant, periodSeconds: number): Step {
  return step(Math.floor(now / (periodSeconds * 1000)));
}

/** When the step begins. */
export function stepStart(of: Step, periodSeconds: number): Instant {
  return instant(of * periodSeconds * 1000);
}
