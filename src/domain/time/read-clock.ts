// `14:30`, `2pm`, `8 Uhr 30`, `noon`: a time of day, and the zone behind it, from the beginning of a text.
import type { Half } from './read-day.js';
import { eat } from './read.js';
import type { Read } from './read.js';
import type { Clock } from './typed-time.js';

export type TypedClock = {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly half?: Half;
  /** Nothing but an hour: may be in the morning or in the evening. */
  readonly hourAlone: boolean;
};

const WORDS: readonly (readonly [word: RegExp, hour: number])[] = [
  [/^(?:noon|midday|mittag)(?!\p{L})/iu, 12],
  [/^(?:midnight|mitternacht)(?!\p{L})/iu, 0],
];
const CLOCK =
  /^(\d{1,2})(?:[:.](\d{2})(?:[:.](\d{2}))?)?(?: ?(?:([ap])\.?m\.?|(uhr)(?: (\d{2}))?))?(?![\p{L}\p{N}])(?![.:]\d)/iu;

export function readClock(text: string): Read<TypedClock> | undefined {
  for (const [word, hour] of WORDS) {
    const read = eat(word, text);
    const value = { hour, minute: 0, second: 0, hourAlone: false };
    if (read !== undefined) return { value, rest: read.rest };
  }
  const read = eat(CLOCK, text);
  if (read === undefined) return undefined;
  const [, hour, minute, second, half, uhr, minuteAfter] = read.value;
  const value = {
    hour: Number(hour),
    minute: Number(minute ?? minuteAfter ?? 0),
    second: Number(second ?? 0),
    ...(half === undefined ? {} : ({ half: half.toLowerCase() === 'a' ? 'am' : 'pm' } as const)),
    hourAlone: [minute, half, uhr].every((part) => part === undefined),
  };
  return { value, rest: read.rest };
}

/** Which times of the day this may be; none where there is no such time. `said`: in the morning, in the evening. */
export function clocksOf(typed: TypedClock, said: Half | undefined): readonly Clock[] {
  const { minute, second } = typed;
  if (minute > 59 || second > 59) return [];
  return hoursOf(typed, said).map((hour) => ({ hour, minute, second }));
}

function hoursOf(typed: TypedClock, said: Half | undefined): readonly number[] {
  const { hour, half, hourAlone } = typed;
  const isTwelve = hour >= 1 && hour <= 12;
  if (half !== undefined) return isTwelve ? hourWithin(hour, half) : [];
  if (said !== undefined) return hourWithin(hour, said);
  if (hourAlone && isTwelve) return [hour % 12, (hour % 12) + 12];
  return hour < 24 ? [hour] : [];
}

function hourWithin(hour: number, half: Half): readonly number[] {
  if (hour > 12) return half === 'pm' && hour < 24 ? [hour] : [];
  return [(hour % 12) + (half === 'pm' ? 12 : 0)];
}

/** Abbreviations are no words: a `VPN` behind a time is not one. The ones that our own cards write are among them. */
const ZONE =
  /^ (UTC|GMT|Z|(?:UTC|GMT) ?[+−-]\d{1,2}(?::?\d{2})?|[A-Z][A-Za-z]+(?:\/[A-Z][A-Za-z_+-]+){1,2}|WET|WEST|WEZ|CES?T|MES?Z|EES?T|OES?Z|BST|IST|MSK|[ECMPA][SD]T|AK[SD]T|HST|[JKP]KT|[JK]ST|A[ECW][SD]T|NZ[SD]T|SAST|SGT|HKT)(?![\p{L}\p{N}/])(?! ?[+−-]\d)/u;

export function readZone(text: string): Read<string> | undefined {
  const read = eat(ZONE, text);
  return read === undefined ? undefined : { value: read.value[1] ?? '', rest: read.rest };
}
