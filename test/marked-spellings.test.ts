import { expect, test } from '@jest/globals';
import { codesIn } from './marked-spellings.js';

test.each([
  '123456',
  'code 123 456.',
  '"123456"',
  '{"reason":123456}',
  'a\n123456\n',
  ': 123456, ',
])('a code is found in %j', (text) => {
  expect(codesIn(['123456'], text)).toEqual(['123456']);
});

test.each([
  '4bf92f3577b34da6a3ce929d0e123456',
  '2026-11-24T12:00:00.123456Z',
  '1784123456789',
  '00.00:00:00.123456',
])('and not where its digits are a part of something longer: %s', (text) => {
  expect(codesIn(['123456'], text)).toEqual([]);
});
