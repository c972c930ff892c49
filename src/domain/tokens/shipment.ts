// Calendar days of a parcel, as people write them on it: no zone, no time.
import { defined } from '../defined.js';
import type { Instant } from '../ids.js';
import { instant } from '../ids.js';
import type { Shipment } from './token.js';

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
/** As they are written: `2026-11-28`. */
export type Days = { readonly postedOn?: string; readonly expectedOn?: string };

export function daysOf({ postedOn, expectedOn }: Days = {}): Days {
  return defined({ postedOn, expectedOn });
}

export function isSameDays(one: Days, other: Days): boolean {
  return one.postedOn === other.postedOn && one.expectedOn === other.expectedOn;
}

/** Parcels are late by some days before anybody worries. */
const LATE_DAYS = 2;
/** Looked at in the morning, European time. */
const MORNING_HOUR = 7;
const DAY_MS = 86_400_000;

/** The day as it was written, where the calendar has it. */
export function parseDay(text: string): string | undefined {
  const match = DAY.exec(text);
  if (match === null) return undefined;
  const at = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  return new Date(at).toISOString().slice(0, 10) === text ? text : undefined;
}

export type DaysRefusal = { readonly code: 'NO_DAY' } | { readonly code: 'EXPECTED_BEFORE_POSTED' };

/** Why nobody would take these for the days of a parcel. */
export function whyNotDays(days: Days): DaysRefusal | undefined {
  const said = [days.postedOn, days.expectedOn].filter((day) => day !== undefined);
  if (said.some((day) => parseDay(day) === undefined)) return { code: 'NO_DAY' };
  return isBeforePosted(days) ? { code: 'EXPECTED_BEFORE_POSTED' } : undefined;
}

/** Days as they are written sort as they follow each other. */
function isBeforePosted({ postedOn, expectedOn }: Days): boolean {
  return postedOn !== undefined && expectedOn !== undefined && expectedOn < postedOn;
}

/** When to ask after a parcel that should have come, or undefined where nobody said when. */
export function remindOfArrival(shipment: Shipment | undefined): Instant | undefined {
  const day = parseDay(shipment?.expectedOn ?? '');
  if (day === undefined) return undefined;
  return instant(Date.parse(`${day}T00:00:00Z`) + LATE_DAYS * DAY_MS + MORNING_HOUR * 3_600_000);
}
