// One text for one value: what the audit's hashes are taken over is written by anybody as by us (RFC 8785).
import { expect, test } from '@jest/globals';
import { canonicalJson } from '../../../src/domain/audit/canonical-json.js';
import { InvariantBroken } from '../../../src/domain/outcome.js';
import { fc } from '../../properties.js';

test('keys stand in the order of their code units, as RFC 8785 §3.2.3 has them', () => {
  const value = {
    '\u20ac': 1,
    '\r': 2,
    '\ufb33': 3,
    '1': 4,
    '\ud83d\ude00': 5,
    '\u0080': 6,
    '\u00f6': 7,
  };
  expect(canonicalJson(value)).toBe(
    '{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}',
  );
});

test('there is no white space, nothing that is undefined, and every other value as JSON has it', () => {
  const value = {
    b: [true, false, null, 'a "word"\n'],
    a: -7,
    none: undefined,
    c: { z: '', y: {} },
  };
  expect(canonicalJson(value)).toBe(
    '{"a":-7,"b":[true,false,null,"a \\"word\\"\\n"],"c":{"y":{},"z":""}}',
  );
  expect(canonicalJson([])).toBe('[]');
});

const whole = fc.maxSafeInteger();
const { value: anything } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(null, true, false),
    whole,
    fc.string({ unit: 'grapheme' }),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.string(), tie('value'), { maxKeys: 4 }),
  ),
}));

test('it says all of the value, in whatever order its keys were written', () => {
  const turned = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(turned);
    if (typeof value !== 'object' || value === null) return value;
    const members = Object.entries(value).map(([key, one]: [string, unknown]) => [
      key,
      turned(one),
    ]);
    return Object.fromEntries(members.reverse());
  };
  fc.assert(
    fc.property(anything, (value) => {
      const text = canonicalJson(value);
      expect(JSON.stringify(JSON.parse(text))).toHaveLength(text.length);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonicalJson(turned(value))).toBe(text);
    }),
  );
});

test.each([0.5, Number.NaN, Infinity, 2 ** 53])(
  '%s is written nowhere alike: no entry',
  (number) => {
    expect(() => canonicalJson({ number })).toThrow(InvariantBroken);
    expect(() => canonicalJson({ number })).toThrow('an audit entry holds whole numbers');
  },
);

test.each([
  ['bigint', 7n],
  ['undefined', undefined],
  ['function', () => 7],
  ['symbol', Symbol('7')],
])('what JSON cannot hold is no entry: a %s', (kind, value) => {
  expect(() => canonicalJson([value])).toThrow(InvariantBroken);
  expect(() => canonicalJson([value])).toThrow(`an audit entry cannot hold a ${kind}`);
});
