// Who is told what, when nobody has a chat with the bot yet, and when a chat is lost on the way.
import { expect, test } from '@jest/globals';
import { ChatGone, PersonUnreachable } from '../../../src/ports/fault.js';
import { meet, openTrial, PEOPLE } from '../trial.js';
import type { PersonName, Trial } from '../trial.js';

const seen = (trial: Trial, chat: string): number => trial.parts.messenger.chat({ chat }).length;

async function asked(...met: readonly PersonName[]): Promise<Trial> {
  const trial = await openTrial();
  await meet(trial, ...met);
  await trial.outbox.drain();
  await trial.requestBy('alex');
  return trial;
}

test('what must be told to somebody without a chat waits, and goes out once it is opened', async () => {
  const trial = await asked('alex', 'megan');
  await trial.outbox.drain();
  expect(seen(trial, 'alice')).toBe(0);
  // A set-up policy has installed the app meanwhile, and what told of it was lost.
  trial.parts.messenger.install(PEOPLE.alice, { chat: 'alice' });
  trial.parts.clock.advanceSeconds(61);
  await trial.outbox.drain();
  expect(seen(trial, 'alice')).toBe(1);
});

test('what waits goes out at the first sign of life, however little it is', async () => {
  const trial = await asked('alex', 'megan');
  await trial.outbox.drain();
  await trial.bridge.rememberPerson(trial.as('alice'), { address: { chat: 'alice' } });
  await trial.outbox.drain();
  expect(seen(trial, 'alice')).toBe(1);
});

test('a chat that is not found by chance loses nobody and no message', async () => {
  const trial = await asked('alex', 'megan', 'alice');
  trial.parts.messenger.failNext(...Array.from({ length: 3 }, () => new ChatGone('not found')));
  await trial.outbox.drain();
  trial.parts.clock.advanceSeconds(10);
  await trial.outbox.drain();
  for (const name of ['alex', 'megan', 'alice']) expect(seen(trial, name)).toBe(1);
});

test('a chat that stays gone is opened anew, and the message goes there', async () => {
  const trial = await openTrial();
  await meet(trial, 'alex', 'megan', 'alice');
  const before = { address: { chat: 'megan' } };
  await trial.outbox.drain();
  trial.parts.messenger.lose(before.address);
  trial.parts.messenger.install(PEOPLE.megan, { chat: 'megan anew' });
  await trial.requestBy('alex');
  for (let tries = 0; tries < 4; tries += 1) {
    await trial.outbox.drain();
    trial.parts.clock.advanceSeconds(10);
  }
  expect(seen(trial, 'megan anew')).toBe(1);
});

test('nobody who blocks the bot is tried again until they write, and then hears what waited', async () => {
  const trial = await asked('alex', 'megan', 'alice');
  const refused = new PersonUnreachable('blocked', { why: 'blocked' });
  trial.parts.messenger.close({ chat: 'megan' });
  trial.parts.messenger.failNextOpening(refused);
  await trial.outbox.drain();
  expect(await trial.bridge.findContact(trial.as('megan'))).toBeUndefined();
  trial.parts.messenger.reopen({ chat: 'megan' });
  trial.parts.clock.advanceSeconds(120);
  await trial.outbox.drain();
  expect(seen(trial, 'megan')).toBe(0);
  await trial.bridge.rememberPerson(trial.as('megan'), { address: { chat: 'megan' } });
  await trial.outbox.drain();
  expect(seen(trial, 'megan')).toBeGreaterThan(0);
});
