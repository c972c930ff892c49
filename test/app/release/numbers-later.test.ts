// Number matching is switched on while a request waits that has no numbers.
import { expect, test } from '@jest/globals';
import { fine, meet, openTrial } from '../trial.js';

test('it cannot be approved any more: it ends, and the requester is told to ask again', async () => {
  const trial = await openTrial();
  await meet(trial, 'alex', 'megan', 'diego');
  const id = await trial.requestBy('alex');
  const policy = { ...trial.parts.policy, version: 'with numbers', numberMatching: true };
  Object.assign(trial.parts, { policy });
  const yes = fine(await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' }));
  expect(yes.refusal).toEqual({ code: 'REQUEST_OVER', state: 'stopped' });
  expect(yes.view.phase).toMatchObject({ kind: 'stopped', cause: 'without-numbers' });
  await trial.outbox.drain();
  const told = trial.parts.messenger
    .chat({ chat: 'alex' })
    .flatMap(({ message }) => (message.kind === 'notice' ? [message.notice.code] : []));
  expect(told).toContain('request-stopped');
  const again = await trial.requestBy('alex');
  expect(again).not.toBe(id);
});
