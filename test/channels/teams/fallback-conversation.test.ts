// A phone that sends no Action.Execute: every act by the button's fallback, a message with a value. By the same rules, and a
// code is in no message.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { TeamsPerson } from '../../fakes/teams-person.js';
import { findAction } from '../../fakes/shown-card.js';
import { must } from '../../app/trial.js';
import { codesIn } from '../../marked-spellings.js';
import { startBot } from '../running-bot.js';
import type { RunningBot } from '../running-bot.js';
import { codeCard } from '../../../src/text/en/card-parts.js';

let bot: RunningBot;
let alex: TeamsPerson;
let megan: TeamsPerson;
beforeEach(async () => {
  bot = await startBot();
  [alex, megan] = [bot.person('alex'), bot.person('megan')];
  await alex.install();
  await megan.install();
});
afterEach(async () => {
  await bot.stop();
});

const audited = async (): Promise<readonly string[]> =>
  (await bot.trial.audit()).map(({ fact }) => fact.action);
const ask = async (): Promise<void> => {
  await alex.say('/otp alice');
  await bot.settle();
};

test('approve, and withdraw', async () => {
  await ask();
  await megan.submit('Approve');
  await bot.settle();
  expect(megan.last).toContain('You approved');
  await megan.submit('Withdraw');
  await bot.settle();
  expect(await audited()).toEqual(expect.arrayContaining(['approval.given', 'approval.withdrawn']));
});

test('deny, with the reason that was typed', async () => {
  await ask();
  await megan.submit('Deny the request', { reason: 'nobody called me' });
  await bot.settle();
  expect(alex.last).toContain('nobody called me');
  expect(await audited()).toContain('request.denied');
});

test('cancel', async () => {
  await ask();
  await alex.submit('Cancel request');
  await bot.settle();
  expect(await audited()).toContain('request.cancelled');
});

test('show code gives none out: the card says how to see it, and there it can be seen', async () => {
  await ask();
  await megan.press('Approve');
  await bot.settle();
  await alex.submit('Show code');
  await bot.settle();
  expect(alex.last).toContain(codeCard.notInMessages);
  expect(await audited()).not.toContain('release.intended');
  await alex.press('Show code');
  expect(alex.last).toContain(codeCard.heading);
  const code = must(/\d{3} \d{3}/.exec(alex.last)?.[0]).replace(' ', '');
  expect(codesIn([code], bot.connector.seen.join('\n'))).toEqual([]);
  await alex.submit('Worked');
  await bot.settle();
  expect(await audited()).toContain('code.reported');
});

test('gives nobody a right: who may not approve is told so, and no stranger hears of a request', async () => {
  await ask();
  const approve = findAction(megan.messages.at(-1)?.card, 'Approve');
  const { data } = approve?.['fallback'] as { readonly data: unknown };
  await alex.post(alex.activity({ type: 'message', value: data }));
  expect(alex.last).toContain('somebody else has to approve it');
  const lee = bot.person('lee');
  await lee.post(lee.activity({ type: 'message', value: data }));
  expect(lee.messages.at(-1)?.text).toContain('There is nothing here for you');
  expect(await audited()).not.toContain('approval.given');
});

test('with words beside it, a value is no press', async () => {
  await ask();
  const value = { verb: 'request.cancel', requestId: '0123456789abcdef' };
  await alex.say('whoami', { value });
  expect(alex.last).toContain('As I know you');
});
