// What the clocks on the walls of a zone show, and at which moments they show it: once, twice in the night in which they
// go back, never in the night in which they go forward.
import { instant } from '../ids.js';
import type { Instant } from '../ids.js';
import { kept } from './kept.js';
import type { Clock } from './typed-time.js';

export type LocalDay = { readonly year: number; readonly month: number; readonly day: number };
export type LocalTime = LocalDay & Clock;

/** A zone that Intl knows by name, or one that is so many minutes ahead of UTC. */
export type Zone = string | { readonly aheadMinutes: number };

const MINUTE_MS = 60_000;
/** Farther than any zone is from UTC, and than any change of its clocks: no two changes are as close as that. */
const AROUND_MS = 36 * 60 * MINUTE_MS;

const clockOf = kept(
  (zone) =>
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    }),
);

export function localTime(at: Instant, zone: Zone): LocalTime {
  if (typeof zone !== 'string') return utcFields(at + zone.aheadMinutes * MINUTE_MS);
  const parts = clockOf(zone).formatToParts(at);
  const field = (type: Intl.DateTimeFormatPartTypes): number =>
    Number(parts.find((part) => part.type === type)?.value);
  return {
    year: field('year'),
    month: field('month'),
    day: field('day'),
    hour: field('hour'),
    minute: field('minute'),
    second: field('second'),
  };
}

function utcFields(milliseconds: number): LocalTime {
  const date = new Date(milliseconds);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  };
}

/** The local time as if it were UTC. */
function asUtc({ year, month, day, hour, minute, second }: LocalTime): number {
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** Milliseconds that the zone's clocks are ahead of UTC then. */
function aheadMs(at: number, zone: Zone): number {
  const whole = Math.floor(at / 1000) * 1000;
  return asUtc(localTime(instant(whole), zone)) - whole;
}

/** Every moment at which the zone's clocks show this, in order: none, one or two. */
export function momentsOf(local: LocalTime, zone: Zone): readonly Instant[] {
  const utc = asUtc(local);
  const offsets = new Set([aheadMs(utc - AROUND_MS, zone), aheadMs(utc + AROUND_MS, zone)]);
  return [...offsets]
    .map((ahead) => utc - ahead)
    .filter((at) => asUtc(localTime(instant(at), zone)) === utc)
    .sort((a, b) => a - b)
    .map(instant);
}

/** The moment at which the clocks jump over a local time that there is not. */
export function jumpOver(local: LocalTime, zone: Zone): Instant {
  const utc = asUtc(local);
  let [before, after] = [utc - AROUND_MS, utc + AROUND_MS];
  const ahead = aheadMs(before, zone);
  while (after - before > 1000) {
    const middle = Math.floor((before + after) / 2000) * 1000;
    if (aheadMs(middle, zone) === ahead) before = middle;
    else after = middle;
  }
  return instant(Math.floor(after / 1000) * 1000);
}

/** The day so many days later. */
export function daysLater({ year, month, day }: LocalDay, days: number): LocalDay {
  return utcFields(Date.UTC(year, month - 1, day + days));
}

/** 0 is Sunday. */
export function weekdayOf({ year, month, day }: LocalDay): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}
