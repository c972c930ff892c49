// A freeze as it is typed and seen, over real HTTP.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { must } from '../../app/trial.js';
import { textOf } from '../../fakes/shown-card.js';
import type { TeamsPerson } from '../../fakes/teams-person.js';
import { startBot } from '../running-bot.js';
import type { RunningBot } from '../running-bot.js';

let bot: RunningBot;
beforeAll(async () => {
  bot = await startBot();
});
afterAll(async () => {
  await bot.stop();
});

const last = (person: TeamsPerson): string => textOf(must(person.messages.at(-1)).card);
const requestCard = (person: TeamsPerson): string =>
  textOf(must(person.messages.find(({ card }) => JSON.stringify(card).includes('requestId'))).card);

describe('/freeze', () => {
  test('of Alice stops her codes, is seen by who is concerned, and lifted by somebody else', async () => {
    const [alex, megan, adele, isaiah] = (['alex', 'megan', 'adele', 'isaiah'] as const).map(
      (name) => bot.person(name),
    ) as [TeamsPerson, TeamsPerson, TeamsPerson, TeamsPerson];
    for (const person of [alex, megan, adele, isaiah]) await person.install();
    await alex.say('/otp alice');
    await bot.settle();

    await alex.say('/freeze alice');
    expect(last(alex)).toContain('Only the security team can do that');

    await adele.say('/freeze alice her phone was stolen');
    await bot.settle();
    expect(last(adele)).toContain('Alice Example');
    expect(last(isaiah)).toContain('her phone was stolen');
    expect(requestCard(megan)).toContain('Codes are frozen');
    expect(requestCard(megan)).not.toContain('Approve');
    expect(requestCard(megan)).toContain('Deny');

    await adele.say('/unfreeze alice');
    expect(last(adele)).toContain('You froze it yourself');
    await isaiah.say('/unfreeze alice');
    await bot.settle();
    await megan.press('Approve');
    await bot.settle();
    await alex.press('Show code');
    expect(JSON.stringify(alex.messages)).toContain('code.worked');
    expect(bot.log).toEqual([]);
  });
});
