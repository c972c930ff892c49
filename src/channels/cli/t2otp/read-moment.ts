// Which time is meant by `--at` and `--in`. A time that a clock shows twice or never is refused, as everything else that could
// be read in two ways.
import { instant, plusSeconds } from '../../../domain/ids.js';
import type { Instant } from '../../../domain/ids.js';
import { ok, refused } from '../../../domain/outcome.js';
import type { Outcome } from '../../../domain/outcome.js';
import { readDuration } from '../../../domain/time/read-duration.js';

const UNIX = /^@(-?\d{1,12})$/;
const CLOCK = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/;
const DAY = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{1,2}):(\d{2})(?::(\d{2}))?(Z|[+-]\d{2}:\d{2})?$/i;
/** The end of the year 9999: what fits the times that are printed. */
const LATEST = instant(253_402_300_799_000);
const HOUR = 3_600_000;

/** The refusal is a sentence. `at` and `in` are as typed; now where both are absent. */
export function readMoment(
  { at, later }: { readonly at: string | undefined; readonly later: string | undefined },
  now: Instant,
): Outcome<Instant, string> {
  if (at !== undefined && later !== undefined) return refused('Say --at or --in, not both.');
  const read = at === undefined ? readLater(later, now) : readAt(at.trim(), now);
  if (!read.ok) return read;
  if (read.value >= 0 && read.value <= LATEST) return read;
  return refused('There are codes from 1970 to 9999 alone.');
}

function readLater(later: string | undefined, now: Instant): Outcome<Instant, string> {
  if (later === undefined) return ok(now);
  const [, sign = '', written = ''] = /^\s*([+−-]?)(.*?)\s*$/su.exec(later) ?? [];
  const read = readDuration(written);
  if (read?.rest !== '') {
    return refused(
      'What follows --in is no duration. Write 30s, 2m or 1h30m; earlier is --in=-30s.',
    );
  }
  return ok(plusSeconds(now, sign === '' || sign === '+' ? read.value : -read.value));
}

function readAt(at: string, now: Instant): Outcome<Instant, string> {
  const unix = UNIX.exec(at)?.[1];
  if (unix !== undefined) return ok(instant(Number(unix) * 1000));
  const clock = CLOCK.exec(at);
  const today = new Date(now);
  if (clock !== null) return onClock(at, [...dayOf(today), ...numbers(clock.slice(1))]);
  const day = DAY.exec(at);
  if (day === null) {
    return refused(
      'What follows --at is no time. Write 14:30, 2026-11-28T14:30, or with a zone 2026-11-28T13:30:00Z.',
    );
  }
  const zone = day[7];
  const parts = numbers(day.slice(1, 7));
  return zone === undefined ? onClock(at, parts) : inZone(at, parts, zone);
}

function numbers(parts: readonly (string | undefined)[]): readonly number[] {
  return parts.map((part) => Number(part ?? 0));
}

function dayOf(date: Date): readonly number[] {
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()];
}

function partsOf(date: Date): readonly number[] {
  return [...dayOf(date), date.getHours(), date.getMinutes(), date.getSeconds()];
}

/** By the clock of this machine. */
function onClock(at: string, parts: readonly number[]): Outcome<Instant, string> {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts;
  const date = new Date(year, month - 1, day, hour, minute, second);
  const shows = (time: number): boolean => String(partsOf(new Date(time))) === String(parts);
  if (!shows(date.getTime())) return refused(`There is no ${at} on this machine’s clock.`);
  if ([-HOUR, HOUR].some((shift) => shows(date.getTime() + shift))) {
    return refused(`This machine’s clock shows ${at} twice. Say which, with its zone: …+01:00.`);
  }
  return ok(instant(date.getTime()));
}

function inZone(at: string, parts: readonly number[], zone: string): Outcome<Instant, string> {
  const [year, ...rest] = parts.map((part, index) =>
    String(part).padStart(index === 0 ? 4 : 2, '0'),
  );
  const [month, day, hour, minute, second] = rest;
  const written = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const date = new Date(`${written}${zone.toUpperCase()}`);
  // A 30th of February would become a day in March.
  if (Number.isNaN(date.getTime()) || !isOnCalendar(written)) {
    return refused(`There is no time ${at}.`);
  }
  return ok(instant(date.getTime()));
}

function isOnCalendar(written: string): boolean {
  const date = new Date(`${written}Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written);
}
