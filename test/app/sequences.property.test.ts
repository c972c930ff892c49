// Random sequences of events by random people, with duplicates, reordering, lost answers and restarts, against the books.
import { describe, expect, test } from '@jest/globals';
import type { AuditEntry } from '../../src/domain/audit/entry.js';
import { OPERATIONS, OUTBOX, requestRow, reviewRow } from '../../src/app/commit/rows/names.js';
import { requestSchema } from '../../src/app/commit/rows/request-row.js';
import { ledgerSchema } from '../../src/app/commit/rows/token-row.js';
import { isOpen } from '../../src/domain/release/request.js';
import { viewOf } from '../../src/domain/release/view.js';
import { assertShown, readBooks } from './sequence-books.js';
import { play } from './sequence-play.js';
import { Stage } from './sequence-stage.js';
import { must, PEOPLE, readAudit, TENANT } from './trial.js';
import type { PersonName } from './trial.js';
import { commandAgain, SEED } from '../seed.js';
import { HEAVY } from '../heavy.js';

const SEQUENCES = HEAVY ? 1_000 : 10;
const EVENTS = 40;

/** Time goes on, and nobody presses anything. */
async function wearOff(stage: Stage): Promise<void> {
  stage.mendLine();
  await stage.unfreeze();
  for (let minutes = 0; minutes < 60; minutes += 2) {
    stage.trial.parts.clock.advanceSeconds(120);
    for (const { outbox } of stage.bridges) await outbox.drain();
  }
}

async function assertAllOver(stage: Stage): Promise<void> {
  for (const from of ['open~', 'asked~']) {
    const { rows } = await stage.store.list(TENANT, { from, to: `${from}~`, limit: 9 });
    expect(rows).toEqual([]);
  }
  const { rows } = await stage.store.list(TENANT, { ...OUTBOX, limit: 9 });
  const items = rows.map(({ value }) => value['item'] as { readonly kind: string });
  expect(items.filter(({ kind }) => kind !== 'remind-of-review' && kind !== 'open-chat')).toEqual([
    { kind: 'sweep-operations' },
  ]);
  expect((await stage.store.list(TENANT, { ...OPERATIONS, limit: 1 })).rows).toHaveLength(1);
}

/**
 * Whoever can be reached has, of each request that they were told of, a card with what became of it. A copy whose sending was
 * not noted may be left behind, and be the only one where the request was long over when it was tried again: nobody knows its id,
 * and its buttons answer from the store.
 */
async function assertTold(stage: Stage, name: PersonName): Promise<number> {
  if (await stage.isUnreachable(name)) return 0;
  const views = stage.trial.parts.messenger
    .chat({ chat: name })
    .flatMap(({ message }) => (message.kind === 'request' ? [message.view] : []));
  const told = new Set(views.map(({ requestId }) => requestId));
  for (const id of told) {
    const row = must(await stage.store.get(TENANT, requestRow(id)));
    const request = requestSchema.parse(row.value);
    if (!(await stage.isCardKnown(id, PEOPLE[name]))) continue;
    expect(views).toContainEqual(viewOf(request, PEOPLE[name], stage.policy));
  }
  return told.size;
}

/** Break-glass is never silent: a review each, and everybody who can be reached has been told. */
async function assertLoud(stage: Stage, audit: readonly AuditEntry[]): Promise<void> {
  for (const { requestId, fact } of audit) {
    if (fact.action !== 'break-glass.granted') continue;
    totals.brokenGlass += 1;
    expect(await stage.store.get(TENANT, reviewRow(must(requestId)))).toBeDefined();
    for (const name of ['alice', 'adele', 'isaiah'] as const) {
      if (await stage.isUnreachable(name)) continue;
      const told = stage.trial.parts.messenger
        .chat({ chat: name })
        .filter(({ message }) =>
          message.kind === 'notice'
            ? message.notice.code === 'break-glass-used'
            : message.kind === 'review' && message.view.review.requestId === requestId,
        );
      expect(told.length).toBeGreaterThan(0);
    }
  }
}

/** One ledger of the one seed: each step that was set aside is in it once, and the last of them. */
async function assertLedger({ store }: Stage, audit: readonly AuditEntry[]): Promise<void> {
  const rows = async (from: string) =>
    (await store.list(TENANT, { from, to: `${from}~`, limit: 1000 })).rows;
  const steps = audit.flatMap(({ fact }) =>
    fact.action === 'release.intended' ? [fact.step] : [],
  );
  const given = (await rows('given~')).map(({ row }) => Number(row.split('~').at(-1)));
  expect(given).toEqual(steps.toSorted((one, other) => one - other));
  const ledgers = (await rows('ledger~')).map(({ value }) => ledgerSchema.parse(value));
  expect(ledgers.map(({ lastStep }) => lastStep)).toEqual([given.at(-1) ?? null]);
}

const totals = { requests: 0, handedOut: 0, brokenGlass: 0, shown: 0, entries: 0, told: 0 };

async function playOne(seed: number): Promise<void> {
  const stage = new Stage(seed);
  await stage.open();
  await play(stage, EVENTS);
  await wearOff(stage);
  const audit = await readAudit(stage.store);
  const pages = readBooks(stage, audit);
  assertShown(stage, audit, pages);
  await assertLoud(stage, audit);
  await assertLedger(stage, audit);
  for (const id of stage.requests) {
    const row = must(await stage.store.get(TENANT, requestRow(id)));
    const { life } = requestSchema.parse(row.value);
    expect({ id, state: life.state }).toEqual({ id, state: pages.get(id)?.state });
    expect(isOpen(life)).toBe(false);
  }
  await assertAllOver(stage);
  for (const name of Object.keys(PEOPLE) as PersonName[]) {
    totals.told += await assertTold(stage, name);
  }
  totals.requests += stage.requests.size;
  totals.handedOut += [...pages.values()].reduce((sum, page) => sum + page.handedOut.length, 0);
  totals.shown += stage.shown.length;
  totals.entries += audit.length;
}

describe('whatever people do, in whatever order, however often', () => {
  test('a card that was sent anew while another instance drew the one before ends as its request did', async () => {
    await playOne(805);
    // The one before was placed while this one was sent, and drawn once more before this one was placed.
    await playOne(599555909);
  });

  test(`${SEQUENCES} sequences: no release without its approvals, no step twice or backwards, no change without its audit entry, every wait bounded`, async () => {
    for (let index = 0; index < SEQUENCES; index += 1) {
      const seed = SEED + index;
      try {
        await playOne(seed);
      } catch (error) {
        throw new Error(`The first of ${commandAgain(seed)}`, { cause: error });
      }
    }
    process.stdout.write(`sequences: ${JSON.stringify({ sequences: SEQUENCES, ...totals })}\n`);
    // The play would prove little if hardly anything came of it.
    expect(totals.handedOut).toBeGreaterThan(SEQUENCES / 2);
    expect(totals.brokenGlass).toBeGreaterThan(SEQUENCES / 20);
    expect(totals.told).toBeGreaterThan(SEQUENCES * 5);
  }, 900_000);
});
