// Stores that older commits have made, one a shape of their rows: each goes on where it was.
import { afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openSqliteStore } from '../../../src/adapters/local/sqlite-store.js';
import { queueUp } from '../../../src/app/commit/queue-up.js';
import { CARD } from '../../../src/app/commit/rows/items.js';
import { cardSchema } from '../../../src/app/commit/rows/schemas.js';
import { cardRow, personRow } from '../../../src/app/commit/rows/names.js';
import { wantChat } from '../../../src/app/commit/want-chat.js';
import { ledgerSchema } from '../../../src/app/commit/rows/token-row.js';
import { instant, parseRequestId, parseSeedReference } from '../../../src/domain/ids.js';
import type { RequestId } from '../../../src/domain/ids.js';
import { parseSealedSeed } from '../../../src/domain/tokens/sealed-seed.js';
import type { Store } from '../../../src/ports/store.js';
import { FakeClock } from '../../fakes/fake-clock.js';
import { FakeSeedVault } from '../../fakes/fake-seed-vault.js';
import { EVERYBODY, fine, must, openTrial, PEOPLE, TENANT } from '../trial.js';
import type { Trial } from '../trial.js';
import { keepStore } from './keep-store.js';

/** By what was new in them: made by the commits of those days, with one request that was answered, and one approved. */
const STORES = [
  'first-freezes',
  'limits-and-proofs',
  'seeds-under-request',
  'before-rooms',
  'counted-by-reference',
  'lanes-and-brakes',
  'before-stopped',
  'before-tree',
  'first-tree',
];
/** What this program makes now: the next one will find such. */
const OF_TODAY = 'of-today';
const FOLDER = fileURLToPath(new URL('../../fixtures/stores/', import.meta.url));

type About = {
  at: number;
  first: string;
  second: string;
  stopped?: string;
  vault: Record<string, string>;
};
type Older = {
  readonly trial: Trial;
  readonly store: Store;
  readonly first: RequestId;
  readonly second: RequestId;
  readonly stopped: RequestId | undefined;
};

const opened: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

async function open(name: string): Promise<Older> {
  const folder = await mkdtemp(join(tmpdir(), 'older-store-'));
  const names = [`${name}.sqlite`, `${name}.json`];
  if (name === OF_TODAY) await keepStore(folder, name);
  else await Promise.all(names.map(async (one) => copyFile(join(FOLDER, one), join(folder, one))));
  const about = JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8')) as About;
  const store = await openSqliteStore(join(folder, `${name}.sqlite`));
  opened.push(
    { close: async () => store.close() },
    { close: async () => rm(folder, { recursive: true }) },
  );
  const vault = new FakeSeedVault();
  for (const [reference, sealed] of Object.entries(about.vault)) {
    await vault.put(must(parseSeedReference(reference)), fine(parseSealedSeed(sealed)));
  }
  const trial = await openTrial({ store, vault, clock: new FakeClock(instant(about.at)) });
  opened.unshift({ close: async () => trial.outbox.stop() });
  const [first, second] = [about.first, about.second].map((id) => must(parseRequestId(id)));
  const stopped = about.stopped === undefined ? undefined : parseRequestId(about.stopped);
  return { trial, store, first: must(first), second: must(second), stopped };
}

beforeAll(async () => {
  const name = process.env['KEEP_STORE'];
  if (name !== undefined) await keepStore(FOLDER, name);
});

describe.each([...STORES, OF_TODAY])('the store %s', (name) => {
  test('goes on: what was approved is shown, what waits in the outbox is told', async () => {
    const { trial, second } = await open(name);
    await trial.outbox.drain();
    expect(trial.parts.log.filter((line) => /unreadable|failed|postponed/.test(line))).toEqual([]);
    const told = trial.parts.messenger.chat({ chat: 'alex' });
    expect(told.map(({ message }) => message.kind)).toContain('request');
    const { shown, refusal } = fine(await trial.bridge.showCode(trial.as('alex'), second));
    expect(refusal).toBeUndefined();
    expect(shown).toBeDefined();
    await trial.audit();
  });

  test('knows what was done in it: delivered once more, it has the outcome of then', async () => {
    const { trial, first, second } = await open(name);
    const before = (await trial.audit()).length;
    const approve = { kind: 'approve' } as const;
    const again = await trial.bridge.actOnRequest(trial.as('megan', 'approve-2'), second, approve);
    expect(fine(again).refusal).toBeUndefined();
    const report = { kind: 'report', report: 'worked' } as const;
    const told = await trial.bridge.actOnRequest(trial.as('alex', 'report-1'), first, report);
    expect(fine(told).refusal).toBeUndefined();
    fine(
      await trial.bridge.unfreeze(trial.as('isaiah', 'unfreeze-1'), {
        typedName: 'alice',
        reason: '',
      }),
    );
    expect(await trial.audit()).toHaveLength(before);
  });

  test('brings up to date the cards that people have, where they lie', async () => {
    const { trial, first } = await open(name);
    await trial.outbox.drain();
    const { reference } = cardSchema.parse(
      must(await trial.parts.store.get(TENANT, cardRow(first, PEOPLE.alex))).value,
    );
    const updated = jest.spyOn(trial.parts.messenger, 'update');
    const now = trial.parts.clock.now();
    const card = CARD.draft(now, { to: PEOPLE.alex, requestId: first, fresh: false });
    await queueUp(trial.deps, [card], now);
    await trial.outbox.drain();
    expect(updated.mock.calls.map(([, where]) => where)).toEqual([reference]);
  });

  test('takes whatever comes next: a freeze, its end, another request', async () => {
    const { trial, second } = await open(name);
    fine(await trial.bridge.freeze(trial.as('adele'), EVERYBODY));
    const stopped = fine(await trial.bridge.showCode(trial.as('alex'), second));
    expect(stopped.refusal).toEqual({ code: 'FROZEN' });
    fine(await trial.bridge.unfreeze(trial.as('isaiah'), EVERYBODY));
    fine(await trial.bridge.actOnRequest(trial.as('alex'), second, { kind: 'cancel' }));
    await trial.requestBy('alex');
    await trial.outbox.drain();
    await trial.audit();
  });
});

test('counts by the seed what was counted by each of its captures', async () => {
  const { trial, store } = await open('counted-by-reference');
  const { rows } = await store.list(TENANT, { from: 'ledger~', to: 'ledger~~', limit: 100 });
  const enrolled = rows
    .map(({ value }) => ledgerSchema.safeParse(value).data)
    .filter((ledger) => (ledger?.enrolment?.given ?? 0) > 0);
  // Two codes, one and one; three wrong proofs; and the fourth step was the last.
  const start = Date.UTC(2026, 10, 24, 12);
  expect(enrolled).toMatchObject([
    { enrolment: { since: start, given: 4 }, lastStep: start / 30_000 + 3, wrongProofs: 3 },
  ]);
  expect(rows).toHaveLength(2);
  await openTrial({ store });
  const again = await store.list(TENANT, { from: 'ledger~', to: 'ledger~~', limit: 100 });
  expect(again.rows).toEqual(rows);
  await trial.audit();
});

test('who could not be reached in an older store is not taken for reachable, and their chat is opened anew', async () => {
  const { trial, store } = await open('lanes-and-brakes');
  expect(await trial.bridge.findContact(trial.as('diego'))).toBeUndefined();
  expect((await store.get(TENANT, personRow(PEOPLE.diego)))?.value).toHaveProperty('unreachable');
  trial.parts.messenger.install(PEOPLE.diego, { chat: 'diego anew' });
  await wantChat(trial.deps, PEOPLE.diego);
  await trial.outbox.drain();
  expect(await trial.bridge.findContact(trial.as('diego'))).toMatchObject({
    address: { chat: 'diego anew' },
  });
});

test('what was asked of a token that ended in an older store is over, and its card says why', async () => {
  const { trial, stopped } = await open('before-stopped');
  const id = must(stopped);
  const over = { kind: 'stopped', cause: 'compromised' };
  const { view } = fine(await trial.bridge.viewRequest(trial.as('alex'), id));
  expect(view.phase).toMatchObject(over);
  const yes = await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' });
  expect(fine(yes)).toMatchObject({
    refusal: { code: 'REQUEST_OVER', state: 'stopped' },
    view: { phase: over },
  });
  const ended = (await trial.audit()).filter(({ fact }) => fact.action === 'request.stopped');
  expect(ended).toMatchObject([{ requestId: id }]);
});
