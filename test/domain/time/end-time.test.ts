import { describe, expect, test } from '@jest/globals';
import { fc } from '../../properties.js';
import { endTime } from '../../../src/domain/time/end-time.js';
import { takeTime } from '../../../src/domain/time/take-time.js';

describe('a time at the end of a reason, which may be part of it', () => {
  test.each([
    ['lost phone 14:30', '14:30', 14, 30],
    ['lost phone, 14:30', '14:30', 14, 30],
    ['lost phone (call back) 2pm, please', '2pm', 14, 0],
    ['Handy verloren 14.30 Uhr', '14.30 Uhr', 14, 30],
    ['Handy verloren 8 Uhr', '8 Uhr', 8, 0],
    ['flight LH 12:45 UTC', '12:45 UTC', 12, 45],
    ['in a meeting until 14:30', '14:30', 14, 30],
    ['locked out noon', 'noon', 12, 0],
  ])('%s', (text, typed, ...clock) => {
    const [hour, minute] = clock;
    expect(endTime(text)).toMatchObject({
      typed,
      time: { kind: 'at', clocks: [{ hour, minute, second: 0 }], day: { kind: 'next' } },
    });
    expect(takeTime(text)).toEqual({ rest: text });
  });

  test.each([
    'locked out since 14:30',
    'ausgesperrt seit 14:30',
    'ausgesperrt seit etwa 14:30 Uhr',
    'she is at the airport',
    'room 8',
    '14:30',
    '14:30 lost phone',
    'lost phone 25:00',
    'flight LH 1430',
    'Windows 10.0.19045',
    'between 14:00 and 15:00 she is on a plane',
    '',
  ])('and none: %j', (text) => {
    expect(endTime(text)).toBeUndefined();
  });

  test('behind a day it is one, and behind a day that the calendar has not, it cannot be read', () => {
    expect(takeTime('meets us 3 December 14:30')).toMatchObject({
      rest: 'meets us',
      time: { kind: 'at', day: { kind: 'date', month: 12, day: 3 } },
    });
    const text = 'meets us 31.2. 14:30';
    expect(takeTime(text)).toMatchObject({ rest: text, time: { kind: 'unreadable' } });
  });
});

describe('properties', () => {
  const two = (number: number): string => String(number).padStart(2, '0');
  const clock = fc
    .record({ hour: fc.nat(23), minute: fc.nat(59), mark: fc.constantFrom(':', '.') })
    .map(({ hour, minute, mark }) => ({ hour, minute, typed: `${hour}${mark}${two(minute)}` }));
  const words = fc
    .stringMatching(/^[a-z]{3,9}( [a-z]{3,9}){0,5}$/)
    .filter((text) => takeTime(text).time === undefined)
    .filter(
      (text) =>
        !/(?:^| )(?:today|heute|tonight|tomorrow|morgen|since|seit|from|and|not|nicht)\b/.test(
          text,
        ),
    );

  test('whatever the reason, a time of day behind it is never swallowed: it is taken, or found to be asked about', () => {
    const before = fc.constantFrom('', 'at ', 'um ', 'tomorrow ');
    fc.assert(
      fc.property(words, before, clock, (reason, word, { hour, minute, typed }) => {
        const text = `${reason} ${word}${typed}`;
        const { rest, time } = takeTime(text);
        const clocks = [{ hour, minute, second: 0 }];
        if (word !== '') {
          expect(time).toMatchObject({ clocks });
          return;
        }
        expect({ rest, time }).toEqual({ rest: text, time: undefined });
        expect(endTime(text)).toMatchObject({ typed, time: { clocks } });
      }),
    );
  });

  test('what is found stands at the end, behind something else', () => {
    const piece = fc.constantFrom('lost', '14:30', 'at', '2pm', 'since', ',', 'UTC', 'please', '8');
    const text = fc.oneof(
      fc.string({ maxLength: 200 }),
      fc.array(piece, { maxLength: 8 }).map((all) => all.join(' ')),
    );
    fc.assert(
      fc.property(text, (typed) => {
        const found = endTime(typed);
        if (found === undefined) return;
        const before = typed.slice(0, typed.lastIndexOf(found.typed));
        expect(typed).toContain(found.typed);
        expect(before).not.toBe('');
      }),
    );
  });
});
