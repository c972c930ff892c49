// Group chats, channels and meetings: others read along there.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { must } from '../../app/trial.js';
import type { Json, TeamsPerson } from '../../fakes/teams-person.js';
import { startBot } from '../running-bot.js';
import type { RunningBot } from '../running-bot.js';

let bot: RunningBot;
let alex: TeamsPerson;
let megan: TeamsPerson;

beforeAll(async () => {
  bot = await startBot();
  alex = bot.person('alex');
  megan = bot.person('megan');
  await alex.install();
  await megan.install();
  await alex.say('/otp alice');
  await bot.settle();
});
afterAll(async () => {
  await bot.stop();
});

describe('outside the personal chat nothing about anybody is said', () => {
  const group: Json = { conversation: { id: 'group-1', conversationType: 'groupChat' } };

  test('a command is processed, and answered there without a name', async () => {
    bot.connector.openChat('group-1');
    await alex.say('<at>OTP Bridge</at> otp zacharias', group);
    await alex.say('<at>OTP Bridge</at> otp alice', group);
    await bot.settle();
    const there = JSON.stringify(bot.connector.chat('group-1'));
    expect(there).toContain('in our chat');
    expect(there).not.toMatch(/alice|zacharias|Alex|Megan/i);
    expect(JSON.stringify(alex.messages)).toContain('zacharias');
  });

  test('whose chat is not open is told where to go, without a name', async () => {
    const diego = bot.person('diego');
    await diego.say('otp alice', {
      conversation: { id: 'group-1', conversationType: 'groupChat' },
    });
    const last = JSON.stringify(bot.connector.chat('group-1').at(-1));
    expect(last).toContain('personal chat');
    expect(last).not.toMatch(/alice/i);
  });

  test('Approve and Show code do nothing there', async () => {
    const approve = megan.pressActivity(must(megan.messages.at(-1)?.card), 'Approve');
    const { value } = approve as { value: { action: { data: Json } } };
    const { data } = value.action;
    for (const [person, verb] of [
      [megan, 'request.approve'],
      [alex, 'code.show'],
    ] as const) {
      const press = person.invoke({ type: 'Action.Execute', verb, data });
      const { body } = await person.post({ ...press, ...group });
      expect(body).toMatchObject({ type: 'application/vnd.microsoft.activity.message' });
      expect(JSON.stringify(body)).toContain('in our personal chat only');
    }
    const actions = (await bot.trial.audit()).map(({ fact }) => fact.action);
    expect(actions).toContain('request.created');
    expect(actions).not.toContain('approval.given');
  });
});
