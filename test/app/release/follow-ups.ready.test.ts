// The card with the button comes anew only where the button can be pressed.
import { expect, test } from '@jest/globals';
import { followUps } from '../../../src/app/release/follow-ups.js';
import { decideEvent } from '../../../src/domain/release/decide-event.js';
import { alex, approved, aRequest, at, aWorld } from '../../domain/release/given.js';

test('whoever shows the code the moment that they may has that card already, and no other comes', () => {
  const request = aRequest({ life: approved({ heldUntil: at(120) }) });
  const circumstances = aWorld({ now: at(120) });
  const decision = decideEvent(request, { kind: 'show', by: alex }, circumstances);
  expect(decision.facts.map(({ action }) => action)).toEqual(['request.ready', 'release.intended']);
  const drafts = followUps(request, decision, { now: circumstances.now });
  const cards = drafts.flatMap(({ item }) =>
    item.kind === 'card' && item.to === alex.id ? [item] : [],
  );
  expect(cards).toEqual([expect.objectContaining({ fresh: false })]);
});
