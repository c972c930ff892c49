// An approval that is taken back before the code is shown: who was told that it is approved is told that it is not any more.
import { expect, test } from '@jest/globals';
import { fine, meet, openTrial } from '../trial.js';
import type { Trial } from '../trial.js';

const told = (trial: Trial): readonly string[] =>
  trial.parts.messenger.chat({ chat: 'alex' }).flatMap(({ message }) => {
    if (message.kind === 'notice') return [message.notice.code];
    return message.kind === 'request' ? [message.view.phase.kind] : [message.kind];
  });

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

test('again and again ends with the third time, is audited, and is nobody else’s', async () => {
  const trial = await openTrial();
  await meet(trial, 'alex', 'megan', 'diego');
  const id = await trial.requestBy('alex');
  const press = async (who: 'megan' | 'diego', kind: 'approve' | 'withdraw') => {
    const done = fine(await trial.bridge.actOnRequest(trial.as(who), id, { kind }));
    await trial.outbox.drain();
    return done.refusal?.code;
  };
  const refusals = [];
  for (let times = 0; times < 8; times += 1) {
    refusals.push(await press('megan', 'approve'), await press('megan', 'withdraw'));
  }
  const never = ['TAKEN_BACK_TOO_OFTEN', 'NOTHING_TO_WITHDRAW'];
  const done = [undefined, undefined];
  expect(refusals).toEqual([done, done, done, never, never, never, never, never].flat());
  // Each time the card has come to the end of the chat; the newest is the third.
  const gone = ['moved', 'moved', 'request-withdrawn', 'moved', 'request-withdrawn'];
  expect(told(trial)).toEqual([...gone, 'waiting', 'request-withdrawn']);
  const audit = (await trial.audit()).map(({ fact }) => fact);
  expect(audit.filter(({ action }) => action === 'approval.given')).toHaveLength(3);
  expect(audit).toContainEqual(
    expect.objectContaining({ action: 'event.refused', refusal: 'TAKEN_BACK_TOO_OFTEN' }),
  );
  expect(await press('diego', 'approve')).toBeUndefined();
});

test('is told to the requester, and so is the next yes', async () => {
  const { trial, megan } = await approved();
  await megan('withdraw');
  await trial.outbox.drain();
  await megan('approve');
  await trial.outbox.drain();
  expect(told(trial)).toEqual(['moved', 'moved', 'request-withdrawn', 'approved']);
});
