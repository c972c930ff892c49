// An approval that is taken back before the code is shown: who was told that it is approved is told that it is not any more.
import { expect, test } from '@jest/globals';
import { fine, meet, openTrial } from '../trial.js';
import type { Trial } from '../trial.js';

const told = (trial: Trial): readonly string[] =>
  trial.parts.messenger
    .chat({ chat: 'alex' })
    .flatMap(({ message }) => (message.kind === 'notice' ? [message.notice.code] : []));

async function approved(): Promise<{
  readonly trial: Trial;
  readonly megan: (kind: 'approve' | 'withdraw') => Promise<void>;
}> {
  const trial = await openTrial();
  await meet(trial, 'alex', 'megan');
  const id = await trial.requestBy('alex');
  const megan = async (kind: 'approve' | 'withdraw'): Promise<void> => {
    fine(await trial.bridge.actOnRequest(trial.as('megan'), id, { kind }));
  };
  await megan('approve');
  await trial.outbox.drain();
  return { trial, megan };
}

test('is told to the requester, and so is the next yes', async () => {
  const { trial, megan } = await approved();
  await megan('withdraw');
  await trial.outbox.drain();
  await megan('approve');
  await trial.outbox.drain();
  expect(told(trial)).toEqual(['request-approved', 'request-withdrawn', 'request-approved']);
});
