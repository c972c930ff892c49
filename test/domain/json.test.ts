import { expect, test } from '@jest/globals';
import { parseForeignJson } from '../../src/domain/json.js';

test('what an object says it becomes is nobody’s, however deep it stands', () => {
  const text = '{"people":[{"length":{"toString":null,"valueOf":1,"of":2}}],"name":"toString"}';
  expect(parseForeignJson(text)).toEqual({ people: [{ length: { of: 2 } }], name: 'toString' });
});

test.each(['', '{', 'null,', '['.repeat(200_000)])(
  'no JSON is nothing, and says nothing',
  (text) => {
    expect(parseForeignJson(text)).toBeUndefined();
  },
);

test('nested without end is nothing either', () => {
  const levels = 200_000;
  expect(parseForeignJson(`${'['.repeat(levels)}${']'.repeat(levels)}`)).toBeUndefined();
});
