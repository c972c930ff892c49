import { describe, expect, test } from '@jest/globals';
import type { PersonId } from '../../../src/domain/ids.js';
import { decideClosing } from '../../../src/domain/release/review.js';
import type { Closing, Review } from '../../../src/domain/release/review.js';
import { alex, alice, anAsk, at, johanna } from './given.js';

const review: Review = {
  requestId: anAsk().id,
  by: alex,
  owner: alice,
  issuer: 'Microsoft',
  reason: 'nobody answers',
  openedAt: at(0),
  closed: null,
};
const closing: Closing = {
  by: johanna,
  at: at(60),
  note: 'both confirm',
  isReviewer: true,
  isTheirs: (usedBy: PersonId) => usedBy === johanna.id,
};

describe('the review of a break-glass', () => {
  test('is closed by somebody else who may, with what they found', () => {
    expect(decideClosing(review, closing)).toEqual({
      ok: true,
      value: { ...review, closed: { by: johanna, at: at(60), note: 'both confirm' } },
    });
  });

  test.each([
    { why: 'who is no reviewer', change: { isReviewer: false }, code: 'NOT_A_REVIEWER' },
    { why: 'who used it', change: { by: alex, isTheirs: () => true }, code: 'OWN_BREAK_GLASS' },
    { why: 'who says nothing', change: { note: ' \n' }, code: 'NOTE_MISSING' },
  ])('is not closed by somebody $why', ({ change, code }) => {
    expect(decideClosing(review, { ...closing, ...change })).toEqual({
      ok: false,
      refusal: { code },
    });
  });

  test('is closed once', () => {
    const closed = { ...review, closed: { by: johanna, at: at(10), note: 'fine' } };
    expect(decideClosing(closed, closing)).toEqual({
      ok: false,
      refusal: { code: 'REVIEW_CLOSED' },
    });
  });
});
