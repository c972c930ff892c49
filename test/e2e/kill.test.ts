// kill -9 at any moment, among them between a decision, the transaction that it shares with others, its messages and their end, and
// between the two commits of Show code: after the restart nothing is lost, nothing is given out twice, the audit is complete, and every card that was due has been sent.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../../src/adapters/local/sqlite-store.js';
import { OUTBOX, requestRow } from '../../src/app/commit/rows/names.js';
import { outboxSchema } from '../../src/app/commit/rows/outbox-row.js';
import { requestSchema } from '../../src/app/commit/rows/request-row.js';
import { decodeBase32 } from '../../src/domain/otp/base32.js';
import { DEFAULT_PARAMETERS } from '../../src/domain/otp/parameters.js';
import { isOpen } from '../../src/domain/release/request.js';
import type { Store } from '../../src/ports/store.js';
import { Dice } from '../app/dice.js';
import { fine, must, readAudit, SAMPLE_SEED, TENANT } from '../app/trial.js';
import { independentCode } from '../domain/otp/independent-code.js';
import { ConnectorFake } from '../fakes/connector-fake.js';
import { findAction, textOf } from '../fakes/shown-card.js';
import { TeamsPerson } from '../fakes/teams-person.js';
import { startMortal } from './mortal-bot.js';
import type { MortalBot } from './mortal-bot.js';
import { SEED } from '../seed.js';
import { HEAVY } from '../heavy.js';

const KILLS = Number(process.env['KILLS'] ?? (HEAVY ? 200 : 2));
const KEY = fine(decodeBase32(SAMPLE_SEED));

/** Moments that matter most, beside those that chance finds. */
const MOMENTS: readonly string[] = [
  'after request.created',
  'after sent',
  'before cleared',
  'after release.intended',
  'before together',
  'before release.handed-out',
  'after together',
  'after cleared',
  'before sent',
  'after release.handed-out',
  'after approval.given',
  'before release.intended',
];

let connector: ConnectorFake;
let data: string;
const epoch = Date.now();
const dice = new Dice(SEED);
const seen = { asked: 0, codes: new Map<string, number>(), kills: new Map<string, number>() };

beforeAll(async () => {
  connector = new ConnectorFake();
  await connector.start();
  data = await mkdtemp(join(tmpdir(), 'otp-bridge-kill-'));
});
afterAll(async () => {
  await connector.stop();
  await rm(data, { recursive: true, force: true, maxRetries: 20 });
});

function nextKill(round: number): string {
  if (round % 3 !== 0) return MOMENTS[Math.floor((round * 2) / 3) % MOMENTS.length] ?? '';
  const when = dice.one(['before', 'after']);
  return dice.happens(0.5) ? `${when} ${1 + dice.below(60)}` : 'at some time';
}

/** A story that goes as far as the bot lives. */
async function live(bot: MortalBot, killAfterMs: number | undefined): Promise<void> {
  const alex = new TeamsPerson('alex', connector, bot.url);
  const megan = new TeamsPerson('megan', connector, bot.url);
  const alice = new TeamsPerson('alice', connector, bot.url);
  const lee = new TeamsPerson('lee', connector, bot.url);
  const diego = new TeamsPerson('diego', connector, bot.url);
  const killed = killAfterMs === undefined ? undefined : wait(killAfterMs).then(bot.kill);
  const deeds: readonly (() => Promise<unknown>)[] = [
    async () => alex.install(),
    async () => megan.install(),
    async () => alice.install(),
    async () => {
      const [{ status }] = await Promise.all([
        alex.say('/otp alice she is locked out'),
        // Decisions of others that are ready at the same time.
        ...[megan, alice, lee, diego].map(async (other) => other.say('/otp alice me too')),
      ]);
      if (status === 200) seen.asked += 1;
    },
    async () => pressWhenThere(bot, megan, 'Approve'),
    async () => {
      noteCode(await pressWhenThere(bot, alex, 'Show code'));
    },
    async () => {
      noteCode(await pressWhenThere(bot, alex, 'Show code'));
    },
    async () => pressWhenThere(bot, alex, 'Worked'),
  ];
  for (const deed of deeds) {
    if (!bot.isAlive()) break;
    // The line breaks in the middle of an answer when the bot dies.
    await deed().catch(() => undefined);
  }
  await killed;
}

const wait = async (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function pressWhenThere(
  bot: MortalBot,
  person: TeamsPerson,
  title: string,
): Promise<unknown> {
  for (let looks = 0; looks < 40 && bot.isAlive(); looks += 1) {
    const there = person.messages.some(({ card, answer }) =>
      [card, answer].some((shown) => findAction(shown, title) !== undefined),
    );
    if (there) return (await person.press(title)).body;
    await wait(10);
  }
  return undefined;
}

function noteCode(body: unknown): void {
  const digits = /"(\d{3}) (\d{3})"/
    .exec(JSON.stringify(body ?? ''))
    ?.slice(1)
    .join('');
  if (digits !== undefined) seen.codes.set(digits, (seen.codes.get(digits) ?? 0) + 1);
}

async function oneRound(round: number): Promise<void> {
  const kill = nextKill(round);
  const bot = await startMortal(data, kill, epoch);
  if (bot === undefined) {
    count('while starting');
    return;
  }
  await live(bot, kill === 'at some time' ? dice.below(150) : undefined);
  const words = bot.lastWords();
  if (bot.isAlive()) await bot.kill();
  count(words?.replace(/\d+$/, 'any commit') ?? 'at a random time');
}

function count(moment: string): void {
  seen.kills.set(moment, (seen.kills.get(moment) ?? 0) + 1);
}

/** Starts once more, lets everything that is due be done, and stops in order. */
async function recover(): Promise<void> {
  const bot = must(await startMortal(data, '', epoch));
  // After all that it still gives codes; a slow machine may need another try, since the bot's clock runs fast.
  for (let tries = 0; tries === 0 || (seen.codes.size === 0 && tries < 40); tries += 1) {
    await live(bot, undefined);
  }
  // Longer than every wait of the bot: a request's life and an approval's.
  for (let seconds = 0; seconds < 1_440; seconds += 120) await bot.pass(120);
  await bot.stop();
}

async function assertNothingTwice(store: Store): Promise<void> {
  const audit = await readAudit(store);
  const steps = (action: string): readonly number[] =>
    audit.flatMap(({ fact }) => (fact.action === action && 'step' in fact ? [fact.step] : []));
  const intended = steps('release.intended');
  expect([...intended].sort((a, b) => a - b)).toEqual(intended);
  expect(new Set(intended).size).toBe(intended.length);
  const handedOut = steps('release.handed-out');
  expect(new Set(handedOut).size).toBe(handedOut.length);
  const codes = new Set(handedOut.map((step) => independentCode(KEY, step, DEFAULT_PARAMETERS)));
  // Nobody ever saw a code that the audit does not know.
  for (const digits of seen.codes.keys()) expect(codes).toContain(digits);
  expect(seen.codes.size).toBeGreaterThan(0);
}

async function assertNothingLost(store: Store): Promise<void> {
  const created = (await readAudit(store)).filter(({ fact }) => fact.action === 'request.created');
  expect(created.length).toBeGreaterThan(0);
  for (const { requestId } of created) {
    const id = must(requestId);
    const { life } = requestSchema.parse(must(await store.get(TENANT, requestRow(id))).value);
    expect(isOpen(life)).toBe(false);
    for (const name of ['alex', 'megan', 'alice']) await assertCard(store, name, id);
  }
  const { rows } = await store.list(TENANT, { ...OUTBOX, limit: 99 });
  const items = rows.map(({ value }) => outboxSchema.parse(value).item);
  // Whoever never opened the bot goes on being looked for.
  const others = items.filter(({ kind }) => kind !== 'open-chat');
  expect(others).toEqual([{ kind: 'sweep-operations' }]);
}

/** The person's card is there, and offers nothing that is over. */
async function assertCard(store: Store, name: string, id: string): Promise<void> {
  const { rows } = await store.list(TENANT, { from: `card~${id}~`, to: `card~${id}~~`, limit: 9 });
  const references = rows.map(({ value }) => value['reference']);
  const card = connector
    .chat(`personal-${name}`)
    .find((message) => references.includes(message.id))?.card;
  expect({ name, id, there: card !== undefined }).toEqual({ name, id, there: true });
  expect(textOf(card)).not.toMatch(/\bApprove\b|\bShow code\b|Withdraw/);
}

describe('kill -9', () => {
  test(`${KILLS} times: nothing lost, nothing given out twice, the audit complete, every card sent`, async () => {
    for (let round = 0; round < KILLS; round += 1) await oneRound(round);
    await recover();
    const store = await openSqliteStore(join(data, 'store.db'));
    try {
      await assertNothingTwice(store);
      await assertNothingLost(store);
    } finally {
      await store.close();
    }
    const kills = Object.fromEntries(seen.kills);
    // A moment that is found nowhere would kill nobody.
    expect(Object.keys(kills)).toContainEqual(expect.stringContaining('request.created'));
    const codes = [...seen.codes.values()].reduce((sum, times) => sum + times, 0);
    process.stdout.write(`kills: ${JSON.stringify({ kills, asked: seen.asked, codes })}\n`);
  }, 1_200_000);
});
