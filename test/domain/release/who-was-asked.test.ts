// Who was asked to approve, at once or later, who of them has said nothing yet, and which number is whose.
import { describe, expect, test } from '@jest/globals';

import { askedOf, numberFor, peopleOf, unanswered } from '../../../src/domain/release/request.js';
import type { Request } from '../../../src/domain/release/request.js';
import { audienceOf, viewOf } from '../../../src/domain/release/view.js';
import {
  alex,
  alice,
  aPolicy,
  aRequest,
  diego,
  johanna,
  lee,
  megan,
  nestor,
  pending,
  yes,
} from './given.js';
import { LIFE_IN } from './lives.js';

/** Asked after Megan and Diego had not answered. */
const later = (...widened: NonNullable<Request['widened']>): Request => ({
  ...aRequest({ ask: { asked: [megan, diego] } }),
  widened,
});

describe('who was asked', () => {
  test('is who was asked at once, and nobody else', () => {
    expect(askedOf(aRequest())).toStrictEqual([megan, diego, lee]);
  });

  test('is also who was asked later, after the others', () => {
    expect(askedOf(later(lee, nestor))).toStrictEqual([megan, diego, lee, nestor]);
  });

  test('has a card, as the requester and the owner have, one each', () => {
    expect(peopleOf(aRequest())).toStrictEqual([alex.id, alice.id, megan.id, diego.id, lee.id]);
    expect(peopleOf(aRequest({ ask: { requester: alice, asked: [megan] } }))).toStrictEqual([
      alice.id,
      megan.id,
    ]);
  });

  test('sees the request as an approver from then on', () => {
    expect(audienceOf(later(), lee.id)).toBeUndefined();
    expect(audienceOf(later(lee), lee.id)).toBe('approver');
    expect(audienceOf(later(lee), johanna.id)).toBeUndefined();
  });

  test('is named on the card, each once, and nobody besides', () => {
    const cards = [
      [aRequest(), ['Megan', 'Diego', 'Lee']],
      [later(nestor), ['Megan', 'Diego', 'Nestor']],
    ] as const;
    for (const [request, names] of cards) {
      const phase = viewOf(request, alex.id, aPolicy())?.phase;
      expect(phase?.kind === 'waiting' && phase.asked).toStrictEqual(names);
    }
  });
});

describe('who has said nothing yet', () => {
  test.each([
    { said: [], waitedFor: [megan, diego, lee] },
    { said: [diego], waitedFor: [megan, lee] },
    { said: [megan, lee], waitedFor: [diego] },
    { said: [megan, diego, lee], waitedFor: [] },
    { said: [nestor], waitedFor: [megan, diego, lee] },
  ])('with yes of $said.length, $waitedFor.length are waited for', ({ said, waitedFor }) => {
    const life = pending({ approvals: yes(...said) });
    expect(unanswered(aRequest({ life }))).toStrictEqual(waitedFor);
  });

  test('is also who was asked later', () => {
    const request = { ...later(lee, nestor), life: pending({ approvals: yes(megan, lee) }) };
    expect(unanswered(request).map(({ name }) => name)).toStrictEqual(['Diego', 'Nestor']);
  });

  test('is nobody once the request no longer waits, whatever became of it', () => {
    const { pending: _waits, ...others } = LIFE_IN;
    for (const life of Object.values(others)) {
      expect(unanswered(aRequest({ life }))).toStrictEqual([]);
    }
  });
});

describe('the number of an approver', () => {
  const numbers = { [megan.id]: 42, [diego.id]: 17 };

  test('is the one that was drawn for them, when they were asked', () => {
    const request = later({ ...lee, number: 58 }, { ...nestor, number: 73 });
    const matched = { ...request, ask: { ...request.ask, numbers } };
    const theirs = [megan, diego, lee, nestor].map(({ id }) => numberFor(matched, id));
    expect(theirs).toStrictEqual([42, 17, 58, 73]);
  });

  test('is none for who was given none, or was not asked', () => {
    const request = aRequest({ ask: { numbers } });
    expect(numberFor(request, lee.id)).toBeUndefined();
    expect(numberFor({ ...request, widened: [lee] }, lee.id)).toBeUndefined();
    expect(numberFor({ ...request, widened: [{ ...lee, number: 58 }] }, johanna.id)).toBe(
      undefined,
    );
  });

  test('is none where no numbers are matched', () => {
    expect(numberFor(aRequest(), megan.id)).toBeUndefined();
    expect(numberFor(later(lee), lee.id)).toBeUndefined();
  });
});
