import { expect, test } from '@jest/globals';
import { defined } from '../../src/domain/defined.js';

test('what is undefined is no key, and everything else stays', () => {
  const zone: string | undefined = undefined;
  const fields = defined({ zone, locale: 'de', none: null, zero: 0, empty: '' });
  expect(Object.entries(fields)).toEqual([
    ['locale', 'de'],
    ['none', null],
    ['zero', 0],
    ['empty', ''],
  ]);
});
