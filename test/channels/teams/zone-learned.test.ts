// An installation says no time zone. A press does, and from then on times are said by the clocks of whoever pressed.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { TeamsPerson } from '../../fakes/teams-person.js';
import { startBot } from '../running-bot.js';
import type { RunningBot } from '../running-bot.js';

let bot: RunningBot;
let alex: TeamsPerson;
let megan: TeamsPerson;
beforeAll(async () => {
  bot = await startBot();
  [alex, megan] = [bot.person('alex'), bot.person('megan')];
  await alex.install();
  await megan.install();
});
afterAll(async () => {
  await bot.stop();
});

test('an approver reads UTC on the first card, and her own time after her first press', async () => {
  await alex.say('/otp alice');
  await bot.settle();
  expect(megan.last).toMatch(/Asked at\n\d\d:\d\d:\d\d UTC/);
  await megan.press('Approve');
  await bot.settle();
  expect(megan.last).toMatch(/Asked at\n\d\d:\d\d:\d\d CET/);
  await alex.press('Cancel request');
  await bot.settle();
  await alex.say('/otp alice');
  await bot.settle();
  expect(megan.last).toMatch(/Asked at\n\d\d:\d\d:\d\d CET/);
});

test('a service address of the other form, in the same chat, sends no waiting card twice', async () => {
  const cards = (): number =>
    bot.connector.seen.filter((body) => body.includes('request.approve')).length;
  const before = cards();
  await megan.say('whoami', { serviceUrl: `${bot.connector.serviceUrl}amer/` });
  await megan.say('whoami');
  await bot.settle();
  expect(cards()).toBe(before);
});

test('the answer to a choice does not wait until the card is brought up to date', async () => {
  await alex.say('/token alic');
  const letGo = bot.connector.holdNext();
  const { body } = await alex.press('Choose alice@contoso.example');
  expect(JSON.stringify(body)).toContain('application/vnd.microsoft.card.adaptive');
  letGo();
  await bot.settle();
});
