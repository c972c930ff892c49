// Choices where they may not be made, and choices that no card offered.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parsePersonId } from '../../../src/domain/ids.js';
import { must, PEOPLE } from '../../app/trial.js';
import { textOf } from '../../fakes/shown-card.js';
import type { Json, TeamsPerson } from '../../fakes/teams-person.js';
import type { RunningBot } from '../running-bot.js';
import { BAKER, botWithTwoAlices, choices, created, plantToken } from './two-alices.js';

const NOBODY = must(parsePersonId('7e57ab1e-0000-4000-8000-000000000999'));

let bot: RunningBot;
let alex: TeamsPerson;

beforeEach(async () => {
  bot = await botWithTwoAlices();
  alex = bot.person('alex');
  await Promise.all([alex.install(), bot.person('megan').install()]);
  await bot.settle();
});
afterEach(async () => bot.stop());

describe('a forged choice', () => {
  const at = (): number => bot.trial.parts.clock.now();
  const forged = async (who: TeamsPerson, ask: Json): Promise<string> => {
    const typed = { typedName: 'alice', reason: '', byMail: false, verifiedBy: 'call-back' };
    const data = { ask: { ...typed, ...ask }, at: at() };
    const { body } = await who.post(who.invoke({ type: 'Action.Execute', verb: 'ask.send', data }));
    return textOf((body as { readonly value: unknown }).value);
  };

  test('tells those who may not ask nothing about who there is', async () => {
    const lee = bot.person('lee');
    const answers = [];
    for (const person of [PEOPLE.alice, BAKER, NOBODY]) answers.push(await forged(lee, { person }));
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('You may not ask for codes here.');
  });

  test('of a person gives what typing the address would, and of nobody the choice once more', async () => {
    expect(await forged(alex, { person: BAKER })).toContain('There is no token for Alice Baker');
    expect(await forged(alex, { person: NOBODY })).toContain('That name fits several people.');
    expect(await forged(alex, { person: NOBODY, typedName: 'x' })).toContain('I know nobody');
  });

  test('of somebody else’s token chooses nothing', async () => {
    await plantToken(bot, 'token-of-lee', PEOPLE.lee);
    const answer = await forged(alex, { person: PEOPLE.alice, token: 'token-of-lee' });
    expect(answer).toContain('has several tokens');
    expect(answer).not.toContain('Fabrikam');
    expect(await created(bot)).toBe(0);
  });

  test.each([
    { person: 'no id' },
    { person: 7 },
    { token: '../x' },
    { typedName: null },
    { verifiedBy: {} },
  ])('that no card of ours sends is refused: %j', async (ask) => {
    expect(await forged(alex, ask)).toBe('');
    const data = { again: { kind: 'otp', typedName: 'alice', ...ask }, at: at() };
    const press = alex.invoke({ type: 'Action.Execute', verb: 'command.again', data });
    expect((await alex.post(press)).body).toMatchObject({ statusCode: 400 });
  });
});

describe.each([
  ['a group chat', { conversationType: 'groupChat' }, {}],
  ['a channel', { conversationType: 'channel' }, { channelData: { team: { id: 'team-1' } } }],
  ['a meeting', { conversationType: 'groupChat' }, { channelData: { meeting: { id: 'm-1' } } }],
])('typed in %s', (_what, conversation, more) => {
  const there = (): Json => ({
    ...more,
    conversation: { id: 'others-1', ...conversation, tenantId: bot.trial.as('alex').tenantId },
  });

  test('the choice is made in the personal chat, and nothing about Alice appears there', async () => {
    await plantToken(bot, 'fabrikam-token');
    bot.connector.openChat('others-1');
    for (const command of [
      'otp alice locked out, verified by call-back',
      'token alice',
      'otp alcie',
    ]) {
      await alex.say(`<at>OTP Bridge</at> ${command}`, there());
      expect(choices(alex).length).toBeGreaterThan(0);
    }
    const { card } = must(alex.messages.find((one) => textOf(one.card).includes('Which one')));
    const press = alex.pressActivity(must(card), 'Choose alice@contoso.example');
    const { body } = await alex.post({ ...press, ...there() });
    expect(JSON.stringify(body)).toContain('in our personal chat only');
    await bot.settle();
    const said = JSON.stringify([bot.connector.chat('others-1'), body]);
    expect(said).toContain('in our chat');
    expect(said).not.toMatch(/alice|alcie|baker|fabrikam/i);
    expect(await created(bot)).toBe(0);
  });
});
