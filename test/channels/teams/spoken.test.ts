// Whose app speaks a language of which there are no words is answered, and told later, in the one that the policy names.
import { afterAll, expect, test } from '@jest/globals';
import { spokenLocale } from '../../../src/domain/policy/languages.js';
import { startBot } from '../running-bot.js';

const bot = await startBot({ spoken: (locale) => spokenLocale(locale, 'de') });
afterAll(async () => {
  await bot.stop();
});

test('an approver whose app is French reads German, in an answer and on a card; an English one reads English', async () => {
  const [alex, megan] = [bot.person('alex'), bot.person('megan')];
  megan.locale = 'fr-FR';
  await alex.install();
  await megan.install();
  await alex.say('/otp alice');
  await bot.settle();
  expect(megan.last).toContain('Freigeben');
  expect(alex.last).toContain('Cancel request');
});
