// A time as Microsoft's exports write it: ISO 8601, with or without its zone, or as Log Analytics writes it into a sheet. All of them UTC.
import { instant } from '../ids.js';
import type { Instant } from '../ids.js';

const ISO = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;
/** `11/28/2026, 9:30:05.123 AM` */
const SHEET = /^(\d{1,2})\/(\d{1,2})\/(\d{4}),? (\d{1,2}):(\d{2}):(\d{2})(\.\d+)? ?([AP])M$/i;
const MS_DIGITS = 3;
const HALF_DAY = 12;

/** Undefined where it is none of these: a day and a month are never guessed. */
export function readLogTime(text: string): Instant | undefined {
  return readIso(text) ?? readSheet(text);
}

function readIso(text: string): Instant | undefined {
  const [, day, clock, fraction = '', zone = 'Z'] = ISO.exec(text) ?? [];
  if (day === undefined || clock === undefined) return undefined;
  return known(`${day}T${clock}.${millisecondsOf(fraction)}${zone.toUpperCase()}`);
}

function readSheet(text: string): Instant | undefined {
  const found = SHEET.exec(text)?.slice(1);
  if (found === undefined) return undefined;
  const parts = found.map((part: string | undefined) => part ?? '');
  const at = (place: number): string => parts[place] ?? '';
  const half = at(7).toUpperCase() === 'P' ? HALF_DAY : 0;
  const date = [at(2), two(at(0)), two(at(1))].join('-');
  const time = [two(String((Number(at(3)) % HALF_DAY) + half)), at(4), at(5)].join(':');
  return known(`${date}T${time}.${millisecondsOf(at(6))}Z`);
}

function known(iso: string): Instant | undefined {
  const at = Date.parse(iso);
  return Number.isNaN(at) ? undefined : instant(at);
}

function two(number: string): string {
  return number.padStart(2, '0');
}

function millisecondsOf(fraction: string): string {
  return fraction.slice(1, 1 + MS_DIGITS).padEnd(MS_DIGITS, '0');
}
