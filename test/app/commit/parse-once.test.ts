import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { parseOnce } from '../../../src/app/commit/parse-once.js';

test('a value that is given again is read once by each schema, each as it reads it', () => {
  let read = 0;
  const counted = z.object({ n: z.number() }).transform(({ n }) => {
    read += 1;
    return { twice: 2 * n };
  });
  const value = { n: 4 };
  const first = parseOnce(counted, value);
  expect(first).toEqual({ twice: 8 });
  expect(parseOnce(counted, value)).toBe(first);
  expect(parseOnce(z.object({ n: z.number() }), value)).toEqual({ n: 4 });
  expect(parseOnce(counted, { n: 5 })).toEqual({ twice: 10 });
  expect(parseOnce(counted, value)).toBe(first);
  expect(read).toBe(2);
});

test('a value that is not as the schema has it is nothing, each time', () => {
  const value = { n: 'four' };
  const schema = z.object({ n: z.number() });
  expect([parseOnce(schema, value), parseOnce(schema, value)]).toEqual([undefined, undefined]);
});
