// What waits to be told or done about a request is told and done.
import { expect, test } from '@jest/globals';
import { NOTICE, NUDGE, TOKEN_OVER } from '../../../src/app/commit/rows/items.js';
import { parseTokenId } from '../../../src/domain/ids.js';
import { RecordingMessenger } from '../../fakes/recording-messenger.js';
import { fine, meet, must, PEOPLE } from '../trial.js';
import { asked, noticesOf, queue, seenBy } from './one-request.js';

test('that the only one who was asked cannot be reached is told to whoever asked', async () => {
  const messenger = new RecordingMessenger();
  const { trial, id: requestId } = await asked(['megan'], { messenger });
  messenger.close({ chat: 'megan' });
  const about = { to: PEOPLE.megan, requestId, topic: 'reminder' } as const;
  await queue(trial, NOTICE.draft(trial.parts.clock.now(), about));
  await trial.outbox.drain();
  expect(noticesOf(trial, 'alex')).toMatchObject([{ code: 'approvers-unreachable' }]);
});

test('whoever has not answered is reminded, and others are asked', async () => {
  const { trial, id: requestId } = await asked(['megan']);
  await meet(trial, 'diego');
  for (const step of ['remind', 'widen'] as const) {
    await queue(trial, NUDGE.draft(trial.parts.clock.now(), { requestId, step }));
  }
  await trial.outbox.drain();
  expect(seenBy(trial, 'megan')).toEqual(['waiting', 'notice']);
  expect(seenBy(trial, 'diego')).toEqual(['waiting']);
});

test('its time comes', async () => {
  const { trial } = await asked(['megan']);
  trial.parts.clock.advanceSeconds(600);
  await trial.outbox.drain();
  expect(seenBy(trial, 'megan')).toContain('expired');
});

test('it ends with its token, for each end of it anew', async () => {
  const { trial } = await asked(['megan']);
  const tokenId = must(parseTokenId('sample-alice'));
  await queue(trial, TOKEN_OVER.draft(trial.parts.clock.now(), { tokenId }));
  await trial.outbox.drain();
  expect(seenBy(trial, 'megan')).toEqual(['waiting']);
  fine(await trial.provisioning.cancel(trial.as('alex'), tokenId));
  await trial.outbox.drain();
  expect(seenBy(trial, 'megan')).toEqual(['stopped']);
});
