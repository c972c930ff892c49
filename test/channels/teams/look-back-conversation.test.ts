// `/audit` as it is typed and read, over real HTTP: an auditor's questions, and what everybody else gets who asks them.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { must, PEOPLE, samplePolicy } from '../../app/trial.js';
import type { Json, TeamsPerson } from '../../fakes/teams-person.js';
import { startBot } from '../running-bot.js';
import type { RunningBot } from '../running-bot.js';

let bot: RunningBot;
const NAMES = ['alex', 'megan', 'alice', 'isaiah', 'adele', 'diego'] as const;
const people = new Map<(typeof NAMES)[number], TeamsPerson>();
const the = (name: (typeof NAMES)[number]): TeamsPerson => must(people.get(name));

beforeAll(async () => {
  const breakGlass = { people: [PEOPLE.alex], groups: [], quota: { uses: 1, perHours: 24 } };
  bot = await startBot({ policy: samplePolicy({ breakGlass }) });
  for (const name of NAMES) {
    people.set(name, bot.person(name));
    await the(name).install();
  }
  await the('alex').say('/otp alice at the airport, verified by call-back');
  await bot.settle();
  await the('megan').press('Approve');
  await bot.settle();
  bot.trial.parts.clock.advanceSeconds(70);
  await the('alex').press('Show code');
  await the('alex').press('Worked');
  await bot.settle();
  await the('adele').say('/freeze alice her phone was stolen');
  await bot.settle();
});
afterAll(async () => {
  await bot.stop();
});

async function asked(name: (typeof NAMES)[number], text: string): Promise<string> {
  await the(name).say(text);
  await bot.settle();
  const { card, text: plain } = must(the(name).messages.at(-1));
  return JSON.stringify(card ?? plain);
}

const said = ({ card, text }: TeamsPerson['messages'][number]): unknown => card ?? text;

describe('an auditor', () => {
  test('reads who saw which code of whom, when, why, how the caller was verified, and who agreed', async () => {
    const card = await asked('isaiah', '/audit alice');
    // When it was shown, not when it was asked for.
    const shown = '13:01:10 CET, 24 November 2026: ';
    expect(card).toContain(`"${shown}Alex Wilber was shown a code of Alice Example"`);
    expect(card).toContain(`"${shown}A code was given out, by Alex Wilber"`);
    for (const part of [
      'at the airport',
      'called back on the number on file',
      'Approved, by Megan Bowen',
      'A code was given out',
      'The code worked',
      'proves entry',
    ]) {
      expect(card).toContain(part);
    }
    expect(card).toContain('Frozen, of Alice Example, by Adele Vance, “her phone was stolen”');
    expect(card).not.toContain('release.intended');
  });

  test('reads of a freeze of everything what it was of', async () => {
    await the('adele').say('/freeze phishing wave');
    await the('adele').press('Freeze everything: phishing wave');
    await the('adele').say('/unfreeze');
    const card = await asked('isaiah', '/audit today');
    expect(card).toContain('Frozen, everything, by Adele Vance, “phishing wave”');
  });

  test('gets what was disclosed alone, or what was of a time', async () => {
    expect(await asked('isaiah', '/audit releases today')).not.toContain('Frozen');
    expect(await asked('isaiah', '/audit yesterday')).toContain('There is nothing');
    expect(await asked('isaiah', '/audit diego')).toContain('There is nothing');
    expect(await asked('isaiah', '/audit @megan since yesterday')).toContain(
      'Alex Wilber was shown',
    );
  });

  test.each([
    ['/audit nobodyhere', 'I know nobody by the name'],
    ['/audit alice since christmas', 'I could not read'],
    ['/audit alice whenever', 'I could not read'],
  ])('is told what could not be read of %s', async (text, told) => {
    expect(await asked('isaiah', text)).toContain(told);
  });

  test('goes further back by a button', async () => {
    for (const name of ['megan', 'alex', 'isaiah', 'diego', 'adele']) {
      await the('adele').say(`/freeze ${name} a reason`);
    }
    await bot.settle();
    const first = await asked('isaiah', '/audit');
    expect(first).toContain('Further back');
    expect(first).not.toContain('was shown a code');
    await the('isaiah').press('Further back');
    expect(the('isaiah').last).toContain('was shown a code');
  });
});

describe('everybody else', () => {
  test.each(['alex', 'megan', 'alice', 'diego'] as const)(
    '%s gets what any unknown command gets, however often they ask',
    async (name) => {
      const unknown = await asked(name, '/nosuchcommand alice');
      for (let times = 0; times < 12; times += 1) {
        expect(await asked(name, '/audit alice')).toBe(unknown);
      }
      expect(await asked(name, '/audti')).toBe(unknown);
      expect(await asked(name, '/help')).not.toContain('/audit');
    },
  );

  const GROUP: Json = { conversation: { id: 'group-1', conversationType: 'groupChat' } };
  const pressOf = (who: TeamsPerson, verb: string, at: number): Json =>
    who.invoke({
      type: 'Action.Execute',
      verb,
      data: { look: { typedName: 'alice', releases: false }, at },
    });
  const submitOf = (who: TeamsPerson, verb: string, at: number): Json => {
    const value = { verb, look: { typedName: 'alice', releases: false }, at };
    return who.activity({ type: 'message', text: null, value });
  };

  test.each([
    ['pressed', pressOf, {}],
    ['pressed elsewhere', pressOf, GROUP],
    ['sent as a message', submitOf, {}],
    ['sent as a message elsewhere', submitOf, GROUP],
  ] as const)(
    'gets of a forged look (%s) what any unknown verb gets',
    async (_how, made, where) => {
      const diego = the('diego');
      const answered = async (verb: string, at: number): Promise<unknown> => {
        const before = diego.messages.length;
        const { status, body } = await diego.post({ ...made(diego, verb, at), ...where });
        await bot.settle();
        return { status, body, said: diego.messages.slice(before).map(said) };
      };
      const now = bot.trial.parts.clock.now();
      const unknown = await answered('nosuch.verb', now);
      for (let times = 0; times < 12; times += 1) {
        expect(await answered('audit.look', times % 2 === 0 ? now : 1)).toEqual(unknown);
      }
      bot.trial.parts.clock.advanceSeconds(60);
    },
  );
});

test('an auditor whose card is too old is told so', async () => {
  const look = { typedName: 'alice', releases: false };
  const press = { type: 'Action.Execute', verb: 'audit.look', data: { look, at: 1 } };
  const { body } = await the('isaiah').post(the('isaiah').invoke(press));
  expect(JSON.stringify(body)).toContain('"statusCode":200');
  expect(JSON.stringify(body)).not.toContain('was shown a code');
});
