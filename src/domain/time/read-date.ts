// `28.11.`, `28.11.2026`, `2026-11-28`, `28 November`, `Nov 28`: a day of the calendar, from the beginning of a text. Figures with
// slashes are none: whether the day or the month comes first depends on who types.
import { defined } from '../defined.js';
import { eat } from './read.js';
import type { Read } from './read.js';
import type { Day } from './typed-time.js';

type Dated = Extract<Day, { kind: 'date' }>;

const MONTHS =
  'jan\\p{L}*|feb\\p{L}*|mar\\p{L}*|mär\\p{L}*|apr\\p{L}*|ma[yi]|june?|juni|july?|juli|aug\\p{L}*|sep\\p{L}*|o[ck]t\\p{L}*|nov\\p{L}*|de[cz]\\p{L}*';
const FIRST_LETTERS: readonly RegExp[] = [
  /^jan/i,
  /^feb/i,
  /^m[aä]r/i,
  /^apr/i,
  /^ma[yi]/i,
  /^jun/i,
  /^jul/i,
  /^aug/i,
  /^sep/i,
  /^o[ck]t/i,
  /^nov/i,
  /^de[cz]/i,
];
const ISO = /^(?:(?:on|am) )?(\d{4})-(\d{2})-(\d{2})(?![\d-])/i;
const DOTTED = /^(?:(?:on|am) )?(\d{1,2})\.(\d{1,2})\.(\d{4})?(?!\d)/i;
const DAY_FIRST = new RegExp(
  `^(?:(?:on|am) )?(\\d{1,2})(?:\\.|st|nd|rd|th)? (${MONTHS})\\.?(?: (\\d{4})(?!\\d))?(?!\\p{L})`,
  'iu',
);
const MONTH_FIRST = new RegExp(
  `^(?:on )?(${MONTHS})\\.? (\\d{1,2})(?:st|nd|rd|th)?(?:,? (\\d{4})(?!\\d))?(?![\\p{L}\\d:.])`,
  'iu',
);
/** A leap year: of a date without its year, 29 February may be one. */
const LEAP = 2024;

export function readDate(text: string): Read<Dated> | undefined {
  const iso = eat(ISO, text);
  if (iso !== undefined) return dated(iso, [iso.value[3], iso.value[2], iso.value[1]]);
  const dotted = eat(DOTTED, text);
  if (dotted !== undefined) return dated(dotted, dotted.value.slice(1));
  const first = eat(DAY_FIRST, text);
  if (first !== undefined) {
    return dated(first, [first.value[1], monthOf(first.value[2]), first.value[3]]);
  }
  const last = eat(MONTH_FIRST, text);
  return last && dated(last, [last.value[2], monthOf(last.value[1]), last.value[3]]);
}

function monthOf(name = ''): string {
  return String(FIRST_LETTERS.findIndex((letters) => letters.test(name)) + 1);
}

function dated(
  { rest }: Read<unknown>,
  [dayText, monthText, yearText]: readonly (string | undefined)[],
): Read<Dated> | undefined {
  const [day, month] = [Number(dayText), Number(monthText)];
  const year = yearText === undefined ? undefined : Number(yearText);
  const at = new Date(Date.UTC(year ?? LEAP, month - 1, day));
  if (at.getUTCMonth() !== month - 1 || at.getUTCDate() !== day) return undefined;
  return { value: { kind: 'date', month, day, ...defined({ year }) }, rest };
}
