// Named owners get time to object before a code of theirs can be shown.
import { expect, test } from '@jest/globals';
import type { RequestId } from '../../../src/domain/ids.js';
import type { Policy } from '../../../src/domain/policy/policy.js';
import { fine, meet, openTrial, PEOPLE, samplePolicy } from '../trial.js';
import type { PersonName, Trial } from '../trial.js';

const slowly = (seconds: number, people: readonly PersonName[] = ['alice']): Policy =>
  samplePolicy({
    ownerDelay: [{ owners: { people: people.map((name) => PEOPLE[name]), groups: [] }, seconds }],
  });

async function approved(
  policy: Policy,
): Promise<{ readonly trial: Trial; readonly id: RequestId }> {
  const trial = await openTrial({ policy });
  await meet(trial, 'alex', 'megan', 'alice');
  const id = await trial.requestBy('alex');
  await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' });
  await trial.outbox.drain();
  return { trial, id };
}

const told = (trial: Trial): readonly string[] =>
  trial.parts.messenger.chat({ chat: 'alex' }).flatMap(({ message }) => {
    if (message.kind === 'notice') return [message.notice.code];
    return message.kind === 'request' ? [message.view.phase.kind] : [];
  });

test('the requester is told when the time is over, and shows the code then', async () => {
  const { trial, id } = await approved(slowly(300));
  const early = fine(await trial.bridge.showCode(trial.as('alex'), id));
  expect(early.shown).toBeUndefined();
  expect(early.refusal).toMatchObject({ code: 'NOT_YET' });
  trial.parts.clock.advanceSeconds(300);
  await trial.outbox.drain();
  // The card is at the end of the chat by then.
  expect(told(trial)).toEqual(['request-approved', 'approved']);
  expect(fine(await trial.bridge.showCode(trial.as('alex'), id)).shown).toBeDefined();
});

test('the owner stops it meanwhile, and nothing is shown', async () => {
  const { trial, id } = await approved(slowly(300));
  await trial.bridge.actOnRequest(trial.as('alice'), id, { kind: 'object' });
  trial.parts.clock.advanceSeconds(300);
  await trial.outbox.drain();
  const answer = fine(await trial.bridge.showCode(trial.as('alex'), id));
  expect(answer.shown).toBeUndefined();
  expect(told(trial)).not.toContain('approved');
});

test('an owner whom no rule names does not slow anybody down', async () => {
  const { trial, id } = await approved(slowly(300, ['lee']));
  expect(fine(await trial.bridge.showCode(trial.as('alex'), id)).shown).toBeDefined();
});

test('of several rules the longest counts', async () => {
  const policy = slowly(60);
  const longer = { ...policy, ownerDelay: [...policy.ownerDelay, ...slowly(120).ownerDelay] };
  const { trial, id } = await approved(longer);
  trial.parts.clock.advanceSeconds(61);
  expect(fine(await trial.bridge.showCode(trial.as('alex'), id)).shown).toBeUndefined();
  trial.parts.clock.advanceSeconds(60);
  expect(fine(await trial.bridge.showCode(trial.as('alex'), id)).shown).toBeDefined();
});
