// Whoever has no part in something and presses its buttons again and again (read off somebody else's card, or made up) makes the
// directory work no more often than with typed commands; a brake is shut to nobody by it.
import { afterEach, expect, test } from '@jest/globals';
import { countedDirectory } from '../../fakes/counted-directory.js';
import { must, PEOPLE } from '../../app/trial.js';
import { someOf } from '../../heavy.js';
import { KNOWN } from './forged/forged-known.js';
import type { Known } from './forged/forged-known.js';
import { ForgedStage, readOf } from './forged/forged-stage.js';

let stage: ForgedStage;
afterEach(async () => {
  await stage.bot.stop();
});

const TOO_OFTEN = 'You have typed that many times within a minute';

async function presses(known: Known): Promise<string> {
  const lee = stage.person('lee');
  const action = { type: 'Action.Execute', verb: known.verb, data: known.data(stage) };
  const answered = await lee.post(lee.invoke(action));
  await stage.bot.settle();
  return readOf(answered);
}

test('nothing is looked up beyond ten a minute, whatever is pressed', async () => {
  const { directory, asked } = countedDirectory();
  stage = await ForgedStage.open('glass', { directory });
  const one = must(KNOWN.find(({ verb }) => verb === 'token.lose'));
  const read: string[] = [];
  for (let count = 0; count < 12; count += 1) read.push(await presses(one));
  expect(read[0]).not.toContain(TOO_OFTEN);
  expect(read.at(-1)).toContain(TOO_OFTEN);
  const before = asked();
  const looking: string[] = [];
  for (const known of KNOWN) {
    const was = asked();
    await presses(known);
    if (asked() > was) looking.push(known.name);
  }
  // Brakes, and the look at the audit, which is not there for them: nothing else that somebody does shuts these. Each by itself, ten
  // a minute.
  expect(looking).toEqual([
    'audit.look',
    'command.again: freeze',
    'command.again: unfreeze',
    'command.again: compromised',
  ]);
  expect(asked()).toBeGreaterThan(before);
  stage.bot.trial.parts.clock.advanceSeconds(60);
  expect(await presses(one)).not.toContain(TOO_OFTEN);
});

test('each of them is counted by itself: no verb is left out', async () => {
  const { directory, asked } = countedDirectory();
  stage = await ForgedStage.open('glass', { directory });
  for (const known of someOf(KNOWN, 4)) {
    for (let count = 0; count < 10; count += 1) await presses(known);
    const before = asked();
    await presses(known);
    expect({ verb: known.name, asked: asked() - before }).toEqual({ verb: known.name, asked: 0 });
    stage.bot.trial.parts.clock.advanceSeconds(120);
  }
});

test('the owner’s own brake is shut by none of it', async () => {
  stage = await ForgedStage.open('nothing');
  const alice = stage.person('alice');
  const press = (verb: string) =>
    alice.post(alice.invoke({ type: 'Action.Execute', verb, data: { tokenId: 'sample-alice' } }));
  for (let count = 0; count < 12; count += 1) await press('token.cancel');
  expect(readOf(await press('token.cancel'))).toContain(TOO_OFTEN);
  await press('token.compromise');
  const done = (await stage.bot.trial.audit()).filter(
    ({ fact }) => fact.action === 'token.compromised',
  );
  expect(done.map(({ actor }) => actor)).toEqual([PEOPLE.alice]);
});
