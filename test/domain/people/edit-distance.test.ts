import { describe, expect, test } from '@jest/globals';
import { fc } from '../../properties.js';
import { editDistance, slipsFor } from '../../../src/domain/people/edit-distance.js';

describe('the slips between what was typed and a name', () => {
  test.each([
    ['alice', 'alice', 0],
    ['alcie', 'alice', 1],
    ['lai', 'ali', 1],
    ['alic', 'alice', 1],
    ['allice', 'alice', 1],
    ['alixe', 'alice', 1],
    ['', 'ab', 2],
    ['ab', '', 2],
    ['ca', 'abc', 3],
  ])('from %s to %s are %i', (typed, name, slips) => {
    expect(editDistance(typed, name, 5)).toBe(slips);
  });

  test('are not counted beyond what is asked for', () => {
    expect(editDistance('alice', 'zacharias', 2)).toBeUndefined();
    expect(editDistance('alice', 'blixe', 1)).toBeUndefined();
  });

  test('are as many there as back, none for the same name, and one for one swap', () => {
    const name = fc.string({ minLength: 2, maxLength: 8, unit: 'grapheme' });
    fc.assert(
      fc.property(name, name, (one, other) => {
        expect(editDistance(one, other, 20)).toBe(editDistance(other, one, 20));
        expect(editDistance(one, one, 0)).toBe(0);
        const [a = '', b = '', ...rest] = Array.from(one);
        const swapped = [b, a, ...rest].join('');
        expect(editDistance(one, swapped, 20)).toBe(a === b ? 0 : 1);
      }),
    );
  });

  test('that one takes for slips grow with the name', () => {
    expect(['al', 'ali', 'alice', 'alicia'].map(slipsFor)).toEqual([0, 1, 1, 2]);
  });
});
