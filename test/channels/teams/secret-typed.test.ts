// Whatever a seed stands in, before, behind or amid other words, in whichever command or field of a card: it is on no card, in no
// message, in no log line, in no row and in no trace, and who typed it reads what to do (DESIGN §3.18).
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { noTrace } from '../../../src/adapters/local/no-trace.js';
import type { Trace } from '../../../src/ports/trace.js';
import { COMMANDS } from '../../../src/text/commands.js';
import { must, TENANT } from '../../app/trial.js';
import { LONG } from '../../domain/capture/odd-case.js';
import { SECRET } from '../../domain/capture/scan-samples.js';
import { MemoryStore } from '../../fakes/memory-store.js';
import { textOf } from '../../fakes/shown-card.js';
import type { TeamsPerson } from '../../fakes/teams-person.js';
import { spelledIn, spellingsOf } from '../../marked-spellings.js';
import { fc } from '../../properties.js';
import { isOn } from '../../../scripts/environment.mjs';
import { startBot } from '../running-bot.js';
import type { RunningBot } from '../running-bot.js';

const traced: unknown[] = [];
const trace: Trace = {
  ...noTrace,
  tell: (about) => {
    traced.push(about);
  },
};
const store = new MemoryStore();
let bot: RunningBot;
let alex: TeamsPerson;
let megan: TeamsPerson;

beforeAll(async () => {
  bot = await startBot({ store, trace });
  alex = bot.person('alex');
  megan = bot.person('megan');
  await alex.install();
  await megan.install();
});
afterAll(async () => {
  await bot.stop();
});

const inGroups = (text: string): string => text.replace(/.{4}(?=.)/g, '$& ');
const written = fc
  .constantFrom(LONG, SECRET)
  .chain((seed) =>
    fc.constantFrom(
      seed,
      seed.toLowerCase(),
      seed.toUpperCase(),
      inGroups(seed),
      inGroups(seed).replaceAll(' ', '-'),
      `<b>${seed.slice(0, 6)}</b>${seed.slice(6)}`,
      `otpauth://totp/Contoso:alice?secret=${seed}&issuer=Microsoft`,
      `Account name: alice Secret key: ${inGroups(seed)}`,
      `alice@contoso.example,2300000000001,${seed},30,Token2,C202`,
    ),
  );
const words = fc.constantFrom(
  'alice',
  'she is locked out,',
  'sie ist ausgesperrt:',
  'her key is',
  'der geheime Schlüssel lautet',
  'by mail',
  'tomorrow 9:00',
  'geprüft per Rückruf',
  '<at>Alice Example</at>',
  '„',
);
const line = fc
  .tuple(
    fc.constantFrom(
      '',
      ...COMMANDS.map(({ name }) => `/${name} `),
      '/otp alice ',
      '/reburn alice ',
    ),
    fc.array(words, { maxLength: 3 }),
    written,
    fc.array(words, { maxLength: 2 }),
  )
  .map(([command, before, seed, behind]) => `${command}${[...before, seed, ...behind].join(' ')}`);

const SPELLINGS = [LONG, SECRET].flatMap((seed) => [
  ...spellingsOf(seed),
  inGroups(seed),
  inGroups(seed).replaceAll(' ', '-'),
]);

/** What Alex reads last: a message, or a card. */
function said(): string {
  const newest = must(alex.messages.at(-1));
  return newest.text ?? textOf(newest.card);
}

/** Everything that anybody was shown, told, or that was kept. */
async function everything(): Promise<string> {
  await bot.settle();
  const { rows } = await store.list(TENANT, { from: '-', to: '~', limit: 1000 });
  const chats = [alex, megan].map(({ messages }) => messages);
  return JSON.stringify([rows, chats, bot.log, traced]);
}

test('in a message, of any command, in both languages', async () => {
  await fc.assert(
    fc.asyncProperty(line, async (text) => {
      await alex.say(text);
      expect(said()).toContain('I have kept nothing of it');
    }),
    { numRuns: isOn(process.env, 'HEAVY') ? 500 : 60 },
  );
  expect(spelledIn(SPELLINGS, await everything())).toEqual([]);
});

test('in a group, where others read along', async () => {
  const group = {
    conversation: { id: '19:group', conversationType: 'groupChat', tenantId: TENANT },
  };
  const answered = await alex.say(`<at>OTP Bridge</at> /otp alice ${SECRET}`, group);
  expect(answered.status).toBe(200);
  expect(spelledIn(SPELLINGS, await everything())).toEqual([]);
});

test('in a reason on a card: the press does nothing', async () => {
  await alex.say('/otp alice she is locked out');
  await bot.settle();
  const { body } = await megan.press('Deny the request', { reason: `her key ${SECRET}` });
  expect(JSON.stringify(body)).toContain('I have kept nothing of it');
  const actions = (await bot.trial.audit()).map(({ fact }) => fact.action);
  expect(actions).not.toContain('request.denied');
  expect(spelledIn(SPELLINGS, await everything())).toEqual([]);
});

test.each([
  [
    'a picture in the message',
    { attachments: [{ contentType: 'image/png', contentUrl: 'https://x.example/a.png' }] },
  ],
  [
    'a file',
    { attachments: [{ contentType: 'application/vnd.microsoft.teams.file.download.info' }] },
  ],
])('%s is not fetched, whatever is written with it', async (_what, attached) => {
  await alex.say('/otp alice see the picture', attached);
  expect(said()).toContain('never open pictures');
  expect(JSON.stringify(traced)).not.toContain('x.example');
});

test('what Teams attaches to every message is no picture', async () => {
  await alex.say('/help', { attachments: [{ contentType: 'text/html', content: '<p>/help</p>' }] });
  expect(said()).not.toContain('never open pictures');
});
