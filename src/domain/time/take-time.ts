// The time in what somebody typed behind a name: at the beginning of it, or at its end where it is said to be one (`at`). The rest is the reason. What is
// meant as a time and cannot be read is said, never swallowed.
import { defined } from '../defined.js';
import { trimEnd } from '../trim-end.js';
import { clocksOf, readClock, readZone } from './read-clock.js';
import type { TypedClock } from './read-clock.js';
import { readDay, readHalf } from './read-day.js';
import type { TypedDay } from './read-day.js';
import { readDuration } from './read-duration.js';
import { eat } from './read.js';
import type { Read } from './read.js';
import type { TypedTime } from './typed-time.js';

export type Taken = { readonly rest: string; readonly time?: TypedTime };

/** One line with single spaces. */
export function takeTime(text: string): Taken {
  const first = readTime(text);
  if (first !== undefined && mayEnd(first.value, first.rest)) {
    return { rest: tidy(first.rest), time: first.value.time };
  }
  if (STARTS_AS_TIME.test(text)) return { rest: text, time: unreadable(text) };
  return takeLast(text);
}

type Found = {
  readonly time: TypedTime;
  /** A bare `14:30`, or an hour alone: not everywhere is that a time. */
  readonly bare: boolean;
  readonly hourAlone: boolean;
};

const PREFIX = /^(?:not before|nicht vor|from|at|um|ab) /i;
const MONTH = '(?:jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)\\p{L}*';
const DATE = `(?:\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[./]\\d{1,2}[./](?:\\d{2,4})?|\\d{1,2}(?:\\.|st|nd|rd|th)? ${MONTH}|${MONTH} \\d{1,2}(?:st|nd|rd|th)?)\\.?`;
const STARTS_AS_TIME = new RegExp(
  `^(?:(?:(?:today|heute|tonight|on \\p{L}+day|am \\p{L}+tag),? )?(?:not before|nicht vor|at|um|ab|in) (?:\\d+(?![\\p{L}])|\\d+[hm]\\b)|(?:tomorrow|morgen|übermorgen|tonight|this (?:morning|afternoon|evening|week)|(?:next|nächsten?) (?:week|month|woche|monat|\\p{L}+day|\\p{L}+tag)|heute (?:abend|nachmittag|nacht|früh)|(?:on|am) \\p{L}+(?:day|tag))(?!\\p{L})|(?:(?:on|am|at) )?${DATE}(?![\\p{L}\\p{N}]))`,
  'iu',
);
export const ENDS_WITH_DATE = new RegExp(`(?:^| )${DATE},?$`, 'iu');
/** Behind a time: another one. */
const ANOTHER_TIME = /^ ?(?:[-–—]|or |oder |to |bis |until |and |und ) ?\d/i;
const ENDS_AS_TIME = /(?:^| )((?:at|um) \d{1,2}[:.]\d{2}\S*)$/i;
const COURTESY = /(?<![\p{L}\p{N}])(?:please|thanks|thank you|bitte|danke)$/iu;

/** `…, please`. */
export function withoutCourtesy(text: string): string {
  return trimEnd(trimEnd(text, /[\s.!]/).replace(COURTESY, ''), /[\s,.!]/);
}

function mayEnd({ hourAlone }: Found, rest: string): boolean {
  if (ANOTHER_TIME.test(rest)) return false;
  return hourAlone ? /^(?:$|[,;:.!])/.test(rest) : /^(?:$|[\s,;:.!?)–—-])/u.test(rest);
}

/** Longest time that somebody types. */
export const LAST_READ = 60;

function takeLast(text: string): Taken {
  const line = withoutCourtesy(text);
  const from = Math.max(0, line.length - LAST_READ);
  for (const { index } of line.matchAll(/(?<= )\S/gu)) {
    if (index < from) continue;
    const found = readTime(line.slice(index));
    if (found?.rest !== '') continue;
    const rest = line.slice(0, index).trim();
    if (ENDS_WITH_DATE.test(rest)) return { rest: text, time: unreadable(line.slice(from)) };
    // `lost phone 14:30` may be either: see `endTime`.
    if (found.value.bare) continue;
    return { rest: trimEnd(rest, /[\s,;:–—-]/), time: found.value.time };
  }
  const wrong = ENDS_AS_TIME.exec(line)?.[1];
  return wrong === undefined ? { rest: text } : { rest: text, time: unreadable(wrong) };
}

const UNREADABLE_SHOWN = 40;

function unreadable(text: string): TypedTime {
  return { kind: 'unreadable', text: text.slice(0, UNREADABLE_SHOWN) };
}

/** A time at the beginning of the text. */
export function readTime(text: string): Read<Found> | undefined {
  const within = eat(/^in /i, text);
  const duration = within === undefined ? undefined : readDuration(within.rest);
  if (duration === undefined) return readAt(text);
  const time = { kind: 'in', seconds: duration.value } as const;
  return { value: { time, bare: false, hourAlone: false }, rest: duration.rest };
}

function readAt(text: string): Read<Found> | undefined {
  const before = readDay(text);
  const start = before === undefined ? text : before.rest.replace(/^,? /, '');
  const prefix = eat(PREFIX, start);
  const clock = readClock(prefix?.rest ?? start);
  if (clock === undefined) return undefined;
  const tail = readTail(clock.rest, before?.value ?? {});
  const found = foundAt(clock.value, tail.value, prefix !== undefined);
  return found && { value: found, rest: tail.rest };
}

function foundAt(clock: TypedClock, tail: Tail, hasPrefix: boolean): Found | undefined {
  const clocks = clocksOf(clock, tail.half);
  const bare = !hasPrefix && tail.day === undefined;
  if (clocks.length === 0 || (bare && clock.hourAlone)) return undefined;
  const { day = { kind: 'next' } as const, zone } = tail;
  const time = { kind: 'at', clocks, day, ...defined({ zone }) } as const;
  const isSparse = tail.day === undefined && zone === undefined;
  return { time, bare, hourAlone: clock.hourAlone && isSparse };
}

type Tail = Partial<TypedDay> & { readonly zone?: string };

/** `at 8:00 tomorrow UTC`, `at 8:00 UTC tomorrow`, `at 8 in the evening`. */
function readTail(text: string, before: Tail): Read<Tail> {
  let read: Read<Tail> = { value: before, rest: text };
  for (const more of [moreZone, moreHalf, moreDay, moreZone]) read = more(read) ?? read;
  return read;
}

type More = (before: Read<Tail>) => Read<Tail> | undefined;

const moreZone: More = ({ value, rest }) => {
  const zone = value.zone === undefined ? readZone(rest) : undefined;
  return zone && { value: { ...value, zone: zone.value }, rest: zone.rest };
};

const moreHalf: More = ({ value, rest }) => {
  const half = readHalf(rest);
  return half && { value: { ...value, half: half.value }, rest: half.rest };
};

const moreDay: More = ({ value, rest }) => {
  const space = eat(/^,? /, rest);
  if (space === undefined || value.day !== undefined) return undefined;
  const day = readDay(space.rest);
  return day && { value: { ...value, ...day.value }, rest: day.rest };
};

function tidy(rest: string): string {
  return rest.replace(/^[\s,;:.!–—-]+/u, '');
}
