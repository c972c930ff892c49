import { describe, expect, test } from '@jest/globals';
import { instant } from '../../src/domain/ids.js';
import { formatTime, formatUntil } from '../../src/text/times.js';

const AT = instant(Date.UTC(2026, 2, 3, 14, 31, 5));
const BERLIN = { zone: 'Europe/Berlin', locale: 'en-GB' };

describe('a time on a card', () => {
  test.each([
    ['Europe/Berlin', 'en-GB', '15:31:05 CET'],
    ['Europe/Berlin', 'de-DE', '15:31:05 MEZ'],
    ['Europe/Vienna', 'de-AT', '15:31:05 MEZ'],
    ['America/New_York', 'en-US', '09:31:05 EST'],
    ['America/New_York', 'en-GB', '09:31:05 GMT-5'],
    ['Asia/Kolkata', 'en-GB', '20:01:05 GMT+5:30'],
    ['UTC', 'en-GB', '14:31:05 UTC'],
  ])('in %s for %s is %j', (zone, locale, said) => {
    expect(formatTime(AT, { zone, locale })).toBe(said);
  });

  test.each([undefined, '', 'Mars/Olympus', '+05:00', 'W. Europe Standard Time', '<script>'])(
    'is in UTC, and says so, where the zone is %j',
    (zone) => {
      expect(formatTime(AT, { zone, locale: 'en-GB' })).toBe('14:31:05 UTC');
    },
  );

  test('is written with 00 at midnight, never with 24', () => {
    const midnight = instant(Date.UTC(2026, 2, 3, 0, 0, 5));
    expect(formatTime(midnight, { locale: 'en-US' })).toBe('00:00:05 UTC');
  });

  test('has digits that can be read out in the words of the card, whatever the reader uses elsewhere', () => {
    expect(formatTime(AT, { zone: 'UTC', locale: 'en-GB-u-nu-arab' })).toBe('14:31:05 UTC');
  });

  test('has no date today', () => {
    expect(formatUntil(AT, instant(AT - 3_600_000), BERLIN)).toBe('15:31:05 CET');
  });

  test('has its date on another day of the reader', () => {
    const lateInTheEvening = instant(Date.UTC(2026, 2, 3, 22, 59, 59));
    const afterMidnightInBerlin = instant(Date.UTC(2026, 2, 3, 23, 0, 1));
    expect(formatUntil(afterMidnightInBerlin, lateInTheEvening, BERLIN)).toBe(
      '00:00:01 CET, 4 March 2026',
    );
    const german = { ...BERLIN, locale: 'de-DE' };
    expect(formatUntil(afterMidnightInBerlin, lateInTheEvening, german)).toBe(
      '00:00:01 MEZ, 4. März 2026',
    );
    expect(formatUntil(afterMidnightInBerlin, lateInTheEvening, { locale: 'en-GB' })).toBe(
      '23:00:01 UTC',
    );
  });
});
