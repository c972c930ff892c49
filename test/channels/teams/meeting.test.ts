// The first words between the bot and a person.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { must } from '../../app/trial.js';
import { textOf } from '../../fakes/shown-card.js';
import { startBot } from '../running-bot.js';
import type { RunningBot } from '../running-bot.js';

let bot: RunningBot;
beforeEach(async () => {
  bot = await startBot();
});
afterEach(async () => {
  await bot.stop();
});

describe('meeting somebody', () => {
  test('greets once, though Teams tells of it twice, and again', async () => {
    const alex = bot.person('alex');
    const install = alex.activity({ type: 'installationUpdate', action: 'add' });
    const membersAdded = [{ id: '28:bot' }, { id: '29:alex' }];
    const joined = alex.activity({ type: 'conversationUpdate', membersAdded });
    await Promise.all([alex.post(install), alex.post(joined)]);
    await alex.post(install);
    await bot.settle();
    expect(alex.messages).toHaveLength(1);
    expect(textOf(alex.messages[0]?.card)).toContain('/otp alice');
  });

  test('does not greet who spoke first', async () => {
    const alex = bot.person('alex');
    await alex.say('whoami');
    await alex.install();
    expect(alex.messages.map(({ card }) => textOf(card)).join()).not.toContain('/otp alice');
  });

  test('does not greet a group, nor on being removed', async () => {
    const alex = bot.person('alex');
    bot.connector.openChat('group-1');
    const conversation = { id: 'group-1', conversationType: 'groupChat' };
    await alex.post(alex.activity({ type: 'conversationUpdate', conversation }));
    await alex.post(alex.activity({ type: 'installationUpdate', action: 'remove' }));
    expect(bot.connector.chat('group-1')).toEqual([]);
    expect(alex.messages).toEqual([]);
  });
});

describe('what is said to the bot', () => {
  test.each([
    ['nothing', ''],
    ['help', 'help'],
  ])('%s: lists what can be typed', async (_what, text) => {
    const alex = bot.person('alex');
    await alex.say(text);
    expect(textOf(must(alex.messages.at(-1)).card)).toContain('/whoami');
  });

  test('a button that a client sends as a message is read as that button, and of a request that is none says so', async () => {
    const alex = bot.person('alex');
    const value = { verb: 'request.approve', requestId: '0123456789abcdef' };
    const { status } = await alex.post(alex.activity({ type: 'message', value }));
    expect(status).toBe(200);
    expect(must(alex.messages.at(-1)).text).toContain('There is nothing here for you');
  });

  test.each(['Not/A_Zone', '+05:00', ''])(
    'in a zone that is none (%s), all the same',
    async (zone) => {
      const alex = bot.person('alex');
      const { status } = await alex.say('/otp alice', { localTimezone: zone, locale: 'x' });
      await bot.settle();
      expect(status).toBe(200);
      expect(bot.log.filter((line) => line.includes('failed'))).toEqual([]);
    },
  );
});
