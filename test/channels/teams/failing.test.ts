// What people see, and what the log says, when something behind the conversation breaks.
import { afterEach, describe, expect, test } from '@jest/globals';
import type { Bridge } from '../../../src/app/bridge.js';
import {
  DirectoryUnavailable,
  PersonUnreachable,
  PolicyOutOfDate,
  StoreForbidden,
  StoreMissing,
  StoreUnavailable,
} from '../../../src/ports/fault.js';
import { must } from '../../app/trial.js';
import type { Json } from '../../fakes/teams-person.js';
import { startBot } from '../running-bot.js';
import type { BotChanges, RunningBot } from '../running-bot.js';

const running: RunningBot[] = [];
afterEach(async () => {
  for (const bot of running.splice(0)) await bot.stop();
});
async function start(changes: BotChanges = {}): Promise<RunningBot> {
  const bot = await startBot(changes);
  running.push(bot);
  return bot;
}

const DETAIL = 'seed 2sk2tsmkjp7kdbck of alice, code 123456';
const breaks = async (): Promise<never> => {
  throw new Error(DETAIL);
};
const everyUseCaseBreaks = (): Partial<Bridge> => ({
  whoAmI: breaks,
  askForCode: breaks,
  actOnRequest: breaks,
  showCode: breaks,
});
const GROUP: Json = { conversation: { id: 'group-1', conversationType: 'groupChat' } };
const incidentIn = (text: string): string => must(/[0-9a-z]{26}/.exec(text)?.[0]);

describe('when a use case breaks', () => {
  test('who typed is told so, with a number that the log has too, and no detail', async () => {
    const bot = await start({ instead: everyUseCaseBreaks });
    const alex = bot.person('alex');
    const { status, body } = await alex.say('whoami');
    expect({ status, body }).toEqual({ status: 200, body: undefined });
    const said = must(alex.messages.at(-1)?.text);
    expect(said).toContain('nothing was given out');
    expect(said).not.toContain('seed');
    expect(bot.log.at(-1)).toContain(incidentIn(said));
  });

  test.each(['code.show', 'request.approve'])(
    'who pressed (%s) gets an error in a good answer, with that number and no detail',
    async (verb) => {
      const bot = await start({ instead: everyUseCaseBreaks });
      const data = { requestId: '0123456789abcdef' };
      const alex = bot.person('alex');
      const { status, body } = await alex.post(alex.invoke({ type: 'Action.Execute', verb, data }));
      expect(status).toBe(200);
      expect(body).toMatchObject({ statusCode: 500, type: 'application/vnd.microsoft.error' });
      expect(JSON.stringify(body)).not.toContain('seed');
      expect(bot.log.at(-1)).toContain(incidentIn(JSON.stringify(body)));
    },
  );

  test.each([
    ['the list of people', new DirectoryUnavailable(DETAIL), 'who has which role'],
    ['the store', new StoreUnavailable(DETAIL), 'my records'],
    ['the way to the store', new StoreForbidden(DETAIL), 'I may not read my records'],
    ['what was in the store', new StoreMissing(DETAIL), 'do not find my records'],
    ['the policy', new PolicyOutOfDate(DETAIL), 'The rules were changed'],
    ['something else', new Error(DETAIL), 'Something went wrong'],
  ])('what did not answer is named, as far as it helps: %s', async (_what, error, named) => {
    const fails = async (): Promise<never> => {
      throw error;
    };
    const bot = await start({ instead: () => ({ whoAmI: fails }) });
    const alex = bot.person('alex');
    await alex.say('whoami');
    const said = must(alex.messages.at(-1)?.text);
    expect(said).toContain(named);
    expect(said).toContain('nothing was given out');
    expect(said).not.toContain('seed');
  });

  test('a group learns that it failed, and no name', async () => {
    const bot = await start({ instead: everyUseCaseBreaks });
    const alex = bot.person('alex');
    await alex.install();
    bot.connector.openChat('group-1');
    await alex.say('otp alice', GROUP);
    const there = JSON.stringify(bot.connector.chat('group-1'));
    expect(there).toContain('nothing was given out');
    expect(there).not.toMatch(/alice|alex/i);
  });
});

describe('when the channel does not take an answer', () => {
  test('the activity is done all the same, and the log says that its answer is lost', async () => {
    const bot = await start();
    const alex = bot.person('alex');
    await alex.install();
    bot.connector.failNext({ status: 400, code: 'BadSyntax' });
    expect(await alex.say('help')).toEqual({ status: 200, body: undefined });
    expect(bot.log.join()).toContain('answer.lost');
  });

  test('nobody waits for ever: not the person, and not the channel', async () => {
    const bot = await start({ answerBudgetMs: 50 });
    const alex = bot.person('alex');
    await alex.install();
    const letGo = bot.connector.holdNext();
    expect(await alex.say('help')).toEqual({ status: 200, body: undefined });
    letGo();
  });

  test('who has closed our chat and asks elsewhere is told to open it', async () => {
    const bot = await start();
    const alex = bot.person('alex');
    await alex.install();
    bot.connector.openChat('group-1');
    bot.connector.closeChat(alex.chat);
    await alex.say('whoami', GROUP);
    expect(JSON.stringify(bot.connector.chat('group-1'))).toContain('personal chat only');
    expect(bot.log.join()).not.toContain(PersonUnreachable.name);
  });
});

describe('somebody whom the channel does not vouch for', () => {
  const OTHER = '7e57ab1e-0000-4000-8000-0000000000ff';
  test.each<readonly [string, Json]>([
    ['another tenant', { channelData: { tenant: { id: OTHER } } }],
    ['no object id', { from: { id: '29:alex', name: 'Alex Wilber' } }],
  ])('is told so, and nothing is done: %s', async (_who, changes) => {
    const bot = await start({ instead: everyUseCaseBreaks });
    const alex = bot.person('alex');
    await alex.say('otp alice', changes);
    expect(alex.messages.at(-1)?.text).toContain('who you are');
    expect(bot.log).toHaveLength(1);
  });

  test('gets no answer where answers may not go', async () => {
    const bot = await start();
    const alex = bot.person('alex');
    const changes = { serviceUrl: 'https://example.test/', from: { id: '29:alex' } };
    expect(await alex.say('otp alice', changes)).toEqual({ status: 200, body: undefined });
    expect(bot.connector.seen).toEqual([]);
  });
});
