// The whole conversation over real HTTP, against a connector that checks what the real one checks.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { decodeBase32 } from '../../../src/domain/otp/base32.js';
import { DEFAULT_PARAMETERS } from '../../../src/domain/otp/parameters.js';
import { fine, must, SAMPLE_SEED } from '../../app/trial.js';
import { independentCode } from '../../domain/otp/independent-code.js';
import { textOf } from '../../fakes/shown-card.js';
import type { TeamsPerson } from '../../fakes/teams-person.js';
import { codesIn } from '../../marked-spellings.js';
import { startBot } from '../running-bot.js';
import type { RunningBot } from '../running-bot.js';

const seenBy = (person: TeamsPerson): string => {
  const last = must(person.messages.findLast(({ card }) => card !== undefined && hasButtons(card)));
  return textOf(last.answer ?? last.card);
};
const hasButtons = (card: unknown): boolean => JSON.stringify(card).includes('"verb":"code.');

describe('/otp alice in Teams', () => {
  let bot: RunningBot;
  beforeEach(async () => {
    bot = await startBot();
  });
  afterEach(async () => {
    await bot.stop();
  });

  const meetAll = async (): Promise<{ alex: TeamsPerson; megan: TeamsPerson }> => {
    const alex = bot.person('alex');
    const megan = bot.person('megan');
    await alex.install();
    await megan.install();
    return { alex, megan };
  };
  const expectedCode = (): string => {
    const step = Math.floor(bot.trial.parts.clock.now() / 30_000) + 1;
    const code = independentCode(fine(decodeBase32(SAMPLE_SEED)), step, DEFAULT_PARAMETERS);
    return `${code.slice(0, 3)} ${code.slice(3)}`;
  };

  test('asked, approved by the second person, shown to the first, with the time until which it works', async () => {
    const { alex, megan } = await meetAll();
    await alex.say('/otp alice she is at the airport');
    await bot.settle();
    expect(textOf(megan.messages.at(-1)?.card)).toContain('she is at the airport');
    await megan.press('Approve');
    await bot.settle();
    await alex.press('Show code');
    const shown = seenBy(alex);
    expect(shown).toContain(expectedCode());
    expect(shown).toContain('Should work until');
    expect(shown).toMatch(/13:01:55 (CET|GMT\+1)/);
    expect(bot.log).toEqual([]);
  });

  test('the code is in the answer to the press alone: no message ever carries it, and no update wipes it', async () => {
    const { alex, megan } = await meetAll();
    await alex.say('otp alice');
    await bot.settle();
    await megan.press('Approve');
    await bot.settle();
    await alex.press('Show code');
    const code = expectedCode();
    await bot.settle();
    bot.trial.parts.clock.advanceSeconds(60);
    await bot.settle();
    expect(seenBy(alex)).toContain(code);
    expect(codesIn([code.replace(' ', '')], bot.connector.seen.join('\n'))).toEqual([]);
    bot.trial.parts.clock.advanceSeconds(60);
    await bot.settle();
    expect(codesIn([code.replace(' ', '')], seenBy(alex))).toEqual([]);
    expect(seenBy(alex)).toContain('How did it go?');
  });

  test('an automatic refresh gets the base card, never a code, and changes nothing', async () => {
    const { alex, megan } = await meetAll();
    await alex.say('/otp alice');
    await bot.settle();
    await megan.press('Approve');
    await bot.settle();
    const before = await bot.trial.audit();
    const { card } = must(alex.messages.find((message) => hasButtons(message.card)));
    const press = alex.pressActivity(must(card), 'Show code') as { value: { action: object } };
    const automatic = alex.invoke({ ...press.value.action }, 'automatic');
    const { body } = await alex.post(automatic);
    const told = textOf((body as { value: unknown }).value);
    expect(codesIn([expectedCode().replace(' ', '')], told)).toEqual([]);
    expect(await bot.trial.audit()).toEqual(before);
  });

  test('the same message and the same press, delivered twice, are one request and one approval', async () => {
    const { alex, megan } = await meetAll();
    const ask = alex.activity({ type: 'message', text: '/otp alice' });
    await Promise.all([alex.post(ask), alex.post(ask)]);
    await bot.settle();
    const card = must(megan.messages.at(-1)?.card);
    const press = megan.pressActivity(card, 'Approve');
    const answers = [await megan.post(press), await megan.post(press)];
    expect(answers[0]).toEqual(answers[1]);
    await bot.settle();
    const actions = (await bot.trial.audit()).map(({ fact }) => fact.action);
    expect(actions.filter((action) => action === 'request.created')).toHaveLength(1);
    expect(actions.filter((action) => action === 'approval.given')).toHaveLength(1);
    expect(alex.messages.filter(({ card: shown }) => hasButtons(shown))).toHaveLength(1);
  });

  test('who decided is on the other people’s cards; one that cannot be updated undoes nothing', async () => {
    const { alex, megan } = await meetAll();
    const diego = bot.person('diego');
    await diego.install();
    await bot.person('alice').install();
    await alex.say('/otp alice');
    await bot.settle();
    bot.connector.delete(diego.chat, must(diego.messages.at(-1)).id);
    bot.connector.failNext({ status: 400, code: 'BadSyntax' });
    await megan.press('Deny the request', { reason: 'I called her, she is fine' });
    await bot.settle();
    bot.trial.parts.clock.advanceSeconds(10);
    await bot.settle();
    expect(textOf(diego.messages.at(-1)?.card)).toContain('Megan Bowen');
    expect(alex.messages.map(({ card }) => textOf(card)).join()).toContain('she is fine');
    const actions = (await bot.trial.audit()).map(({ fact }) => fact.action);
    expect(actions.at(-1)).toBe('request.denied');
  });
});
