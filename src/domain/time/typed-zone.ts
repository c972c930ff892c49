// The zone that somebody typed behind a time, or their own.
import type { Instant } from '../ids.js';
import { knownZone } from './known-zone.js';
import type { Zone } from './wall-clock.js';

export type FoundZone = {
  readonly zone: Zone;
  /** An abbreviation means one half of the year alone: `CET` is no time in summer. */
  readonly isMeant: (at: Instant) => boolean;
};

export type ZoneProblem =
  /** Nobody knows in which zone this person is. */
  { readonly code: 'ZONE_MISSING' } | { readonly code: 'ZONE_UNKNOWN'; readonly zone: string };

/** In these, abbreviations are written as people of different countries write them. */
const LOCALES = ['en-GB', 'en-US', 'en-CA', 'en-AU', 'en-NZ', 'en-IN', 'en-ZA', 'de-DE', 'de-CH'];
const OFFSET = /^(?:UTC|GMT) ?([+−-])(\d{1,2})(?::?(\d{2}))?$/;

const always = (): boolean => true;

export function zoneOf(
  typed: string | undefined,
  own: string | undefined,
): FoundZone | ZoneProblem {
  const mine = knownZone(own);
  if (typed === undefined) {
    return mine === undefined ? { code: 'ZONE_MISSING' } : { zone: mine, isMeant: always };
  }
  const exact = exactZone(typed);
  if (exact !== undefined) return { zone: exact, isMeant: always };
  if (mine === undefined || typed.includes('/')) return { code: 'ZONE_UNKNOWN', zone: typed };
  // `CST` is three zones: an abbreviation counts where it is that of the person's own.
  return { zone: mine, isMeant: (at) => abbreviations(at, mine).includes(typed) };
}

function exactZone(typed: string): Zone | undefined {
  if (typed === 'UTC' || typed === 'GMT' || typed === 'Z') return 'UTC';
  const offset = OFFSET.exec(typed);
  if (offset === null) return typed.includes('/') ? knownZone(typed) : undefined;
  const [, sign, hours, minutes = '0'] = offset;
  const ahead = Number(hours) * 60 + Number(minutes);
  return { aheadMinutes: sign === '+' ? ahead : -ahead };
}

function abbreviations(at: Instant, zone: string): readonly string[] {
  return LOCALES.flatMap((locale) =>
    new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'short' })
      .formatToParts(at)
      .filter(({ type }) => type === 'timeZoneName')
      .map(({ value }) => value),
  );
}
