// Asked back before anybody is asked: the whole way over real HTTP, in both languages.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { BUILT_IN_METHODS } from '../../../src/domain/policy/caller-verification.js';
import { must, samplePolicy } from '../../app/trial.js';
import { textOf } from '../../fakes/shown-card.js';
import type { TeamsPerson } from '../../fakes/teams-person.js';
import { startBot } from '../running-bot.js';
import type { RunningBot } from '../running-bot.js';
import { nodesOf } from './card-reading.js';

const methods = BUILT_IN_METHODS.map((id) => ({ kind: 'built-in', id }) as const);
const policy = samplePolicy({ callerVerification: { required: true, methods, ownersNeed: [] } });

let bot: RunningBot;
let alex: TeamsPerson;
let megan: TeamsPerson;

beforeEach(async () => {
  bot = await startBot({ policy });
  [alex, megan] = [bot.person('alex'), bot.person('megan')];
  await Promise.all([alex.install(), megan.install()]);
  await bot.settle();
});
afterEach(async () => bot.stop());

const input = (id: string): unknown =>
  nodesOf(must(alex.messages.at(-1)).card).find((node) => node['id'] === id);

describe('/otp alice, where how the caller was verified is required', () => {
  test('asks it on a card with no choice made and the reason filled in, and then sends the request', async () => {
    await alex.say('/otp alice she is at the airport');
    expect(alex.last).toContain('How was the caller verified?');
    expect(input('verifiedBy')).toMatchObject({ type: 'Input.ChoiceSet', isRequired: true });
    expect(input('verifiedBy')).not.toHaveProperty('value');
    expect(input('reason')).toMatchObject({ value: 'she is at the airport' });
    await bot.settle();
    expect(megan.messages.every(({ card }) => !textOf(card).includes('airport'))).toBe(true);
    const reason = 'she is at the airport, gate 4';
    await alex.press('Send request', { verifiedBy: 'call-back', reason });
    await bot.settle();
    expect(megan.last).toContain('A code needs your approval');
    expect(megan.last).toContain('Caller check\ncalled back on the number on file');
    expect(megan.last).toContain(reason);
    expect(alex.last).toContain('Waiting for approval');
    const shown = alex.messages.map(({ answer, card }) => textOf(answer ?? card));
    expect(shown).toContainEqual(expect.stringContaining('The request was sent'));
  });

  test('sent with nothing chosen it asks again, and keeps what was typed', async () => {
    await alex.say('/otp alice by mail: on a ship');
    await alex.press('Send request', { reason: 'on a ship, no phone' });
    const answer = must(alex.messages.at(-1)).answer;
    expect(textOf(answer)).toContain('How was the caller verified?');
    const button = nodesOf(answer).find(({ verb }) => verb === 'ask.send');
    const ask = { typedName: 'alice', reason: 'on a ship, no phone', byMail: true };
    expect(button?.['data']).toMatchObject({ ask });
  });

  test('sent twice it is one request', async () => {
    await alex.say('/otp alice');
    const { card } = must(alex.messages.at(-1));
    const press = alex.pressActivity(must(card), 'Send request', { verifiedBy: 'video' });
    const answers = [await alex.post(press), await alex.post(press)];
    expect(answers[0]).toEqual(answers[1]);
    await alex.press('Send request', { verifiedBy: 'in-person' });
    expect(textOf(must(alex.messages.find(({ answer }) => answer !== undefined)).answer)).toContain(
      'You already have an open request',
    );
    await bot.settle();
    const created = (await bot.trial.audit()).filter(
      ({ fact }) => fact.action === 'request.created',
    );
    expect(created).toHaveLength(1);
  });

  test('sent once more when its request is over, it says what became of that one', async () => {
    await alex.say('/otp alice');
    const question = must(must(alex.messages.at(-1)).card);
    const send = async (): Promise<string> => {
      const press = alex.pressActivity(question, 'Send request', { verifiedBy: 'video' });
      const { body } = await alex.post(press);
      await bot.settle();
      return textOf((body as { readonly value: unknown }).value);
    };
    expect(await send()).toContain('The request was sent');
    await alex.press('Cancel request');
    const late = await send();
    expect(late).toContain('You cancelled this request');
    expect(late).not.toContain('was sent');
    expect(megan.last).not.toContain('needs your approval');
  });

  test('needs no card where it was typed, and speaks German', async () => {
    await alex.say('/otp alice am Flughafen', { locale: 'de-DE' });
    expect(alex.last).toContain('Wie wurde geprüft, wer anruft?');
    await alex.say('/otp alice am Flughafen, geprüft per Rückruf', { locale: 'de-DE' });
    await bot.settle();
    expect(alex.last).toContain('Anruf geprüft\nunter der hinterlegten Nummer zurückgerufen');
  });

  test.each([{}, { ask: 'alice' }, { ask: { typedName: 7, reason: '', byMail: false } }])(
    'a forged button does nothing: %j',
    async (data) => {
      const action = { type: 'Action.Execute', verb: 'ask.send', data };
      expect(await alex.post(alex.invoke(action))).toMatchObject({ body: { statusCode: 400 } });
      const ask = { typedName: 'alice', reason: '', byMail: false };
      const press = alex.invoke({ ...action, data: { ask, verifiedBy: 'video' } }, 'automatic');
      expect(await alex.post(press)).toMatchObject({ body: { statusCode: 400 } });
    },
  );
});
