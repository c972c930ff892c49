import { expect, test } from '@jest/globals';
import { kept } from '../../../src/domain/time/kept.js';

test('is made once for each key, also where nothing comes of it', () => {
  const made: string[] = [];
  const of = kept((key) => {
    made.push(key);
    return key === 'none' ? undefined : { key };
  });
  expect(of('a')).toBe(of('a'));
  expect([of('none'), of('none'), of('b')]).toEqual([undefined, undefined, { key: 'b' }]);
  expect(made).toEqual(['a', 'none', 'b']);
});

test('keeps no more than it may, however many names people think of', () => {
  let made = 0;
  const of = kept(() => (made += 1), 3);
  for (const key of ['a', 'b', 'c', 'd', 'd', 'a']) of(key);
  expect(made).toBe(5);
});

test('what throws is tried again', () => {
  let tries = 0;
  const of = kept(() => {
    tries += 1;
    throw new RangeError('no such zone');
  });
  expect(() => of('a')).toThrow(RangeError);
  expect(() => of('a')).toThrow(RangeError);
  expect(tries).toBe(2);
});
