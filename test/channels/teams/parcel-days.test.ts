// A day of a parcel that was wrong, or has changed: corrected in the chat, where the token's card shows it.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { codeOnToken, Sitting } from '../../app/provisioning/sitting.js';
import { reburnPolicy } from '../../app/provisioning/reburning.js';
import { must } from '../../app/trial.js';
import type { PersonName } from '../../app/trial.js';
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

const lastText = (name: 'alex' | 'megan'): string => {
  const { answer, card } = must(bot.person(name).messages.at(-1));
  return textOf(typeof answer === 'object' ? answer : card);
};

async function shipped(): Promise<Sitting> {
  const sitting = await Sitting.open(bot.trial);
  await sitting.enrol();
  await sitting.burn();
  await sitting.ship();
  return sitting;
}

test('the days of a parcel are corrected on the token’s card, and the audit says by whom', async () => {
  const sitting = await shipped();
  const alex = bot.person('alex');
  await alex.say('/token diego');
  await alex.press('Keep these days', { postedOn: '2026-11-25', expectedOn: '2026-11-24' });
  expect(lastText('alex')).toContain('That is before the day on which it was posted.');
  await alex.press('Keep these days', { postedOn: '24.11.2026', expectedOn: '2026-11-30' });
  expect(lastText('alex')).toContain('That is no whole date.');
  expect((await sitting.token()).shipment?.postedOn).toBe('2026-11-24');
  await alex.press('Keep these days', { postedOn: '2026-11-25', expectedOn: '2026-11-30' });
  expect(lastText('alex')).toContain('The days of the parcel are corrected.');
  expect(lastText('alex')).toContain('Expected on\n30 November 2026');
  expect((await sitting.token()).shipment).toMatchObject({ expectedOn: '2026-11-30' });
  await alex.say('/token diego');
  expect(lastText('alex')).toMatch(/Days of the parcel corrected, Alex/);
  const noted = (await bot.trial.audit()).filter(({ fact }) => fact.action === 'token.noted');
  expect(noted.at(-1)?.fact).toMatchObject({ what: ['postedOn', 'expectedOn'] });
});

describe('a correction is told, with the day as it was and as it is', () => {
  const CORRECTED = 'The days of a parcel were corrected';
  const days = { postedOn: '2026-11-24', expectedOn: '2026-11-30' };
  const toldTo = (name: PersonName): readonly string[] =>
    bot
      .person(name)
      .messages.map(({ card }) => textOf(card))
      .filter((text) => text.includes(CORRECTED));

  beforeEach(async () => {
    await bot.stop();
    bot = await startBot({ policy: reburnPolicy() });
    for (const name of ['alex', 'lee', 'diego', 'megan'] as const) await bot.person(name).install();
    await shipped();
  });

  test('to the account owner and to who set the token up, where somebody else corrected it', async () => {
    await bot.person('lee').say('/token diego');
    await bot.person('lee').press('Keep these days', days);
    await bot.settle();
    for (const name of ['diego', 'alex'] as const) {
      expect(toldTo(name)).toHaveLength(1);
      expect(toldTo(name)[0]).toContain(
        'Expected on: 30 November 2026. It said before: 27 November 2026.',
      );
      expect(toldTo(name)[0]).toContain('Lee Gu corrected the days of the parcel');
    }
    expect(toldTo('diego')[0]).toContain('with your token');
    expect([...toldTo('lee'), ...toldTo('megan')]).toEqual([]);
    const fact = (await bot.trial.audit()).findLast((one) => one.fact.action === 'token.noted');
    expect(fact?.fact).toEqual({
      action: 'token.noted',
      what: ['postedOn', 'expectedOn'],
      days: { before: { postedOn: '2026-11-24', expectedOn: '2026-11-27' }, after: days },
    });
  });

  test('not to whoever corrected it, nor where nothing is otherwise than before', async () => {
    const alex = bot.person('alex');
    await alex.say('/token diego');
    await alex.press('Keep these days', { ...days, expectedOn: '2026-11-27' });
    await bot.settle();
    expect(toldTo('diego')).toEqual([]);
    await alex.press('Keep these days', days);
    await bot.settle();
    expect(toldTo('diego')).toHaveLength(1);
    expect(toldTo('alex')).toEqual([]);
  });

  test('once, by how it stands in the end, where it was corrected twice meanwhile', async () => {
    const alex = bot.person('alex');
    await alex.say('/token diego');
    await alex.press('Keep these days', { ...days, expectedOn: '2026-12-07' });
    bot.trial.parts.clock.advanceSeconds(1);
    await alex.press('Keep these days', days);
    await bot.settle();
    expect(toldTo('diego').at(-1)).toContain('Expected on: 30 November 2026.');
  });
});

test('by nobody who only approves, and not once it has arrived', async () => {
  const sitting = await shipped();
  const [alex, megan] = [bot.person('alex'), bot.person('megan')];
  await alex.say('/token diego');
  const card = must(must(alex.messages.at(-1)).card);
  const days = { postedOn: '2026-11-25' };
  await megan.post(megan.pressActivity(card, 'Keep these days', days));
  expect((await sitting.token()).shipment?.postedOn).toBe('2026-11-24');
  await alex.press('Mark as delivered', { reason: codeOnToken(bot.trial) });
  await alex.post(alex.pressActivity(card, 'Keep these days', days));
  expect((await sitting.token()).shipment?.postedOn).toBe('2026-11-24');
});
