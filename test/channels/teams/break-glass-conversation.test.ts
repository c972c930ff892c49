// Break-glass as it is pressed and seen, over real HTTP.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { must, PEOPLE, samplePolicy } from '../../app/trial.js';
import { textOf } from '../../fakes/shown-card.js';
import type { TeamsPerson } from '../../fakes/teams-person.js';
import { startBot } from '../running-bot.js';
import type { RunningBot } from '../running-bot.js';

let bot: RunningBot;
beforeAll(async () => {
  const breakGlass = { people: [PEOPLE.alex], groups: [], quota: { uses: 1, perHours: 24 } };
  bot = await startBot({ policy: samplePolicy({ breakGlass }) });
});
afterAll(async () => {
  await bot.stop();
});

describe('a release in an emergency', () => {
  test('takes a reason, is told to everybody, and is looked into by somebody else', async () => {
    const [alex, megan, alice, isaiah] = (['alex', 'megan', 'alice', 'isaiah'] as const).map(
      (name) => bot.person(name),
    ) as [TeamsPerson, TeamsPerson, TeamsPerson, TeamsPerson];
    for (const person of [alex, megan, alice, isaiah]) await person.install();
    await alex.say('/otp alice');
    await bot.settle();
    await alex.press('Release without approval');
    expect(alex.last).toContain('A reason is needed');
    await alex.press('Release without approval', { reason: 'ward 3 is locked out' });
    await bot.settle();
    for (const person of [megan, alice]) {
      expect(textOf(must(person.messages.at(-1)).card)).toContain('ward 3 is locked out');
    }
    await alex.press('Show code');
    expect(JSON.stringify(alex.messages)).toContain('code.worked');

    expect(isaiah.last).toContain('An emergency to look into');
    await isaiah.press('Close it');
    expect(isaiah.last).toContain('Type what you found');
    await isaiah.say('/reviews');
    await bot.settle();
    await isaiah.press('Close it', { reason: 'called both, both confirm' });
    expect(isaiah.last).toContain('called both, both confirm');
    await isaiah.say('/reviews');
    expect(must(isaiah.messages.at(-1)).text).toContain('no emergency to look into');
    expect(bot.log).toEqual([]);
  });
});
