// Times as people read them. A card can't count down, so every time is written out, with the name of its zone.
import type { Instant } from '../domain/ids.js';
import { instant } from '../domain/ids.js';
import { kept } from '../domain/time/kept.js';
import { knownZone } from '../domain/time/known-zone.js';

export type ClockFace = {
  /** IANA time zone; UTC where absent or unknown to this machine. */
  readonly zone?: string | undefined;
  /** BCP 47 tag. */
  readonly locale: string;
};

/** `14:31:05 CET` */
export function formatTime(at: Instant, face: ClockFace): string {
  const { hour, minute, second, timeZoneName } = partsOf(at, timeIn(face));
  return `${hour ?? ''}:${minute ?? ''}:${second ?? ''} ${timeZoneName ?? ''}`;
}

/** `14:31:05 CET`, or `14:31:05 CET, 3 March` where that is not today. */
export function formatUntil(at: Instant, now: Instant, face: ClockFace): string {
  const day = formatDay(at, face);
  return day === formatDay(now, face) ? formatTime(at, face) : formatMoment(at, face);
}

/** `14:31:05 CET, 3 March 2026`, also where that is today. */
export function formatMoment(at: Instant, face: ClockFace): string {
  return `${formatTime(at, face)}, ${formatDay(at, face)}`;
}

/** `3 March 2026` */
export function formatDay(at: Instant, face: ClockFace): string {
  return plainSpaces(dayIn(face).format(at));
}

/** A day of the calendar, which is the same in every zone; what is none stays as it was written. */
export function formatCalendarDay(day: string, locale: string): string {
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(at) ? day : formatDay(instant(at), { zone: 'UTC', locale });
}

type Parts = Partial<Record<Intl.DateTimeFormatPartTypes, string>>;

function partsOf(at: Instant, format: Intl.DateTimeFormat): Parts {
  const parts = format.formatToParts(at);
  return Object.fromEntries(parts.map(({ type, value }) => [type, plainSpaces(value)]));
}

const FORMATS = {
  time: {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  },
  day: { day: 'numeric', month: 'long', year: 'numeric' },
} as const satisfies Readonly<Record<string, Intl.DateTimeFormatOptions>>;

function formatterOf(name: keyof typeof FORMATS): (face: ClockFace) => Intl.DateTimeFormat {
  const common = { ...FORMATS[name], calendar: 'gregory', numberingSystem: 'latn' };
  // Neither a zone nor a tag has a space in it.
  const made = kept((key) => {
    const [locale, timeZone] = key.split(' ');
    return new Intl.DateTimeFormat(locale, { ...common, timeZone });
  });
  return ({ zone, locale }) => made(`${locale} ${knownZone(zone) ?? 'UTC'}`);
}

const timeIn = formatterOf('time');
const dayIn = formatterOf('day');

/** Some versions of ICU put narrow no-break spaces where others put plain ones. */
function plainSpaces(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, ' ');
}
