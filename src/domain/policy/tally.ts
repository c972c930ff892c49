// How often something happened of late: the times of a sliding window, oldest first. Nobody has to wait for a full hour to
// strike, and who is refused can be told the very second from which it is possible again.
import type { Instant } from '../ids.js';
import { plusSeconds } from '../ids.js';

export type Tally = { readonly times: readonly Instant[] };

export type Allowance = {
  /** Times within the window. */
  readonly most: number;
  readonly windowSeconds: number;
};

export const NO_TALLY: Tally = { times: [] };

/** From when on once more is allowed; undefined where it is now. */
export function freeFrom(
  tally: Tally,
  { most, windowSeconds }: Allowance,
  now: Instant,
): Instant | undefined {
  const counting = within(tally, windowSeconds, now);
  const oldest = counting[counting.length - most];
  return oldest === undefined ? undefined : plusSeconds(oldest, windowSeconds);
}

/** With one more, and without what no longer counts. Never longer than what is allowed. */
export function tallied(tally: Tally, { most, windowSeconds }: Allowance, now: Instant): Tally {
  return { times: [...within(tally, windowSeconds, now), now].slice(-most) };
}

/** Does none of it count any more? */
export function isSpent({ times }: Tally, longestWindowSeconds: number, now: Instant): boolean {
  return times.every((at) => plusSeconds(at, longestWindowSeconds) <= now);
}

function within({ times }: Tally, windowSeconds: number, now: Instant): readonly Instant[] {
  return times.filter((at) => plusSeconds(at, windowSeconds) > now);
}
