import { describe, expect, test } from '@jest/globals';
import { fc } from '../../properties.js';
import { takeTime } from '../../../src/domain/time/take-time.js';
import type { TypedTime } from '../../../src/domain/time/typed-time.js';

/** A time in short: seconds from now on, or `day hour:minute zone`, or what cannot be read. */
function short(time: TypedTime | undefined): string | number | undefined {
  if (time?.kind === 'in') return time.seconds;
  if (time?.kind !== 'at') return time?.text;
  const { clocks, day, zone = '' } = time;
  const clock = clocks.map(({ hour, minute, second }) =>
    [hour, minute, ...(second === 0 ? [] : [second])]
      .map((part) => String(part).padStart(2, '0'))
      .join(':'),
  );
  if (day.kind === 'date') return `${clock.join('|')} on a date`;
  const on = { next: '', 'in-days': '+', weekday: 'weekday ' }[day.kind];
  const which = day.kind === 'in-days' ? day.days : day.kind === 'weekday' ? day.weekday : '';
  return `${on}${which} ${clock.join('|')} ${zone}`.trim();
}

describe('from now on', () => {
  test.each([
    ['in 20m', 1200],
    ['in 20 min', 1200],
    ['in 20 minutes', 1200],
    ['in 20 Minuten', 1200],
    ['in 90 minutes', 5400],
    ['in 1h', 3600],
    ['in 1h30', 5400],
    ['in 1h30m', 5400],
    ['in 1h 30m', 5400],
    ['in 1 hour and 30 minutes', 5400],
    ['in 1 Stunde 30 Minuten', 5400],
    ['in 1 Stunde und 30 Minuten', 5400],
    ['in 1.5h', 5400],
    ['in 1,5 Stunden', 5400],
    ['in an hour', 3600],
    ['in einer Stunde', 3600],
    ['in half an hour', 1800],
    ['in einer halben Stunde', 1800],
    ['in 2 days', 172_800],
    ['In 3 Tagen', 259_200],
    ['in 45 seconds', 45],
  ])('%s', (text, seconds) => {
    expect(takeTime(text)).toEqual({ rest: '', time: { kind: 'in', seconds } });
  });
});

describe('a time of day', () => {
  test.each([
    ['at 14:30', '14:30'],
    ['um 14:30', '14:30'],
    ['um 14.30 Uhr', '14:30'],
    ['um 8 Uhr 30', '08:30'],
    ['14:30', '14:30'],
    ['not before 14:30', '14:30'],
    ['nicht vor 14:30', '14:30'],
    ['14:31:05 CET', '14:31:05 CET'],
    ['at 2pm', '14:00'],
    ['at 2 p.m.', '14:00'],
    ['at 2:30 PM', '14:30'],
    ['at 12am', '00:00'],
    ['at 12pm', '12:00'],
    ['at noon', '12:00'],
    ['um Mitternacht', '00:00'],
    ['at 14', '14:00'],
    ['tomorrow 8:00', '+1 08:00'],
    ['tomorrow at 8:00', '+1 08:00'],
    ['at 8:00 tomorrow', '+1 08:00'],
    ['tomorrow, 8am', '+1 08:00'],
    ['morgen 8:00', '+1 08:00'],
    ['morgen um 8 Uhr', '+1 08:00'],
    ['morgen früh um 8', '+1 08:00'],
    ['tomorrow evening at 8', '+1 20:00'],
    ['tonight at 8', '+0 20:00'],
    ['heute um 14:30', '+0 14:30'],
    ['übermorgen 8:00', '+2 08:00'],
    ['on Monday at 8:00', 'weekday 1 08:00'],
    ['am Freitag um 8:00', 'weekday 5 08:00'],
    ['at 14:30 UTC', '14:30 UTC'],
    ['at 14:30 UTC+2', '14:30 UTC+2'],
    ['at 8:00 Europe/Berlin tomorrow', '+1 08:00 Europe/Berlin'],
    ['at 8:00 tomorrow CET', '+1 08:00 CET'],
  ])('%s', (text, time) => {
    const taken = takeTime(text);
    expect(short(taken.time)).toBe(time);
    expect(taken.rest).toBe('');
  });

  test.each([
    ['at 8', '08:00|20:00'],
    ['um 8', '08:00|20:00'],
    ['at 12', '00:00|12:00'],
    ['tomorrow at 8', '+1 08:00|20:00'],
  ])('an hour alone may be in the morning or in the evening: %s', (text, times) => {
    expect(short(takeTime(text).time)).toBe(times);
  });
});

describe('what stands around it is the reason', () => {
  test.each([
    ['in 20m she is at the airport', 1200, 'she is at the airport'],
    ['at 14:30, she is at the airport', '14:30', 'she is at the airport'],
    ['at 14:30 VPN is broken', '14:30', 'VPN is broken'],
    ['tomorrow 8:00: new laptop', '+1 08:00', 'new laptop'],
    ['heute um 14:30 – am Flughafen', '+0 14:30', 'am Flughafen'],
    ['she is at the airport in 20m', 1200, 'she is at the airport'],
    ['locked out, at 14:30 please', '14:30', 'locked out'],
    ['ausgesperrt, morgen um 8 Uhr, bitte.', '+1 08:00', 'ausgesperrt'],
    ['locked out on Monday at 8:00', 'weekday 1 08:00', 'locked out'],
    ['locked out at 8:00 tomorrow UTC', '+1 08:00 UTC', 'locked out'],
  ])('%s', (text, time, rest) => {
    const taken = takeTime(text);
    expect([short(taken.time), taken.rest]).toEqual([time, rest]);
  });

  test.each([
    'she is at the airport',
    'in the office',
    'at her desk',
    'in 3rd floor',
    'locked out since 14:30',
    'flight LH 1430 has changed twice',
    'between 14:00 and 15:00 she is on a plane',
    'it happened at 14:30 and again later',
    'um Hilfe gebeten',
    'today nothing works',
    'sun is shining',
    'am I right',
    '',
  ])('and where there is none, all of it: %j', (text) => {
    expect(takeTime(text)).toEqual({ rest: text });
  });
});

describe('what is meant as a time and cannot be read is said', () => {
  test.each([
    'at 25:00',
    'at 14:60',
    'at 13pm',
    'at 24:00',
    'heute um 25:00',
    'in 20',
    'in 20 parsecs',
    'tomorrow',
    'morgen',
    'tomorrow morning she flies',
    'at 5 Main Street',
    'at 14:30-15:00',
    'at 14:30 or 15:00',
    'um 14:30 bis 15:00',
    'tonight',
    'tonight she flies',
    'this afternoon',
    'next week',
    'next Monday',
    'nächste Woche',
    'nächsten Montag',
    'heute Abend',
    'on Monday',
    'am Montag',
    '28.11.',
    '31.2. 09:00',
    '30.13. 09:00',
    '11/28/2026 09:00',
    'locked out at 25:00',
  ])('%s', (text) => {
    expect(takeTime(text)).toMatchObject({ rest: text, time: { kind: 'unreadable' } });
  });
});

describe('properties', () => {
  const two = (number: number): string => String(number).padStart(2, '0');
  const clock = fc.record({ hour: fc.nat(23), minute: fc.nat(59) });
  const before = fc.constantFrom('at ', 'um ', 'At ', 'tomorrow ', 'morgen um ', 'today at ', '');
  const reason = fc.stringMatching(/^[a-z]{3,9}( [a-z]{3,9}){0,5}$/).filter((words) => {
    const taken = /^(?:and|und|bis|until|tomorrow|morgen|please|bitte|thanks|danke|early)\b/;
    return !taken.test(words) && takeTime(words).time === undefined;
  });

  test('every time of day is read as it was typed, and the reason with it, wherever it stands', () => {
    fc.assert(
      fc.property(clock, before, reason, ({ hour, minute }, word, words) => {
        const typed = `${word}${hour}:${two(minute)}`;
        const said = { clocks: [{ hour, minute, second: 0 }] };
        expect(takeTime(`${typed} ${words}`)).toMatchObject({ rest: words, time: said });
        if (word === '') return;
        expect(takeTime(`${words}, ${typed}`)).toMatchObject({ rest: words, time: said });
      }),
    );
  });

  test('whatever is typed, nothing of it is made up, and no more than a time is taken out', () => {
    const piece = fc.constantFrom('at ', 'in ', '14:30', '20m', 'tomorrow ', ' ', 'UTC', '8', ', ');
    const text = fc.oneof(
      fc.string({ maxLength: 200 }),
      fc.array(piece).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, (typed) => {
        const { rest, time } = takeTime(typed);
        expect(typed).toContain(rest);
        if (time === undefined || time.kind === 'unreadable') expect(rest).toBe(typed);
        else expect(typed.length - rest.length).toBeLessThan(90);
      }),
    );
  });
});
