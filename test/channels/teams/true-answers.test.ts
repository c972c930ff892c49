// What answers a press or a command is so, and stays where it can be read: what people met who tried their whole part.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { VaultUnavailable } from '../../../src/ports/fault.js';
import { glassOf } from '../../app/emergency.js';
import { OTHER_SEED, Sitting } from '../../app/provisioning/sitting.js';
import { must, samplePolicy } from '../../app/trial.js';
import { FakeSeedVault } from '../../fakes/fake-seed-vault.js';
import type { TeamsPerson } from '../../fakes/teams-person.js';
import { startBot } from '../running-bot.js';
import type { RunningBot } from '../running-bot.js';

let bot: RunningBot;
let vault: FakeSeedVault;
let alex: TeamsPerson;
let megan: TeamsPerson;
let adele: TeamsPerson;
let isaiah: TeamsPerson;

beforeEach(async () => {
  vault = new FakeSeedVault();
  bot = await startBot({ vault, policy: samplePolicy({ breakGlass: glassOf(1) }) });
  [alex, megan, adele, isaiah] = (['alex', 'megan', 'adele', 'isaiah'] as const).map((name) =>
    bot.person(name),
  ) as [TeamsPerson, TeamsPerson, TeamsPerson, TeamsPerson];
  for (const person of [alex, megan, adele, isaiah]) await person.install();
});
afterEach(async () => bot.stop());

const last = (person: TeamsPerson): string => must(person.shown.at(-1));
const all = (person: TeamsPerson): string => person.shown.join('\n\n');

async function approved(): Promise<void> {
  await alex.say('/otp alice');
  await bot.settle();
  await megan.press('Approve');
  await bot.settle();
}

test('that a code could not be fetched stays on the card until the next press', async () => {
  await approved();
  vault.failNext(new VaultUnavailable('no answer'));
  await alex.press('Show code');
  await bot.settle();
  expect(all(alex)).toContain('The code could not be fetched just now');
  await alex.press('Show code');
  await bot.settle();
  expect(all(alex)).not.toContain('could not be fetched');
  expect(all(alex)).toContain('How did it go?');
});

test('whoever lifts one person’s freeze reads that everything is frozen all the same', async () => {
  await adele.say('/freeze alice');
  await adele.say('/freeze all phishing wave');
  await isaiah.say('/unfreeze alice');
  expect(last(isaiah)).toContain('everything is frozen');
  expect(last(isaiah)).not.toContain('can be approved and shown again');
  await isaiah.say('/freeze');
  expect(last(isaiah)).toContain('Their reason: “phishing wave”');
});

test('/freeze phishing wave freezes everything with one press more', async () => {
  await adele.say('/freeze phishing wave');
  expect(last(adele)).toContain('I know nobody by the name');
  await adele.press('Freeze everything: phishing wave');
  await bot.settle();
  expect(all(adele)).toContain('Nothing is given out any more');
  expect(all(adele)).toContain('Your reason: “phishing wave”');
  expect(all(isaiah)).toContain('phishing wave');
});

test('a request that is approved is none that waits for an answer', async () => {
  await approved();
  await megan.say('/requests');
  await bot.settle();
  expect(all(megan)).toContain(
    '0 open requests of yours, 0 open requests for you to answer, 1 open request that needs no answer of yours.',
  );
});

test('a review says how many codes were shown, and how the last one went', async () => {
  await alex.say('/otp alice');
  await bot.settle();
  await alex.press('Release without approval', { reason: 'ward 3' });
  await bot.settle();
  expect(all(isaiah)).toContain('none yet');
  await alex.press('Show code');
  await bot.settle();
  expect(all(isaiah)).toContain('1, last at');
  await alex.press('Worked');
  await bot.settle();
  expect(all(isaiah)).not.toContain('nothing yet');
  // What became of the request leaves it as it is.
  await isaiah.say('/reviews');
  await bot.settle();
  expect(last(isaiah)).toContain('1, last at');
});

test('a token’s history tells a re-burn, approvals and reports as what they are, and that of a replaced one is a press away', async () => {
  await approved();
  await alex.press('Show code');
  await alex.press('Refused');
  await alex.say('/reburn alice the burner failed');
  await bot.settle();
  await alex.say('/token alice');
  for (const line of [
    'A code was asked for, Alex Wilber',
    'Approved, Megan Bowen',
    'The code was refused, it was reported, Alex Wilber',
  ]) {
    expect(last(alex)).toContain(line);
  }
  const sitting = await Sitting.open(bot.trial);
  await sitting.enrol();
  await bot.trial.provisioning.cancel(bot.trial.as('alex'), (await sitting.token()).id);
  const again = await Sitting.open(bot.trial);
  await again.enrol({ text: OTHER_SEED });
  await alex.say('/token diego');
  expect(last(alex)).toContain('Other tokens of this account owner');
  const [title] = /Choose .+/.exec(last(alex)) ?? [];
  await alex.press(must(title));
  expect(all(alex)).toContain('Cancelled, Alex Wilber');
});
