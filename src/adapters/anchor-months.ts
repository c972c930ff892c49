// Which months of an anchor are read. Whoever may add there can make months that are not yet, so that the real ones are no longer the
// newest; and can add more than an end holds, so that what was last is no longer in it.
import { AnchorUnavailable } from '../ports/fault.js';

/** Bytes that are read at the end. */
export const LAST_BYTES = 65_536;
/** Bytes of whole months: more than a month of the busiest log. */
const WHOLE_BYTES = 134_217_728;
/** Whole months take longer: so many budgets. */
export const WHOLE_BUDGETS = 6;
const ENDS = 2;

/** `2026-11`. */
export function monthOf(now: number): string {
  return new Date(now).toISOString().slice(0, 7);
}

/**
 * Oldest first. None is later than the next one: clocks of two instances may be in two of them for a moment. `ends`: the two newest
 * that are there; `whole`: the next one, too, for it may hold nothing of ours.
 */
export function monthsToRead(
  there: readonly string[],
  now: number,
  much: 'ends' | 'whole',
): readonly string[] {
  const date = new Date(now);
  const next = monthOf(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1));
  const due = there.filter((month) => month <= next).sort();
  return due.slice(much === 'ends' || due.at(-1) !== next ? -ENDS : -ENDS - 1);
}

/** Throws `AnchorUnavailable` where it is more than can be read: what was not read may be the newest. */
export function mustBeReadable(bytes: number): void {
  if (bytes <= WHOLE_BYTES) return;
  throw new AnchorUnavailable(
    `the checkpoints of two months are ${bytes} bytes: somebody else has added to them`,
  );
}
