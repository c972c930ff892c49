// Whoever has no part in something and asks again and again makes the directory work so many times a minute, and no more; nobody
// else's commands are touched, and no brake is shut by what else somebody types.
import { afterEach, expect, test } from '@jest/globals';
import { captured, Sitting } from '../../app/provisioning/sitting.js';
import { fine, must, PEOPLE } from '../../app/trial.js';
import { countedDirectory } from '../../fakes/counted-directory.js';
import { textOf } from '../../fakes/shown-card.js';
import type { TeamsPerson } from '../../fakes/teams-person.js';
import { startBot } from '../running-bot.js';
import type { RunningBot } from '../running-bot.js';

let bot: RunningBot;
afterEach(async () => {
  await bot.stop();
});

const TOO_OFTEN = 'You have typed that many times within a minute';
const last = ({ messages }: TeamsPerson): string => {
  const { text, card } = must(messages.at(-1));
  return `${text ?? ''}${card === undefined ? '' : textOf(card)}`;
};

async function often(person: TeamsPerson, count: number, ...lines: string[]): Promise<void> {
  for (let time = 0; time < count; time += 1) await person.say(must(lines[time % lines.length]));
}

test('nothing is looked up beyond ten a minute, for that person alone', async () => {
  const { directory, asked } = countedDirectory();
  bot = await startBot({ directory });
  const [lee, alex, megan] = [bot.person('lee'), bot.person('alex'), bot.person('megan')];
  await alex.install();
  await megan.install();
  await lee.install();
  // One was the greeting, which says what they can type.
  await often(lee, 9, '/otp alice', '/provision alice', '/token alice', '/whoami', '/reviews');
  expect(last(lee)).not.toContain(TOO_OFTEN);
  const before = asked();
  await often(lee, 12, '/otp alice', '/provision alice', '/whoami', '/tokens', '/reviews', '/help');
  expect(asked()).toBe(before);
  await lee.say('/otp alice');
  expect(last(lee)).toContain(TOO_OFTEN);
  await alex.say('/otp alice');
  await bot.settle();
  expect(JSON.stringify(alex.messages)).toContain('requestId');
  bot.trial.parts.clock.advanceSeconds(60);
  await lee.say('/otp alice');
  expect(last(lee)).not.toContain(TOO_OFTEN);
});

test('whichever disclosure is asked for, by whoever may not ask for it', async () => {
  const { directory, asked } = countedDirectory();
  bot = await startBot({ directory });
  const lee = bot.person('lee');
  await lee.install();
  for (const line of ['/otp alice', '/reburn alice because', '/export alice because']) {
    await often(lee, 10, line);
    const before = asked();
    await lee.say(line);
    expect({ line, asked: asked() - before, told: last(lee).includes(TOO_OFTEN) }).toEqual({
      line,
      asked: 0,
      told: true,
    });
    bot.trial.parts.clock.advanceSeconds(60);
  }
});

test('no brake is shut: not to security people, and not to the owner of a token', async () => {
  const { directory, asked } = countedDirectory();
  bot = await startBot({ directory });
  const [adele, diego] = [bot.person('adele'), bot.person('diego')];
  await adele.install();
  await diego.install();
  const sitting = await Sitting.open(bot.trial);
  fine(await sitting.pages.capture(sitting.next(), captured()));
  await often(adele, 20, '/provision alice', '/otp alice');
  expect(last(adele)).toContain(TOO_OFTEN);
  await adele.say('/freeze alice');
  await bot.settle();
  expect((await bot.trial.audit()).map(({ fact }) => fact.action)).toContain('freeze.set');
  // Diego approves, and neither freezes nor sets tokens up.
  await often(diego, 12, '/compromised alice');
  await bot.settle();
  const before = asked();
  await diego.say('/compromised alice');
  expect(asked()).toBe(before);
  await diego.say('/compromised');
  const stopped = (await bot.trial.audit()).filter(
    ({ fact }) => fact.action === 'token.compromised',
  );
  expect(stopped.map(({ actor }) => actor)).toEqual([PEOPLE.diego]);
});
