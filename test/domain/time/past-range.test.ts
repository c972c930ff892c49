// Stretches of the past as people say them, by the clocks of their zone.
import { describe, expect, test } from '@jest/globals';
import { fc } from '../../properties.js';
import { instant } from '../../../src/domain/ids.js';
import { betweenOf, readRange } from '../../../src/domain/time/past-range.js';

/** A Saturday. */
const NOW = instant(Date.parse('2026-11-28T14:05:00Z'));

function said(text: string, zone = 'Europe/Zurich'): string {
  const range = readRange(text);
  if (range === undefined) return 'not read';
  const { from, until } = betweenOf(range, NOW, zone);
  const at = (moment?: number): string =>
    moment === undefined ? '' : new Date(moment).toISOString().slice(0, 16);
  return `${at(from)} ${at(until)}`.trim();
}

describe('a stretch of the past', () => {
  test.each([
    ['today', '2026-11-27T23:00 2026-11-28T23:00'],
    ['yesterday', '2026-11-26T23:00 2026-11-27T23:00'],
    ['gestern', '2026-11-26T23:00 2026-11-27T23:00'],
    ['vorgestern', '2026-11-25T23:00 2026-11-26T23:00'],
    ['since monday', '2026-11-22T23:00'],
    ['seit Montag', '2026-11-22T23:00'],
    // Said on a Saturday.
    ['since saturday', '2026-11-20T23:00'],
    ['saturday', '2026-11-27T23:00 2026-11-28T23:00'],
    ['since 1.11.', '2026-10-31T23:00'],
    // The last one, not the next.
    ['since 1.12.', '2025-11-30T23:00'],
    ['2026-11-02', '2026-11-01T23:00 2026-11-02T23:00'],
    ['1.11. to 5.11.', '2026-10-31T23:00 2026-11-05T23:00'],
    ['vom 5.11. bis 1.11.', '2026-10-31T23:00 2026-11-05T23:00'],
    ['last week', '2026-11-15T23:00 2026-11-22T23:00'],
    ['this week', '2026-11-22T23:00'],
    ['letzte Woche', '2026-11-15T23:00 2026-11-22T23:00'],
    ['last month', '2026-09-30T22:00 2026-10-31T23:00'],
    ['diesen Monat', '2026-10-31T23:00'],
    ['last 2 hours', '2026-11-28T12:05'],
    ['in den letzten 3 Tagen', '2026-11-25T14:05'],
  ])('%s', (text, between) => {
    expect(said(text)).toBe(between);
  });

  test.each(['tomorrow', 'alice', 'since', 'since christmas', 'last', '31.2.', 'monday morning'])(
    '%s is none',
    (text) => {
      expect(said(text)).toBe('not read');
    },
  );

  test('begins where the clocks jump over midnight', () => {
    // In Beirut they went forward at midnight.
    const range = readRange('2024-03-31');
    expect(range && betweenOf(range, NOW, 'Asia/Beirut')).toEqual({
      from: Date.parse('2024-03-30T22:00:00Z'),
      until: Date.parse('2024-03-31T21:00:00Z'),
    });
  });

  test('never ends before it begins', () => {
    const days = fc.constantFrom('today', 'gestern', 'monday', '1.12.', '28.2.', '2025-01-31');
    fc.assert(
      fc.property(days, days, fc.integer({ min: 0, max: 4_000_000_000_000 }), (one, two, now) => {
        const range = readRange(`${one} to ${two}`);
        const { from = 0, until = 0 } =
          range === undefined ? {} : betweenOf(range, instant(now), 'America/New_York');
        expect(from).toBeLessThan(until);
      }),
    );
  });
});
