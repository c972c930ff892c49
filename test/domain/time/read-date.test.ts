import { describe, expect, test } from '@jest/globals';
import { takeTime } from '../../../src/domain/time/take-time.js';
import type { TypedTime } from '../../../src/domain/time/typed-time.js';

/** `year-month-day hour:minute`. */
function short(time: TypedTime | undefined): string | undefined {
  if (time?.kind !== 'at' || time.day.kind !== 'date') return undefined;
  const { year = '', month, day } = time.day;
  const two = (number: number): string => String(number).padStart(2, '0');
  const clocks = time.clocks.map(({ hour, minute }) => `${two(hour)}:${two(minute)}`);
  return `${year}-${month}-${day} ${clocks.join('|')}`;
}

describe('a day of the calendar', () => {
  test.each([
    ['28.11. 09:00', '-11-28 09:00'],
    ['28.11.2026 um 9 Uhr', '2026-11-28 09:00'],
    ['am 28.11. um 09:00', '-11-28 09:00'],
    ['2026-11-28 09:00', '2026-11-28 09:00'],
    ['2026-12-03 8:00', '2026-12-3 08:00'],
    ['on 3 December at 8:00', '-12-3 08:00'],
    ['3. Dezember 8:00', '-12-3 08:00'],
    ['Nov 28 09:00', '-11-28 09:00'],
    ['November 28, 2026, at 09:00', '2026-11-28 09:00'],
    ['29.2. 09:00', '-2-29 09:00'],
    ['at 09:00 on 28 November', '-11-28 09:00'],
  ])('%s', (text, said) => {
    const { rest, time } = takeTime(text);
    expect([rest, short(time)]).toEqual(['', said]);
  });

  test('at the end of the reason too', () => {
    const { rest, time } = takeTime('locked out on 3 December at 8:00');
    expect([rest, short(time)]).toEqual(['locked out', '-12-3 08:00']);
  });
});
