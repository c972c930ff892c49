// What one look reads of a long log: no more than of a short one, and bounded however narrow what is looked for. And who looked is on
// record.
import { expect, test } from '@jest/globals';
import { isOn } from '../../../scripts/environment.mjs';
import type { LookBack, LookedBack } from '../../../src/app/audit/look-back-answers.js';
import { instant } from '../../../src/domain/ids.js';
import type { TenantId } from '../../../src/domain/ids.js';
import type { Page, Row, RowName, RowRange } from '../../../src/ports/store.js';
import { MemoryStore } from '../../fakes/memory-store.js';
import { fine, meet, must, openTrial, PEOPLE } from '../trial.js';
import type { Trial } from '../trial.js';
import { ENTRIES_EACH, fillLog, others, requests } from './fill-log.js';

const MANY = Math.ceil((isOn(process.env, 'HEAVY') ? 100_000 : 2_100) / ENTRIES_EACH);

class CountedStore extends MemoryStore {
  calls = 0;
  rows = 0;

  override async get(partition: TenantId, row: RowName): Promise<Row | undefined> {
    this.calls += 1;
    this.rows += 1;
    return super.get(partition, row);
  }
  override async list(partition: TenantId, range: RowRange): Promise<Page> {
    const page = await super.list(partition, range);
    this.calls += 1;
    this.rows += page.rows.length;
    return page;
  }
}

type Stage = { readonly trial: Trial; readonly store: CountedStore };

async function stage(): Promise<Stage> {
  const store = new CountedStore();
  const trial = await openTrial({ store });
  await meet(trial, 'isaiah');
  await trial.outbox.drain();
  return { trial, store };
}

async function look(
  { trial, store }: Stage,
  asked: Partial<LookBack> = {},
): Promise<LookedBack & { readonly calls: number; readonly rows: number }> {
  const { calls, rows } = store;
  const found = fine(
    await trial.bridge.lookBack(trial.as('isaiah'), { typedName: '', releases: false, ...asked }),
  );
  return { ...found, calls: store.calls - calls, rows: store.rows - rows };
}

test('the first page of a long log takes as many calls and rows as with ten requests', async () => {
  const [short, long] = [await stage(), await stage()];
  await fillLog(short.trial, requests(short.trial, 10));
  await fillLog(long.trial, requests(long.trial, MANY));
  for (const asked of [{}, { releases: true }, { person: PEOPLE.alice }]) {
    const [ten, many] = [await look(short, asked), await look(long, asked)];
    expect(many.items).toHaveLength(5);
    expect([many.calls, many.rows]).toEqual([ten.calls, ten.rows]);
  }
});

test('the last page of it, by its days, is found in a few calls', async () => {
  const long = await stage();
  await fillLog(long.trial, requests(long.trial, MANY));
  const until = instant(long.trial.parts.clock.now() - (MANY - 3) * 3_600_000);
  const { items, calls } = await look(long, { between: { until } });
  expect(items.filter(({ kind }) => kind === 'story')).toHaveLength(3);
  expect(calls).toBeLessThan(60);
});

test('what is nowhere is looked for in stretches: each ends with a way further back, until the beginning', async () => {
  const far = await stage();
  await fillLog(far.trial, requests(far.trial, 1));
  await fillLog(far.trial, others(far.trial, 4_500));
  const narrow = { person: PEOPLE.diego, releases: true };
  const pages = [await look(far, narrow)];
  while (must(pages.at(-1)).next !== undefined) {
    pages.push(await look(far, { ...narrow, before: must(must(pages.at(-1)).next) }));
  }
  expect(pages.map(({ items }) => items.length)).toEqual([0, 0, 0]);
  expect(pages.map(({ lookedTo }) => lookedTo !== undefined)).toEqual([true, true, false]);
  for (const { rows } of pages) expect(rows).toBeLessThan(2_600);
});

test('what became of a request chooses among them', async () => {
  const ten = await stage();
  await fillLog(ten.trial, requests(ten.trial, 3));
  expect((await look(ten, { outcome: 'disclosed' })).items).toHaveLength(3);
  expect((await look(ten, { outcome: 'denied' })).items).toEqual([]);
});

test('who looked, and at whom, is on record, once for each look; who may not leaves nothing of it', async () => {
  const { trial } = await stage();
  const actor = trial.as('isaiah');
  const asked = { typedName: 'alice', releases: false };
  fine(await trial.bridge.lookBack(actor, asked));
  fine(await trial.bridge.lookBack(actor, asked));
  await trial.bridge.lookBack(trial.as('alex'), asked);
  const looks = (await trial.audit()).filter(({ fact }) => fact.action === 'audit.looked');
  expect(looks).toMatchObject([
    { actor: PEOPLE.isaiah, fact: { where: 'chat', ownerId: PEOPLE.alice } },
  ]);
});
