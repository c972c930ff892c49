// How a key of the log ended, as people write it, and what it says of what the key alone has signed.
import { describe, expect, test } from '@jest/globals';
import { countsAlone, parseKeyEnd, stillSigns } from '../../../src/domain/audit/key-end.js';
import { writeKeyEnd } from '../../../src/domain/audit/key-end.js';
import type { KeyEnd } from '../../../src/domain/audit/key-end.js';
import { instant } from '../../../src/domain/ids.js';
import { fc } from '../../properties.js';

const until = (...at: Parameters<typeof Date.UTC>): KeyEnd => ({
  kind: 'until',
  at: instant(Date.UTC(...at)),
});
const stolen = (origin: number, size: number): KeyEnd => ({
  kind: 'stolen',
  after: { origin, size },
});

describe('a key’s end', () => {
  test.each([
    ['until 2027-01-31', until(2027, 0, 31, 23, 59, 59)],
    ['until 2028-02-29', until(2028, 1, 29, 23, 59, 59)],
    ['until 2027-01-31T12:30Z', until(2027, 0, 31, 12, 30)],
    ['until 2027-01-31T12:30:45Z', until(2027, 0, 31, 12, 30, 45)],
    ['stolen 1/0', stolen(1, 0)],
    ['stolen 12/1234', stolen(12, 1_234)],
    ['stolen 999999999/999999999999999', stolen(999_999_999, 999_999_999_999_999)],
  ])('is read: %s', (text, end) => {
    expect(parseKeyEnd(text)).toEqual(end);
  });

  test.each([
    '',
    'until',
    'until 2027-02-31',
    'until 2027-13-01',
    'until 2027-1-1',
    'until 2027-01-31T25:00Z',
    'until 2027-01-31T24:00Z',
    'until 2027-01-31T12Z',
    'until 2027-01-31T12:30',
    'until 2027-01-31T12:30:45.5Z',
    'until 2027-01-31 or so',
    'not until 2027-01-31',
    'until 2027-01-31 12:00 (not until 2027-01-31',
    'stolen',
    'stolen 1',
    'stolen 0/5',
    'stolen 01/5',
    'stolen 1/05',
    'stolen 1/-5',
    'stolen 1/5 or so',
    'was stolen 1/5',
    'stolen 1234567890/5',
    'stolen 1/1234567890123456',
  ])('is none: “%s”', (text) => {
    expect(parseKeyEnd(text)).toBeUndefined();
  });

  test('is read as it was written', () => {
    const second = fc.integer({ min: 0, max: 4_102_444_799 });
    const ends = fc.oneof(
      second.map((at) => until(1970, 0, 1, 0, 0, at)),
      fc.tuple(fc.integer({ min: 1, max: 999_999_999 }), fc.nat()).map((at) => stolen(...at)),
    );
    fc.assert(
      fc.property(ends, (end) => {
        expect(parseKeyEnd(writeKeyEnd(end))).toEqual(end);
      }),
    );
    expect(writeKeyEnd(until(2027, 0, 31, 12, 30))).toBe('until 2027-01-31T12:30:00Z');
    expect(writeKeyEnd(stolen(1, 1_234))).toBe('stolen 1/1234');
  });
});

describe('a key that was changed for another', () => {
  const noon = until(2027, 0, 31, 12);

  test('signs beside the new one to its last moment', () => {
    const at = Date.UTC(2027, 0, 31, 12);
    expect(stillSigns(noon, instant(at))).toBe(true);
    expect(stillSigns(noon, instant(at + 1))).toBe(false);
  });

  test('may have signed any checkpoint alone: when it did, the log tells', () => {
    expect(countsAlone(noon, { origin: 9, size: 9_999 })).toBe(true);
  });
});

describe('a key that was stolen', () => {
  const end = stolen(2, 100);

  test('signs no more', () => {
    expect(stillSigns(end, instant(0))).toBe(false);
  });

  test.each([
    [1, 9_999, true],
    [2, 99, true],
    [2, 100, true],
    [2, 101, false],
    [3, 0, false],
  ])('after 2/100: of %s/%s alone it counts: %s', (origin, size, counts) => {
    expect(countsAlone(end, { origin, size })).toBe(counts);
  });
});
