// `today`, `tomorrow morning`, `on Monday`, `morgen früh`, `am Montag`: which day, from the beginning of a text.
import { eat } from './read.js';
import { readDate } from './read-date.js';
import type { Read } from './read.js';
import type { Day } from './typed-time.js';

export type Half = 'am' | 'pm';
export type TypedDay = { readonly day: Day; readonly half?: Half };

const IN_DAYS: readonly (readonly [words: RegExp, days: number, half?: Half])[] = [
  [/^(?:tonight)(?!\p{L})/iu, 0, 'pm'],
  [/^(?:today|heute)(?!\p{L})/iu, 0],
  [/^(?:(?:the )?day after tomorrow|übermorgen)(?!\p{L})/iu, 2],
  [/^(?:tomorrow|morgen)(?!\p{L})/iu, 1],
];
/** Whole words alone: `so`, `do` and `sun` mean other things too. */
const WEEKDAYS: readonly RegExp[] = [
  /^(?:sunday|sonntag)$/i,
  /^(?:monday|montag)$/i,
  /^(?:tuesday|dienstag)$/i,
  /^(?:wednesday|mittwoch)$/i,
  /^(?:thursday|donnerstag)$/i,
  /^(?:friday|freitag)$/i,
  /^(?:saturday|samstag|sonnabend)$/i,
];
const HALF =
  /^,? (?:in the )?(?:(morning|früh|vormittag|vormittags)|(afternoon|evening|nachmittag|abend|abends))(?!\p{L})/iu;

export function readDay(text: string): Read<TypedDay> | undefined {
  const date = readDate(text);
  if (date !== undefined) return withHalf(date.value, date.rest);
  for (const [words, days, half] of IN_DAYS) {
    const read = eat(words, text);
    if (read !== undefined) return withHalf({ kind: 'in-days', days }, read.rest, half);
  }
  const word = eat(/^(?:(?:on|am) )?(\p{L}+)(?!\p{L})/iu, text);
  const weekday = WEEKDAYS.findIndex((name) => name.test(word?.value[1] ?? ''));
  return word === undefined || weekday === -1
    ? undefined
    : withHalf({ kind: 'weekday', weekday }, word.rest);
}

function withHalf(day: Day, text: string, said?: Half): Read<TypedDay> {
  const read = readHalf(text);
  const half = said ?? read?.value;
  return { value: half === undefined ? { day } : { day, half }, rest: read?.rest ?? text };
}

export function readHalf(text: string): Read<Half> | undefined {
  const read = eat(HALF, text);
  if (read === undefined) return undefined;
  return { value: read.value[1] === undefined ? 'pm' : 'am', rest: read.rest };
}
