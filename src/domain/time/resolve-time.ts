// From a time as typed to the moment that it means, by the clocks of a zone: or why that is none, or which two it may be.
import type { Instant } from '../ids.js';
import { plusSeconds } from '../ids.js';
import { zoneOf } from './typed-zone.js';
import type { FoundZone, ZoneProblem } from './typed-zone.js';
import type { TypedTime } from './typed-time.js';
import { daysLater, jumpOver, localTime, momentsOf, weekdayOf } from './wall-clock.js';
import type { LocalDay, LocalTime } from './wall-clock.js';

export type TimeProblem =
  | { readonly code: 'TIME_UNREADABLE'; readonly typed: string }
  | ZoneProblem
  /** The clocks jump over it then. */
  | { readonly code: 'TIME_SKIPPED'; readonly jump: Instant }
  | { readonly code: 'TIME_PASSED'; readonly at: Instant };

/** One moment, or the several that may be meant, in order. */
export type Resolved = { readonly moments: readonly Instant[] };

export type Here = {
  readonly now: Instant;
  /** IANA zone last seen from this person. */
  readonly zone: string | undefined;
};

type At = Extract<TypedTime, { kind: 'at' }>;

/** A minute that has begun has not passed: who types `at 14:30` at 14:30 means now. */
const MINUTE_SECONDS = 60;

export function resolveTime(time: TypedTime, here: Here): Resolved | TimeProblem {
  if (time.kind === 'unreadable') return { code: 'TIME_UNREADABLE', typed: time.text };
  if (time.kind === 'in') return { moments: [plusSeconds(here.now, time.seconds)] };
  const zone = zoneOf(time.zone, here.zone);
  if ('code' in zone) return zone;
  const { now } = here;
  const { zone: typed = '' } = time;
  const found = time.clocks.map((clock) => momentsFor(time, { ...zone, now, clock, typed }));
  const moments = found.flatMap((one) => ('moments' in one ? one.moments : []));
  const [problem] = found.flatMap((one) => ('code' in one ? [one] : []));
  if (moments.length === 0 && problem !== undefined) return problem;
  return { moments: moments.toSorted((a, b) => a - b) };
}

type Asked = FoundZone & {
  readonly now: Instant;
  readonly clock: At['clocks'][number];
  /** The zone as it was typed. */
  readonly typed: string;
};

function momentsFor({ day }: At, asked: Asked): Resolved | TimeProblem {
  const today = localTime(asked.now, asked.zone);
  switch (day.kind) {
    case 'in-days':
      return onDay(daysLater(today, day.days), asked);
    case 'next':
      return onFirst(today, daysLater(today, 1), asked);
    case 'date':
      return onDay({ ...day, year: day.year ?? nearestYear(day.month, today) }, asked);
    case 'weekday': {
      const away = (day.weekday - weekdayOf(today) + 7) % 7;
      return onFirst(daysLater(today, away), daysLater(today, away + 7), asked);
    }
  }
}

/** Who types in December that it is wanted on 2 January means the next one. */
function nearestYear(month: number, today: LocalDay): number {
  if (today.month - month > HALF_A_YEAR) return today.year + 1;
  return today.year;
}

const HALF_A_YEAR = 6;

/** On the first of these days, or on the second where it has passed on the first. */
function onFirst(first: LocalDay, second: LocalDay, asked: Asked): Resolved | TimeProblem {
  const found = onDay(first, asked);
  return 'code' in found && found.code === 'TIME_PASSED' ? onDay(second, asked) : found;
}

function onDay(day: LocalDay, asked: Asked): Resolved | TimeProblem {
  const { now, clock, zone, isMeant, typed } = asked;
  const earliest = plusSeconds(now, -MINUTE_SECONDS);
  const local: LocalTime = { ...day, ...clock };
  const all = momentsOf(local, zone);
  const [last] = all.slice(-1);
  if (last === undefined) {
    const jump = jumpOver(local, zone);
    return jump > earliest ? { code: 'TIME_SKIPPED', jump } : { code: 'TIME_PASSED', at: jump };
  }
  const ahead = all.filter((at) => at > earliest);
  if (ahead.length === 0) return { code: 'TIME_PASSED', at: last };
  const moments = ahead.filter(isMeant);
  return moments.length > 0 ? { moments } : { code: 'ZONE_UNKNOWN', zone: typed };
}
