// Times as people read them. A card can't count down, so every time is written out, with the name of its zone.
import type { Instant } from '../domain/ids.js';
import { knownZone } from '../domain/time/known-zone.js';

export type ClockFace = {
  /** IANA time zone; UTC where absent or unknown to this machine. */
  readonly zone?: string | undefined;
  /** BCP 47 tag. */
  readonly locale: string;
};

/** `14:31:05 CET` */
export function formatTime(at: Instant, face: ClockFace): string {
  const { hour, minute, second, timeZoneName } = partsOf(at, face, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  });
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
  const options = { day: 'numeric', month: 'long', year: 'numeric' } as const;
  return plainSpaces(formatter(face, options).format(at));
}

type Parts = Partial<Record<Intl.DateTimeFormatPartTypes, string>>;

function partsOf(at: Instant, face: ClockFace, options: Intl.DateTimeFormatOptions): Parts {
  const parts = formatter(face, options).formatToParts(at);
  return Object.fromEntries(parts.map(({ type, value }) => [type, plainSpaces(value)]));
}

function formatter(
  { zone, locale }: ClockFace,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const common = { ...options, calendar: 'gregory', numberingSystem: 'latn' };
  return new Intl.DateTimeFormat(locale, { ...common, timeZone: knownZone(zone) ?? 'UTC' });
}

/** Some versions of ICU put narrow no-break spaces where others put plain ones. */
function plainSpaces(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, ' ');
}
