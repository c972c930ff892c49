// What is not told any more by the time it is delivered.
import { expect, test } from '@jest/globals';
import { deliverAlert } from '../../../src/app/safety/deliver-alert.js';
import { deliverReview } from '../../../src/app/safety/deliver-review.js';
import { parseRequestId } from '../../../src/domain/ids.js';
import { brokenGlass, glassOf } from '../emergency.js';
import { EVERYBODY, fine, meet, must, openTrial, PEOPLE, samplePolicy } from '../trial.js';
import type { PersonName, Trial } from '../trial.js';

const messagesTo = ({ parts }: Trial, name: PersonName): number =>
  parts.messenger.chat({ chat: name }).length;

test('a freeze that was lifted meanwhile', async () => {
  const trial = await openTrial();
  await meet(trial, 'adele', 'isaiah', 'lee');
  const at = trial.parts.clock.now();
  fine(await trial.bridge.freeze(trial.as('adele'), EVERYBODY));
  fine(await trial.bridge.unfreeze(trial.as('isaiah'), EVERYBODY));
  await trial.outbox.drain();
  const before = messagesTo(trial, 'lee');
  const alarm = { topic: 'frozen', whom: null, by: PEOPLE.adele, at } as const;
  await deliverAlert(trial.deps, { to: PEOPLE.lee, alarm });
  expect(messagesTo(trial, 'lee')).toBe(before);
});

test('a review, to who reviews no more; and one that there is not, to anybody', async () => {
  const trial = await openTrial({ policy: samplePolicy({ breakGlass: glassOf(3) }) });
  await meet(trial, 'alex', 'megan', 'alice', 'adele', 'isaiah');
  const requestId = await brokenGlass(trial);
  await trial.outbox.drain();
  const card = { requestId, fresh: true } as const;
  expect(await deliverReview(trial.deps, { ...card, to: PEOPLE.megan })).toBeUndefined();
  expect(await deliverReview(trial.deps, { ...card, to: PEOPLE.adele })).toBeDefined();
  const nowhere = { ...card, requestId: must(parseRequestId('0123456789abcdef')) };
  expect(await deliverReview(trial.deps, { ...nowhere, to: PEOPLE.adele })).toBeUndefined();
});
