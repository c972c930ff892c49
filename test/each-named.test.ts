import { expect, test } from '@jest/globals';
import { eachNamed } from './each-named.js';

test('what holds for some alone is red, and says for which it does not', () => {
  const all = [
    { name: 'one', of: 1 },
    { name: 'two', of: 2 },
  ];
  expect(() => {
    eachNamed(all, ({ of }) => {
      expect(of).toBe(1);
    });
  }).toThrow(/^two: /);
});

test('what holds for all is held against each', () => {
  const seen: string[] = [];
  eachNamed([{ name: 'one' }, { name: 'two' }], ({ name }) => {
    seen.push(name);
  });
  expect(seen).toEqual(['one', 'two']);
});
