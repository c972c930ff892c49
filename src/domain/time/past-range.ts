// `yesterday`, `since Monday`, `last week`, `1.11. to 5.11.`, `letzte Woche`: which stretch of the past, as somebody looking back
// says it, and the moments that it lies between by the clocks of their zone.
import type { Instant } from '../ids.js';
import { instant } from '../ids.js';
import { eat } from './read.js';
import { readDay } from './read-day.js';
import type { Read } from './read.js';
import type { Day } from './typed-time.js';
import { daysLater, jumpOver, localTime, momentsOf, weekdayOf } from './wall-clock.js';
import type { LocalDay, Zone } from './wall-clock.js';

type PastDay = Exclude<Day, { kind: 'next' }>;

export type TypedRange =
  | { readonly kind: 'day'; readonly day: PastDay }
  | { readonly kind: 'since'; readonly day: PastDay }
  | { readonly kind: 'days'; readonly first: PastDay; readonly last: PastDay }
  /** `ago`: 0 is the one that has begun. */
  | { readonly kind: 'week' | 'month'; readonly ago: 0 | 1 }
  | { readonly kind: 'hours'; readonly hours: number };

/** From that moment on, and before this one. */
export type Between = { readonly from?: Instant; readonly until?: Instant };

const DAYS_AGO: readonly (readonly [words: RegExp, days: number])[] = [
  [/^(?:(?:the )?day before yesterday|vorgestern)(?!\p{L})/iu, 2],
  [/^(?:yesterday|gestern)(?!\p{L})/iu, 1],
];
const WHOLE =
  /^(?:(this|diese[rsnm]?)|(last|letzte[rsnm]?)) (?:(week|woche)|(month|monat))(?!\p{L})/iu;
const COUNTED =
  /^(?:in )?(?:the |den |die )?(?:last|past|letzten?) (\d{1,3}) (?:(hours?|stunden?)|(days?|tagen?)|(weeks?|wochen?))(?!\p{L})/iu;
const SINCE = /^(?:since|seit|ab) /iu;
const FROM = /^(?:from|von|vom|between|zwischen) /iu;
const TO = /^ ?(?:to|till|until|and|bis|und|-|–|\.\.) ?(?:zum |den )?/iu;
const HOURS = { hour: 1, day: 24, week: 168 } as const;

/** The whole text, or undefined where it is no such stretch. One line with single spaces. */
export function readRange(text: string): TypedRange | undefined {
  const read = readWhole(text) ?? readCounted(text) ?? readSince(text) ?? readDays(text);
  return read?.rest.trim() === '' ? read.value : undefined;
}

/** Behind these words stands a stretch of time, or something that was meant as one. */
export const STARTS_A_RANGE =
  /(?:^| )(?:since|seit|last|letzte[rnsm]?|between|zwischen|from|vom) /iu;

function readWhole(text: string): Read<TypedRange> | undefined {
  const read = eat(WHOLE, text);
  if (read === undefined) return undefined;
  const [, begun, , week] = read.value;
  const kind = week === undefined ? 'month' : 'week';
  return { value: { kind, ago: begun === undefined ? 1 : 0 }, rest: read.rest };
}

function readCounted(text: string): Read<TypedRange> | undefined {
  const read = eat(COUNTED, text);
  if (read === undefined) return undefined;
  const [, count, hour, day] = read.value;
  const each = hour !== undefined ? HOURS.hour : day !== undefined ? HOURS.day : HOURS.week;
  return { value: { kind: 'hours', hours: Number(count) * each }, rest: read.rest };
}

function readSince(text: string): Read<TypedRange> | undefined {
  const since = eat(SINCE, text);
  const read = since && readPastDay(since.rest);
  return read && { value: { kind: 'since', day: read.value }, rest: read.rest };
}

function readDays(text: string): Read<TypedRange> | undefined {
  const first = readPastDay(eat(FROM, text)?.rest ?? text);
  if (first === undefined) return undefined;
  const last = readPastDay(eat(TO, first.rest)?.rest ?? '');
  if (last === undefined) return { value: { kind: 'day', day: first.value }, rest: first.rest };
  const value = { kind: 'days', first: first.value, last: last.value } as const;
  return { value, rest: last.rest };
}

function readPastDay(text: string): Read<PastDay> | undefined {
  for (const [words, days] of DAYS_AGO) {
    const read = eat(words, text);
    if (read !== undefined) return { value: { kind: 'in-days', days: -days }, rest: read.rest };
  }
  const read = readDay(text);
  if (read === undefined || read.value.half !== undefined) return undefined;
  const { day } = read.value;
  const isAhead = day.kind === 'next' || (day.kind === 'in-days' && day.days > 0);
  return isAhead ? undefined : { value: day, rest: read.rest };
}

/** By the clocks of the zone; a weekday is the last one that has begun, a date without a year the last one. */
export function betweenOf(range: TypedRange, now: Instant, zone: Zone): Between {
  const today = localTime(now, zone);
  const starts = (day: LocalDay): Instant => startOf(day, zone);
  switch (range.kind) {
    case 'hours':
      return { from: instant(now - range.hours * HOUR_MS) };
    case 'since':
      return { from: starts(dateOf(range.day, today, A_WEEK)) };
    case 'day':
      return ofDays(range.day, range.day, { today, starts });
    case 'days':
      return ofDays(range.first, range.last, { today, starts });
    case 'week':
      return ofWeek(range.ago, { today, starts });
    case 'month':
      return ofMonth(range.ago, { today, starts });
  }
}

const HOUR_MS = 3_600_000;
const A_WEEK = 7;

type By = { readonly today: LocalDay; readonly starts: (day: LocalDay) => Instant };

function ofDays(first: PastDay, last: PastDay, { today, starts }: By): Between {
  const [one, other] = [dateOf(first, today, 0), dateOf(last, today, 0)];
  const [from, until] = [starts(one), starts(daysLater(other, 1))];
  return from < until ? { from, until } : { from: starts(other), until: starts(daysLater(one, 1)) };
}

/** Weeks begin on Monday (ISO 8601). */
function ofWeek(ago: 0 | 1, { today, starts }: By): Between {
  const monday = daysLater(today, -((weekdayOf(today) + 6) % A_WEEK));
  if (ago === 0) return { from: starts(monday) };
  return { from: starts(daysLater(monday, -A_WEEK)), until: starts(monday) };
}

function ofMonth(ago: 0 | 1, { today: { year, month }, starts }: By): Between {
  const first = { year, month, day: 1 };
  if (ago === 0) return { from: starts(first) };
  const before =
    month === 1 ? { year: year - 1, month: 12, day: 1 } : { year, month: month - 1, day: 1 };
  return { from: starts(before), until: starts(first) };
}

/** `sameDay`: how many days ago a weekday is that is today's. */
function dateOf(day: PastDay, today: LocalDay, sameDay: number): LocalDay {
  if (day.kind === 'in-days') return daysLater(today, day.days);
  if (day.kind === 'date') return { ...day, year: day.year ?? lastYearOf(day, today) };
  const ago = (weekdayOf(today) - day.weekday + A_WEEK) % A_WEEK;
  return daysLater(today, -(ago === 0 ? sameDay : ago));
}

function lastYearOf(
  { month, day }: { readonly month: number; readonly day: number },
  today: LocalDay,
): number {
  const isAhead = month > today.month || (month === today.month && day > today.day);
  return isAhead ? today.year - 1 : today.year;
}

function startOf({ year, month, day }: LocalDay, zone: Zone): Instant {
  const midnight = { year, month, day, hour: 0, minute: 0, second: 0 };
  return momentsOf(midnight, zone)[0] ?? jumpOver(midnight, zone);
}
