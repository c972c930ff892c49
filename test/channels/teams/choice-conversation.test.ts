// Several people of one name, several tokens of one person: chosen on a card, and nothing that was typed is lost.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parseTokenId } from '../../../src/domain/ids.js';
import { fine, must, PEOPLE } from '../../app/trial.js';
import { textOf } from '../../fakes/shown-card.js';
import type { TeamsPerson } from '../../fakes/teams-person.js';
import type { RunningBot } from '../running-bot.js';
import { botWithTwoAlices, choices, created, plantToken, shown } from './two-alices.js';

let bot: RunningBot;
let alex: TeamsPerson;
let megan: TeamsPerson;

beforeEach(async () => {
  bot = await botWithTwoAlices();
  [alex, megan] = [bot.person('alex'), bot.person('megan')];
  await Promise.all([alex.install(), megan.install()]);
  await bot.settle();
});
afterEach(async () => bot.stop());

describe('/otp alice, who are two people, one of them with two tokens', () => {
  beforeEach(async () => plantToken(bot, 'fabrikam-token'));

  test('is chosen person by token by caller check, and nothing that was typed is lost', async () => {
    await alex.say('/otp alice by mail: she is on a ship');
    expect(alex.last).toContain('Which one do you mean?');
    expect(alex.last).toContain('Alice Example, alice@contoso.example');
    expect(choices(alex)).toEqual([
      'Choose alice.baker@contoso.example',
      'Choose alice@contoso.example',
    ]);
    await alex.press('Choose alice@contoso.example');
    expect(alex.last).toContain('Alice Example has several tokens.');
    expect(alex.last).toMatch(/Fabrikam, no serial number yet, .*account alice@fabrikam.example/);
    await alex.press(must(choices(alex).find((title) => title.includes('Fabrikam'))));
    expect(alex.last).toContain('How was the caller verified?');
    await alex.press('Send request', { verifiedBy: 'call-back', reason: 'she is on a ship' });
    await bot.settle();
    expect(megan.last).toContain('Alice Example, alice@fabrikam.example (Fabrikam)');
    expect(megan.last).toContain('she is on a ship');
    expect(megan.last).toContain('by e-mail');
    expect(await created(bot)).toBe(1);
  });

  test('a card that was chosen on can be pressed no more, and a second press makes no second request', async () => {
    await alex.say('/otp "Alice Example" locked out, verified by call-back');
    const { card } = must(alex.messages.at(-1));
    const [title] = choices(alex);
    const message = must(alex.messages.at(-1)).id;
    await alex.press(must(title));
    await bot.settle();
    const after = must(alex.messages.find(({ id }) => id === message));
    expect(textOf(after.card)).not.toContain('Choose ');
    const again = alex.pressActivity(must(card), must(title));
    for (const press of [again, alex.pressActivity(must(card), must(title))]) {
      expect(JSON.stringify((await alex.post(press)).body)).not.toContain('Choose ');
    }
    expect(await created(bot)).toBe(1);
  });

  test('a card that is more than an hour old does nothing, and says so', async () => {
    await alex.say('/otp "Alice Example" locked out, verified by call-back');
    bot.trial.parts.clock.advanceSeconds(3601);
    await alex.press(must(choices(alex)[0]));
    expect(alex.last).toContain('These buttons no longer work');
    expect(await created(bot)).toBe(0);
  });

  test('a token that has been delivered meanwhile is not exchanged for the other one', async () => {
    await alex.say('/otp "Alice Example" locked out, verified by call-back');
    const fabrikam = must(choices(alex).find((title) => title.includes('Fabrikam')));
    const tokenId = must(parseTokenId('fabrikam-token'));
    fine(await bot.trial.provisioning.lose(bot.trial.as('alex'), tokenId));
    await alex.press(fabrikam);
    expect(alex.last).toContain('gives no codes.');
    expect(await created(bot)).toBe(0);
  });
});

test('a time that was typed counts from then, however long the choice takes', async () => {
  await alex.say('/otp alice in 20m: locked out, verified by call-back');
  bot.trial.parts.clock.advanceSeconds(300);
  await alex.press('Choose alice@contoso.example');
  await bot.settle();
  expect(megan.last).toMatch(/Not before\n12:20:00/);
  expect(megan.last).toContain('locked out');
});

describe('the other commands about one person', () => {
  test('/freeze alice freezes nobody before it is said whom, and then with the reason', async () => {
    const adele = bot.person('adele');
    await adele.say('/freeze alice her phone was stolen');
    expect(choices(adele)).toHaveLength(2);
    await adele.press('Choose alice@contoso.example');
    expect(adele.last).toContain('Nothing of Alice Example');
    const frozen = (await bot.trial.audit()).filter(({ fact }) => fact.action === 'freeze.set');
    expect(frozen).toMatchObject([
      { fact: { ownerId: PEOPLE.alice, reason: 'her phone was stolen' } },
    ]);
    const isaiah = bot.person('isaiah');
    await isaiah.install();
    // He hears of it first.
    await bot.settle();
    await isaiah.say('/unfreeze alice');
    await isaiah.press('Choose alice@contoso.example');
    expect(isaiah.last).toContain('The freeze was lifted');
  });

  test('/token alice shows the token that was chosen', async () => {
    await plantToken(bot, 'fabrikam-token');
    await alex.say('/token alice');
    await alex.press('Choose alice@contoso.example');
    await alex.press(must(choices(alex).find((title) => title.includes('Fabrikam'))));
    expect(alex.last).toContain('alice@fabrikam.example (Fabrikam)');
  });

  test('/cancel alice shows the form of the token that was chosen, and ends none by itself', async () => {
    await plantToken(bot, 'fabrikam-token');
    await alex.say('/cancel alice');
    await alex.press('Choose alice@contoso.example');
    await alex.press(must(choices(alex).find((title) => title.includes('Microsoft'))));
    await alex.press('Cancel the token');
    const stageOf = async (id: string): Promise<unknown> =>
      (await bot.trial.provisioning.lookUpTokenById(bot.trial.as('alex'), must(parseTokenId(id))))
        ?.token.stage;
    expect(await stageOf('sample-alice')).toBe('cancelled');
    expect(await stageOf('fabrikam-token')).toBe('enrolled');
  });

  test('/provision alice opens the page of the person who was chosen', async () => {
    await alex.say('/provision alice');
    await alex.press('Choose alice.baker@contoso.example');
    expect(alex.last).toContain('Alice Baker');
    expect(JSON.stringify(shown(alex))).toContain('/provision#');
  });
});

describe('a name that nobody has', () => {
  test('is answered with the nearest names, to be chosen, and goes on with what was typed', async () => {
    await alex.say('/otp alcie exmaple she is at the airport, verified by call-back');
    expect(alex.last).toContain('I know nobody by the name “alcie”.');
    await alex.press('Choose alice@contoso.example');
    await bot.settle();
    expect(megan.last).toContain('Reason\nshe is at the airport\n');
  });

  test('whoever sets up tokens is told how, where somebody has none', async () => {
    await alex.say('/otp "Alice Baker"');
    expect(alex.last).toContain('There is no token for Alice Baker');
    expect(alex.last).toContain('type /provision and the name');
  });
});
