// Times as people type them, the whole way over real HTTP, in both languages.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { must } from '../../app/trial.js';
import { FakeClock } from '../../fakes/fake-clock.js';
import { textOf } from '../../fakes/shown-card.js';
import type { TeamsPerson } from '../../fakes/teams-person.js';
import { startBot } from '../running-bot.js';
import type { RunningBot } from '../running-bot.js';
import { nodesOf } from './card-reading.js';

let bot: RunningBot;
let alex: TeamsPerson;
let megan: TeamsPerson;
let clock: FakeClock;

/** The evening before the clocks of Zurich go back; 22:00 there. */
beforeEach(async () => {
  clock = new FakeClock('2026-10-24T20:00:00Z');
  bot = await startBot({ clock });
  [alex, megan] = [bot.person('alex'), bot.person('megan')];
  await Promise.all([alex.install(), megan.install()]);
  await bot.settle();
});
afterEach(async () => bot.stop());

describe('/otp alice, for later', () => {
  test('says the time with its date on everybody’s card, each in their own zone; at that time Show code appears', async () => {
    await megan.say('help', { localTimezone: 'America/New_York', locale: 'en-US' });
    await alex.say('/otp alice at 8:00 new laptop');
    await bot.settle();
    expect(alex.last).toContain('agree before 08:00:00 CET, 25 October 2026');
    expect(alex.last).toContain('Not before\n08:00:00 CET, 25 October 2026');
    expect(megan.last).toContain('Not before\n03:00:00 EDT, October 25, 2026');
    await megan.press('Approve');
    await bot.settle();
    expect(alex.last).toContain('You can show it from 08:00:00 CET, 25 October 2026 on');
    await expect(alex.press('Show code')).rejects.toThrow('no button');
    clock.set('2026-10-25T07:00:00Z');
    await bot.settle();
    expect(alex.last).toContain('press Show code');
    await alex.press('Show code');
    const shown = alex.messages.map(({ answer }) => textOf(answer)).join('\n');
    expect(shown).toContain('Should work until');
  });

  test('asks which one where the clocks show it twice, until one is chosen', async () => {
    alex.locale = 'de-DE';
    await alex.say('/otp alice um 2:30 Nachtschicht');
    expect(alex.last).toContain('Welche Zeit meinen Sie?');
    const [choice] = nodesOf(must(alex.messages.at(-1)).card).filter(({ id }) => id === 'moment');
    expect(choice).toMatchObject({
      isRequired: true,
      choices: [
        { title: '02:30:00 MESZ, 25. Oktober 2026', value: '1792888200000' },
        { title: '02:30:00 MEZ, 25. Oktober 2026', value: '1792891800000' },
      ],
    });
    // With none chosen it is asked again: nothing opens at once.
    await alex.press('Weiter', { moment: '' });
    expect(alex.last).toContain('Welche Zeit meinen Sie?');
  });

  test('chosen, it is that one', async () => {
    alex.locale = 'de-DE';
    await alex.say('/otp alice um 2:30 Nachtschicht');
    await alex.press('Weiter', { moment: '1792891800000' });
    await bot.settle();
    expect(alex.last).toContain('Nicht vor\n02:30:00 MEZ, 25. Oktober 2026');
    expect(alex.last).toContain('Nachtschicht');
    expect(megan.last).toContain('It is not shown before 01:30:00 UTC, 25 October 2026');
  });

  test('asks about a time at the end of the reason, on one card, and goes on as it is chosen', async () => {
    await alex.say('/otp alice lost phone 23:30');
    expect(alex.last).toContain('When do you need the code?');
    expect(alex.last).toContain('ends in “23:30”');
    await bot.settle();
    expect(megan.last).not.toContain('lost phone');
    await alex.press('Go on', { moment: '' });
    expect(alex.last).toContain('When do you need the code?');
    await alex.press('Go on', { moment: 'at-once' });
    await bot.settle();
    expect(alex.last).not.toContain('Not before');
    expect(megan.last).toContain('lost phone 23:30');
  });

  test('and is for later where that is chosen', async () => {
    alex.locale = 'de-DE';
    await alex.say('/otp alice Handy verloren 23:30');
    expect(alex.last).toContain('Wann brauchen Sie den Code?');
    await alex.press('Weiter', { moment: '1792877400000' });
    await bot.settle();
    expect(alex.last).toContain('Nicht vor\n23:30:00 MESZ, 24. Oktober 2026');
  });

  test.each([
    ['at 25:00', 'en-GB', 'I cannot read a time in “at 25:00”.'],
    ['um 25:00', 'de-DE', 'In „um 25:00“ kann ich keine Zeit erkennen.'],
    ['in 5 days', 'en-GB', '21:00:00 CET, 29 October 2026 is too far ahead'],
    ['in 5 Tagen', 'de-DE', '21:00:00 MEZ, 29. Oktober 2026 ist zu weit weg'],
  ])('%s is not taken, with what to do', async (typed, locale, words) => {
    await alex.say(`/otp alice ${typed}`, { locale });
    expect(alex.last).toContain(words);
  });

  test('from somebody whose zone nobody knows is not taken, and says how to ask', async () => {
    const lost = await startBot({ clock });
    const stranger = lost.person('alex');
    const nowhere = { localTimezone: undefined };
    await stranger.post(stranger.activity({ type: 'installationUpdate', ...nowhere }));
    await stranger.say('/otp alice at 14:30', nowhere);
    expect(stranger.last).toContain('I do not know your time zone');
    await lost.stop();
  });
});
