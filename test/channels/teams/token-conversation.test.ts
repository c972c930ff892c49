// What those who set up tokens type and press, from the set-up to the token in the hand.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { textOf } from '../../fakes/shown-card.js';
import { codeOnToken, Sitting } from '../../app/provisioning/sitting.js';
import { encodeBase32 } from '../../../src/domain/otp/base32.js';
import { fine, must } from '../../app/trial.js';
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

describe('/provision', () => {
  test('opens the page by a link with a ticket that the card’s data do not have', async () => {
    const alex = bot.person('alex');
    await alex.say('/provision diego');
    const card = JSON.stringify(must(alex.messages.at(-1)).card);
    expect(card).toMatch(/"url":"[^"]+\/provision#[0-9A-Za-z_-]{43}"/);
  });

  test('tells nobody without the role who there is', async () => {
    const megan = bot.person('megan');
    await megan.say('/provision diego');
    expect(lastText('megan')).toContain('You may not set up tokens here.');
    expect(lastText('megan')).not.toContain('Siciliani');
  });
});

describe('a command about a token', () => {
  test.each(['/provision', '/token', '/delivered', '/lost', '/cancel'])(
    '%s without a name is answered with itself, and a name behind it',
    async (command) => {
      await bot.person('alex').say(command);
      expect(lastText('alex')).toContain(`Type the name behind it: ${command} alice`);
    },
  );

  test('/delivered for a token that is not burned says that nothing was changed, and why', async () => {
    const sitting = await Sitting.open(bot.trial);
    await sitting.enrol();
    await bot.person('alex').say('/delivered diego');
    expect(lastText('alex')).toMatch(/^Nothing was changed. It is not burned yet./);
    expect((await sitting.token()).stage).toBe('enrolled');
  });

  test('/delivered for a token that was delivered, and /cancel, say so first', async () => {
    await shipped();
    const alex = bot.person('alex');
    await alex.say('/delivered diego');
    await alex.press('Mark as delivered', { reason: codeOnToken(bot.trial) });
    for (const typed of ['/delivered diego', '/cancel diego']) {
      await alex.say(typed);
      expect(lastText('alex')).toMatch(/^Nothing was changed. It has been delivered./);
    }
  });

  test('/lost for a token that was reported lost says so first', async () => {
    await shipped();
    const alex = bot.person('alex');
    await alex.say('/lost diego');
    await alex.press('Report as lost');
    await alex.say('/lost diego');
    expect(lastText('alex')).toMatch(/^Nothing was changed. It was reported lost./);
  });
});

describe('the sample token of a local trial', () => {
  test('is in the list, as what it is, until it is cancelled', async () => {
    const alex = bot.person('alex');
    await alex.say('/tokens');
    expect(lastText('alex')).toContain('Alice Example');
    expect(lastText('alex')).toMatch(/enrolled, not burned yet .*Sample data/);
    expect(lastText('alex')).toContain('it is on no token');
    expect(lastText('alex')).not.toContain('Burn');
    await alex.say('/delivered alice');
    expect(lastText('alex')).toMatch(/^Nothing was changed. This one is made up/);
    expect(lastText('alex')).not.toMatch(/Burn|Set up by/);
    await alex.say('/cancel alice');
    await alex.press('Cancel the token');
    await alex.say('/tokens');
    expect(must(alex.messages.at(-1)).text).toContain('No token needs anything from you now.');
  });
});

test('after the end of a token the card of an old request asks for no other code', async () => {
  const [alex, megan] = [bot.person('alex'), bot.person('megan')];
  await megan.say('/help');
  await alex.say('/otp alice');
  await bot.settle();
  await megan.press('Approve');
  await bot.settle();
  await alex.press('Show code');
  await alex.say('/cancel alice');
  await alex.press('Cancel the token');
  await alex.press('Not used');
  await bot.settle();
  const texts = alex.messages.map(({ answer, card }) =>
    textOf(typeof answer === 'object' ? answer : card),
  );
  const [card = ''] = texts.filter((text) => text.includes('The code was not used'));
  expect(card).toContain('The token gives no more codes.');
  expect(card).not.toContain('/otp');
});

describe('a token that was posted', () => {
  test('is in the list, with what to do next', async () => {
    await shipped();
    await bot.person('alex').say('/tokens');
    expect(lastText('alex')).toContain('Diego Siciliani');
    expect(lastText('alex')).toContain('/delivered');
  });

  test('is found on a later page of a long list', async () => {
    const seed = (at: number): string => encodeBase32(Buffer.alloc(20, at + 1));
    const names = ['megan', 'alice', 'isaiah', 'lee', 'adele'];
    for (let at = 0; at < 11; at += 1) {
      const sitting = await Sitting.open(bot.trial, 'alex', names[at % names.length]);
      await sitting.enrol({
        text: seed(at),
        issuer: `Issuer ${at}`,
        overruled: ['TOKEN_UNDER_WAY'],
      });
      fine(await sitting.pages.close(sitting.next()));
      bot.trial.parts.clock.advanceSeconds(1);
    }
    await shipped();
    const alex = bot.person('alex');
    await alex.say('/tokens');
    expect(lastText('alex')).not.toContain('Diego');
    await alex.press('Show more');
    expect(lastText('alex')).toContain('Diego Siciliani');
    expect(lastText('alex')).not.toContain('Show more');
  });

  test('has its history on its card', async () => {
    await shipped();
    await bot.person('alex').say('/token diego');
    for (const line of ['Secret stored', 'Enrolled', 'Burned', 'Posted']) {
      expect(lastText('alex')).toContain(line);
    }
  });

  test.each([
    ['/delivered diego', 'It has arrived'],
    ['/lost diego', 'It is lost'],
    ['/cancel diego', 'Cancel it'],
  ])('is not changed by %s alone: its card says what to press', async (typed, button) => {
    await shipped();
    await bot.person('alex').say(typed);
    expect(lastText('alex')).toContain(`Press ${button}. So far nothing was changed.`);
    expect(lastText('alex')).not.toContain('/delivered');
  });

  test('is delivered by a code from it, and by no other', async () => {
    const sitting = await shipped();
    const alex = bot.person('alex');
    await alex.say('/delivered diego');
    await alex.press('Mark as delivered', { reason: '000000' });
    expect(lastText('alex')).toContain('That is no code of this token.');
    expect((await sitting.token()).stage).toBe('shipped');
    await alex.press('Mark as delivered', { reason: codeOnToken(bot.trial) });
    expect(lastText('alex')).toContain('delivered');
    expect((await sitting.token()).destroyed).toBeDefined();
  });

  test('is lost: it gives no more codes, and what to do is said', async () => {
    const sitting = await shipped();
    const alex = bot.person('alex');
    await alex.say('/lost diego');
    expect((await sitting.token()).stage).toBe('shipped');
    await alex.press('Report as lost');
    expect(lastText('alex')).toContain('Remove the method in Entra');
    expect(await sitting.token()).toMatchObject({ stage: 'lost', destroyed: expect.anything() });
    await alex.say('/otp diego');
    expect(lastText('alex')).toContain('It was reported lost.');
  });

  test('is not ended by who only approves', async () => {
    const sitting = await shipped();
    const alex = bot.person('alex');
    await alex.say('/cancel diego');
    const card = must(must(alex.messages.at(-1)).card);
    const megan = bot.person('megan');
    await megan.post(megan.pressActivity(card, 'Cancel the token'));
    expect((await sitting.token()).stage).toBe('shipped');
    await alex.press('Cancel the token');
    expect((await sitting.token()).stage).toBe('cancelled');
  });
});
