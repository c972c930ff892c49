// The clocks on the walls: over every zone that there is, and in the nights in which they are changed.
import { describe, expect, test } from '@jest/globals';
import { fc } from '../../properties.js';
import { instant } from '../../../src/domain/ids.js';
import type { Instant } from '../../../src/domain/ids.js';
import { jumpOver, localTime, momentsOf } from '../../../src/domain/time/wall-clock.js';
import type { LocalTime } from '../../../src/domain/time/wall-clock.js';

const utc = (text: string): Instant => instant(Date.parse(text));
const local = (text: string): LocalTime => localTime(utc(`${text}Z`), 'UTC');
const iso = (at: Instant): string => new Date(at).toISOString().replace('.000Z', 'Z');

/** The last day of each zone's year on which its clocks go forward, and back; what is skipped, what is shown twice. */
const NIGHTS = [
  ['Europe/Berlin', '2026-03-29T02:30:00', '2026-03-29T01:00:00Z', '2026-10-25T02:30:00', 60],
  ['Europe/London', '2026-03-29T01:59:59', '2026-03-29T01:00:00Z', '2026-10-25T01:00:00', 60],
  ['America/New_York', '2026-03-08T02:00:00', '2026-03-08T07:00:00Z', '2026-11-01T01:30:00', 60],
  ['America/St_Johns', '2026-03-08T02:30:00', '2026-03-08T05:30:00Z', '2026-11-01T01:30:00', 60],
  // Half an hour, not a whole one.
  ['Australia/Lord_Howe', '2026-10-04T02:15:00', '2026-10-03T15:30:00Z', '2026-04-05T01:45:00', 30],
  // At midnight: the day begins at one.
  ['Africa/Cairo', '2026-04-24T00:30:00', '2026-04-23T22:00:00Z', '2026-10-29T23:30:00', 60],
  ['Pacific/Chatham', '2026-09-27T03:00:00', '2026-09-26T14:00:00Z', '2026-04-05T03:00:00', 60],
] as const;

describe.each(NIGHTS)('in %s', (...night) => {
  const [zone, skipped, jump, twice, apartMinutes] = night;
  test(`${skipped} is never, and the clocks jump over it at ${jump}`, () => {
    expect(momentsOf(local(skipped), zone)).toEqual([]);
    expect(iso(jumpOver(local(skipped), zone))).toBe(jump);
  });

  test(`${twice} is twice`, () => {
    const [first = instant(0), second = instant(0), ...more] = momentsOf(local(twice), zone);
    expect(more).toEqual([]);
    expect(second - first).toBe(apartMinutes * 60_000);
    expect([first, second].map((at) => localTime(at, zone))).toEqual([local(twice), local(twice)]);
  });
});

test('a day that a zone left out has no time at all', () => {
  expect(momentsOf(local('2011-12-30T12:00:00'), 'Pacific/Apia')).toEqual([]);
  expect(momentsOf(local('2011-12-31T12:00:00'), 'Pacific/Apia')).toHaveLength(1);
});

describe('in every zone', () => {
  const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
  const second = fc
    .integer({ min: utc('2020-01-01T00:00:00Z') / 1000, max: utc('2036-12-31T00:00:00Z') / 1000 })
    .map((seconds) => instant(seconds * 1000));

  test('each moment is found again from what the clocks show, with at most one other', () => {
    fc.assert(
      fc.property(zone, second, (name, at) => {
        const moments = momentsOf(localTime(at, name), name);
        expect(moments).toContain(at);
        expect(moments.length).toBeLessThanOrEqual(2);
        expect([...moments]).toEqual([...new Set(moments)].sort((a, b) => a - b));
      }),
      { numRuns: 150 },
    );
  });

  test('what the clocks never show lies right before what they jump to', () => {
    fc.assert(
      fc.property(zone, second, (name, at) => {
        const wanted = localTime(at, 'UTC');
        if (momentsOf(wanted, name).length > 0) return;
        const jump = jumpOver(wanted, name);
        const shown = (moment: number): number => {
          const { year, month, day, ...clock } = localTime(instant(moment), name);
          return Date.UTC(year, month - 1, day, clock.hour, clock.minute, clock.second);
        };
        expect(shown(jump - 1000)).toBeLessThan(at);
        expect(shown(jump)).toBeGreaterThan(at);
      }),
      { numRuns: 150 },
    );
  });
});
