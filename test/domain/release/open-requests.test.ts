// Which requests are still open: their rows stay, their cards still change, a restored backup ends them, nobody is asked again.
import { describe, expect, test } from '@jest/globals';

import { isOpen } from '../../../src/domain/release/request.js';
import type { RequestState } from '../../../src/domain/release/request.js';
import { nextTime } from '../../../src/domain/release/time.js';
import { at } from './given.js';
import { LIFE_IN } from './lives.js';

const OPEN: readonly (readonly [RequestState, string])[] = [
  ['pending', 'somebody may approve it'],
  ['approved', 'a code may be shown'],
  ['releasing', 'a code is being fetched'],
  ['released', 'a code works, and what became of it is not known'],
];

const OVER: readonly (readonly [RequestState, string])[] = [
  ['denied', 'somebody said no'],
  ['cancelled', 'the requester wants it no more'],
  ['expired', 'its time is over'],
  ['stopped', 'the owner objected, or its token is over'],
  ['closed', 'what it gave works no more'],
];

describe('a request', () => {
  test.each(OPEN)('that is %s is open: %s', (state) => {
    expect(isOpen(LIFE_IN[state])).toBe(true);
  });

  test.each(OVER)('that is %s is over: %s', (state) => {
    expect(isOpen(LIFE_IN[state])).toBe(false);
  });

  test('is open exactly where time alone will end it', () => {
    for (const life of Object.values(LIFE_IN)) {
      expect(isOpen(life)).toBe(nextTime(life, at(600)) !== undefined);
    }
  });
});
