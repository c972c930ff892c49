import { describe, expect, test } from '@jest/globals';
import { fc } from '../../properties.js';
import { instant, plusSeconds } from '../../../src/domain/ids.js';
import type { Instant } from '../../../src/domain/ids.js';
import { resolveTime } from '../../../src/domain/time/resolve-time.js';
import { takeTime } from '../../../src/domain/time/take-time.js';
import type { TypedTime } from '../../../src/domain/time/typed-time.js';
import { localTime } from '../../../src/domain/time/wall-clock.js';

const utc = (text: string): Instant => instant(Date.parse(text));
const iso = (at: number): string => new Date(at).toISOString().replace('.000Z', 'Z');

function typed(text: string): TypedTime {
  const { time } = takeTime(text);
  if (time === undefined) throw new Error(`no time in ${text}`);
  return time;
}

/** What is meant by this, typed at that moment there. */
function meant(text: string, now: string, zone?: string): unknown {
  const resolved = resolveTime(typed(text), { now: utc(now), zone });
  if ('moments' in resolved) return resolved.moments.map(iso);
  const { code, ...more } = resolved;
  const values: readonly unknown[] = Object.values(more);
  return [code, ...values.map((one) => (typeof one === 'number' ? iso(one) : one))];
}

/** A Thursday, 10:00 in Berlin. */
const THURSDAY = '2026-11-26T09:00:00Z';

describe('in the person’s own zone', () => {
  test.each([
    ['in 20m', '2026-11-26T09:20:00Z'],
    ['at 14:30', '2026-11-26T13:30:00Z'],
    ['at 2pm', '2026-11-26T13:00:00Z'],
    ['tomorrow 8:00', '2026-11-27T07:00:00Z'],
    ['um 14:30', '2026-11-26T13:30:00Z'],
    ['today at 14:30', '2026-11-26T13:30:00Z'],
    ['on Monday at 8:00', '2026-11-30T07:00:00Z'],
    ['am Donnerstag um 14:30', '2026-11-26T13:30:00Z'],
    ['14:31:05 CET', '2026-11-26T13:31:05Z'],
    ['14:31:05 MEZ', '2026-11-26T13:31:05Z'],
  ])('%s', (text, at) => {
    expect(meant(text, THURSDAY, 'Europe/Berlin')).toEqual([at]);
  });

  test.each([
    ['at 8:00', '2026-11-27T07:00:00Z'],
    ['am Donnerstag um 8:00', '2026-12-03T07:00:00Z'],
    ['at 9:59', '2026-11-27T08:59:00Z'],
  ])('what has passed is the next one: %s', (text, at) => {
    expect(meant(text, THURSDAY, 'Europe/Berlin')).toEqual([at]);
  });

  test('the minute that has begun has not passed', () => {
    expect(meant('at 10:00', '2026-11-26T09:00:30Z', 'Europe/Berlin')).toEqual([
      '2026-11-26T09:00:00Z',
    ]);
  });

  test('today is not tomorrow: said so where it has passed', () => {
    expect(meant('today 8:00', THURSDAY, 'Europe/Berlin')).toEqual([
      'TIME_PASSED',
      '2026-11-26T07:00:00Z',
    ]);
  });

  test('an hour alone may be two times, each the next one', () => {
    expect(meant('at 8', THURSDAY, 'Europe/Berlin')).toEqual([
      '2026-11-26T19:00:00Z',
      '2026-11-27T07:00:00Z',
    ]);
  });

  test('the day is theirs, not that of UTC', () => {
    expect(meant('tomorrow 8:00', '2026-11-26T23:30:00Z', 'Europe/Berlin')).toEqual([
      '2026-11-28T07:00:00Z',
    ]);
    expect(meant('tomorrow 8:00', '2026-11-26T23:30:00Z', 'America/New_York')).toEqual([
      '2026-11-27T13:00:00Z',
    ]);
  });
});

describe('in the night in which the clocks are changed', () => {
  test.each([
    ['Europe/Berlin', 'at 2:30', ['2026-03-28T22:00:00Z', '2026-03-29T01:00:00Z']],
    ['Europe/Berlin', 'tomorrow 2:30', ['2026-03-28T12:00:00Z', '2026-03-29T01:00:00Z']],
    ['Australia/Lord_Howe', 'at 2:15', ['2026-10-03T12:00:00Z', '2026-10-03T15:30:00Z']],
  ])('in %s %s does not exist', (zone, text, [now = '', jump]) => {
    expect(meant(text, now, zone)).toEqual(['TIME_SKIPPED', jump]);
  });

  test.each([
    [
      'Europe/Berlin',
      'at 2:30',
      ['2026-10-24T22:00:00Z', '2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'],
    ],
    [
      'Australia/Lord_Howe',
      'tomorrow 1:45',
      ['2026-04-04T03:00:00Z', '2026-04-04T14:45:00Z', '2026-04-04T15:15:00Z'],
    ],
  ])('in %s %s is two times', (zone, text, [now = '', ...moments]) => {
    expect(meant(text, now, zone)).toEqual(moments);
  });

  test('of two times one may have passed, and the zone’s name may say which', () => {
    const between = '2026-10-25T01:00:00Z';
    expect(meant('at 2:30', between, 'Europe/Berlin')).toEqual(['2026-10-25T01:30:00Z']);
    const evening = '2026-10-24T22:00:00Z';
    expect(meant('at 2:30 CEST', evening, 'Europe/Berlin')).toEqual(['2026-10-25T00:30:00Z']);
    expect(meant('at 2:30 MEZ', evening, 'Europe/Berlin')).toEqual(['2026-10-25T01:30:00Z']);
  });

  test('what did not exist last night is tomorrow’s', () => {
    expect(meant('at 2:30', '2026-03-29T09:00:00Z', 'Europe/Berlin')).toEqual([
      '2026-03-30T00:30:00Z',
    ]);
  });
});

describe('zones', () => {
  test.each([
    ['at 14:30 UTC', '2026-11-26T14:30:00Z'],
    ['at 14:30 UTC+5:30', '2026-11-26T09:00:00Z'],
    ['at 14:30 America/New_York', '2026-11-26T19:30:00Z'],
    ['in 20m', '2026-11-26T09:20:00Z'],
  ])('nobody need know the person’s own for %s', (text, at) => {
    expect(meant(text, THURSDAY)).toEqual([at]);
  });

  test.each([undefined, '', 'Mars/Olympus', '+01:00'])('is missing where it is %j', (zone) => {
    expect(meant('at 14:30', THURSDAY, zone)).toEqual(['ZONE_MISSING']);
  });

  test.each([
    ['at 14:30 Mars/Olympus', 'Mars/Olympus'],
    ['at 14:30 PST', 'PST'],
    ['at 14:30 CEST', 'CEST'],
  ])('is unknown in %s', (text, zone) => {
    expect(meant(text, THURSDAY, 'Europe/Berlin')).toEqual(['ZONE_UNKNOWN', zone]);
  });

  test('an abbreviation is that of the person’s own zone, whoever else uses it', () => {
    expect(meant('at 14:30 CST', THURSDAY, 'America/Chicago')).toEqual(['2026-11-26T20:30:00Z']);
    expect(meant('at 14:30 IST', THURSDAY, 'Asia/Kolkata')).toEqual(['2026-11-26T09:00:00Z']);
  });
});

test('over all zones and times: what is meant lies ahead, within two days, and the clocks show what was typed', () => {
  const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
  const now = fc.integer({ min: utc('2025-01-01T00:00:00Z'), max: utc('2031-01-01T00:00:00Z') });
  const clock = fc.record({ hour: fc.nat(23), minute: fc.nat(59), second: fc.constant(0) });
  fc.assert(
    fc.property(zone, now, clock, (name, milliseconds, wanted) => {
      const here = { now: instant(milliseconds), zone: name };
      const time = { kind: 'at', clocks: [wanted], day: { kind: 'next' } } as const;
      const resolved = resolveTime(time, here);
      if (!('moments' in resolved)) {
        expect(resolved.code).toBe('TIME_SKIPPED');
        return;
      }
      expect(resolved.moments.length).toBeGreaterThan(0);
      for (const at of resolved.moments) {
        expect(localTime(at, name)).toMatchObject(wanted);
        expect(at).toBeGreaterThan(plusSeconds(here.now, -60));
        expect(at).toBeLessThan(plusSeconds(here.now, 50 * 3600));
      }
    }),
    { numRuns: 150 },
  );
});

describe('on a day of the calendar', () => {
  test.each([
    ['28.11. 09:00', ['2026-11-28T08:00:00Z']],
    ['2026-11-28 09:00', ['2026-11-28T08:00:00Z']],
    ['2.1. 09:00', ['2027-01-02T08:00:00Z']],
    ['25.11. 09:00', ['TIME_PASSED', '2026-11-25T08:00:00Z']],
    ['2025-11-28 09:00', ['TIME_PASSED', '2025-11-28T08:00:00Z']],
  ])('%s', (text, said) => {
    expect(meant(text, THURSDAY, 'Europe/Berlin')).toEqual(said);
  });
});
