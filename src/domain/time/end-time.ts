// A time at the end of a reason: it may say from when on the code is wanted, or be part of what happened. Nobody but whoever
// typed it can tell.
import { ENDS_WITH_DATE, LAST_READ, readTime, withoutCourtesy } from './take-time.js';
import type { TypedTime } from './typed-time.js';

export type EndTime = {
  readonly time: TypedTime;
  /** What of the text is the time. */
  readonly typed: string;
};

/** Behind these it is part of what happened, and nothing else. */
const IN_THE_PAST = /(?:^|[\s,;:.(])(?:since|seit)(?: (?:about|around|etwa|circa|ca\.))?$/iu;

/** Undefined where no time that can be read ends the text, or where it is nothing but that. One line with single spaces. */
export function endTime(text: string): EndTime | undefined {
  const line = withoutCourtesy(text);
  const from = Math.max(0, line.length - LAST_READ);
  for (const { index } of line.matchAll(/(?<= )\S/gu)) {
    if (index < from) continue;
    const typed = line.slice(index);
    const found = readTime(typed);
    if (found?.rest !== '') continue;
    const before = line.slice(0, index).trim();
    if (IN_THE_PAST.test(before) || ENDS_WITH_DATE.test(before)) return undefined;
    return { time: found.value.time, typed };
  }
  return undefined;
}
