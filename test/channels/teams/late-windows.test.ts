// A window shows an update some time after the channel has taken it: what a press was answered meanwhile stays to be seen.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { VaultUnavailable } from '../../../src/ports/fault.js';
import { glassOf } from '../../app/emergency.js';
import { samplePolicy } from '../../app/trial.js';
import { FakeSeedVault } from '../../fakes/fake-seed-vault.js';
import type { TeamsPerson } from '../../fakes/teams-person.js';
import { startBot } from '../running-bot.js';
import type { RunningBot } from '../running-bot.js';

/** Longer than a press takes to be answered. */
const LATE_MS = 400;

let bot: RunningBot;
let vault: FakeSeedVault;
let alex: TeamsPerson;
let megan: TeamsPerson;

beforeEach(async () => {
  vault = new FakeSeedVault();
  const policy = samplePolicy({ breakGlass: glassOf(1) });
  bot = await startBot({ vault, policy });
  alex = bot.person('alex');
  megan = bot.person('megan');
  for (const person of [alex, megan]) await person.install();
  await alex.say('/otp alice');
  await bot.settle();
  bot.connector.windows.beLate(LATE_MS);
});
afterEach(async () => bot.stop());

async function everythingArrives(): Promise<void> {
  await bot.settle();
  await bot.connector.windows.untilShown();
}

test('a code that was shown at once after an emergency stays', async () => {
  await alex.press('Release without approval', { reason: 'ward 3' });
  await bot.settle();
  await alex.press('Show code');
  await everythingArrives();
  expect(alex.last).toMatch(/\d{3} \d{3}/);
});

test('that no code could be fetched, at once after an emergency, stays', async () => {
  vault.failNext(new VaultUnavailable('no answer'));
  await alex.press('Release without approval', { reason: 'ward 3' });
  await bot.settle();
  await alex.press('Show code');
  await everythingArrives();
  expect(alex.last).toContain('The code could not be fetched just now');
});

test('a code that was shown on a copy which has just moved stays on it', async () => {
  await megan.press('Approve');
  await bot.settle();
  const older = alex.newestWith('Show code');
  await alex.say('/requests');
  await bot.settle();
  await alex.pressOn(older, 'Show code');
  await everythingArrives();
  expect(alex.shown.join('\n')).toMatch(/\d{3} \d{3}/);
});
