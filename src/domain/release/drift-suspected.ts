import type { Circumstances } from './event.js';

/** Two refused in a row make a clock that is off more likely than a slip of the finger. */
export const DRIFT_SUSPECTED_AFTER = 2;

/** With that suspicion the current step is given out: it is the least likely to be out of a window. */
export function isDriftSuspected({ refusedInARow }: Circumstances): boolean {
  return refusedInARow >= DRIFT_SUSPECTED_AFTER;
}
