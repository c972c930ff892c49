// An answer says what is so now: a button that froze, pressed once more after somebody has lifted it, freezes again.
import { expect, test } from '@jest/globals';
import { must } from '../../app/trial.js';
import { botWithTwoAlices, choices } from './two-alices.js';

test('the same button after a lift freezes anew, and is not told the outcome of before', async () => {
  const bot = await botWithTwoAlices();
  const [adele, isaiah] = [bot.person('adele'), bot.person('isaiah')];
  await adele.say('/freeze alice her phone was stolen');
  const { card } = must(adele.messages.at(-1));
  const title = must(choices(adele).find((one) => one.includes('alice@')));
  const press = async (): Promise<string> =>
    JSON.stringify((await adele.post(adele.pressActivity(must(card), title))).body);
  expect(await press()).toContain('Nothing of Alice Example');
  // What Isaiah is told of the freeze comes first.
  await bot.settle();
  await isaiah.say('/unfreeze alice');
  const lifted = await isaiah.press(title);
  expect(JSON.stringify(lifted.body)).toContain('The freeze was lifted');
  expect(await press()).toContain('Nothing of Alice Example');
  const set = (await bot.trial.audit()).map(({ fact }) => fact.action);
  expect(set.filter((action) => action === 'freeze.set')).toHaveLength(2);
  await bot.stop();
});
