// Whom of the policy's people nobody reaches yet, and why: in the doctor's words, and on the card of who looks after the bot.
import { expect, test } from '@jest/globals';
import { readUnreached } from '../../src/app/looking/unreached.js';
import { NotYet } from '../../src/channels/cli/check-line.js';
import { reachSaid } from '../../src/compose/doctor-reach.js';
import { PersonUnreachable } from '../../src/ports/fault.js';
import { meet, openTrial, PEOPLE } from '../app/trial.js';

test('who is not there is counted by the reason, and named to who looks after the bot alone', async () => {
  const trial = await openTrial();
  trial.parts.messenger.install(PEOPLE.megan, { chat: 'megan' });
  trial.parts.messenger.failNextOpening(new PersonUnreachable('blocked', { why: 'blocked' }));
  await trial.outbox.drain();
  await meet(trial, 'isaiah');
  const { told, unreached } = await readUnreached(trial.deps, trial.parts.policy);
  expect(told).toBeGreaterThan(unreached.length);
  const whys = unreached.map(({ why }) => why);
  expect(whys).toContain('blocked');
  const names = unreached.map(({ person }) => person.id);
  expect(names).not.toContain(PEOPLE.isaiah);
  expect(() => reachSaid({ told, unreached })).toThrow(NotYet);
  expect(() => reachSaid({ told, unreached })).toThrow(/ cannot be reached: .*1 blocked the bot/);
  expect(() => reachSaid({ told, unreached })).not.toThrow(/contoso/);
  expect(reachSaid({ told, unreached: [] })).toBe(`all ${told} can be reached`);
  const isaiah = await trial.bridge.whoAmI(trial.as('isaiah'));
  expect(isaiah?.unreached?.map(({ why }) => why)).toEqual(whys);
  expect(await trial.bridge.whoAmI(trial.as('alex'))).not.toHaveProperty('unreached');
});
