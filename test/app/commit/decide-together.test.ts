// Group commit: what is ready at the same time is one transaction; each gets its own outcome, whatever becomes of the others.
import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import type { Moment } from '../../../src/app/commit/moment.js';
import type { Plan } from '../../../src/app/commit/plan.js';
import { OUTBOX } from '../../../src/app/commit/rows/names.js';
import { ok } from '../../../src/domain/outcome.js';
import type { Outcome } from '../../../src/domain/outcome.js';
import { StoreUnavailable } from '../../../src/ports/fault.js';
import { MAX_CHANGES } from '../../../src/ports/store.js';
import type { Change, CommitResult, Store } from '../../../src/ports/store.js';
import { DroppingStore } from '../../fakes/dropping-store.js';
import { MemoryStore } from '../../fakes/memory-store.js';
import { fine, meet, must, openTrial, PEOPLE, TENANT } from '../trial.js';
import type { PersonName, Trial } from '../trial.js';

/** Another instance writes a row before the next commits, as often as it is told. */
class Crowded extends MemoryStore {
  readonly sizes: number[] = [];
  others: Change[][] = [];

  override async commit(...given: Parameters<Store['commit']>): Promise<CommitResult> {
    const other = this.others.shift();
    if (other !== undefined) await super.commit(TENANT, other);
    this.sizes.push(given[1].length);
    return super.commit(...given);
  }
}

const NAMES: readonly PersonName[] = ['alex', 'megan', 'diego', 'isaiah', 'lee', 'adele'];
const SHARED = 'counted~shared';
const counted = z.object({ n: z.number() });
const audit = [{ actor: PEOPLE.alex, fact: { action: 'freeze.lifted' } }] as const;

/** One more, on top of what whoever came before has left. */
async function oneMore({ reading }: Moment): Promise<Plan<number>> {
  const { n } = must(await reading.get(SHARED, counted));
  return { puts: [{ row: SHARED, value: { n: n + 1 } }], audit, outcome: ok(n + 1) };
}

async function stage(inner = new Crowded()): Promise<{ trial: Trial; dropping: DroppingStore }> {
  const dropping = new DroppingStore(inner);
  const trial = await openTrial({ store: dropping });
  await inner.commit(TENANT, [{ kind: 'insert', row: SHARED, value: { n: 0 } }]);
  inner.sizes.length = 0;
  return { trial, dropping };
}

async function count(
  { deps }: Trial,
  name: PersonName,
  plan: (moment: Moment) => Promise<Plan<number>> = oneMore,
): Promise<Outcome<number, never>> {
  const operation = [PEOPLE[name], 'count'] as const;
  return deps.transact({ operation, value: z.number(), plan });
}

const values = (outcomes: readonly Outcome<number, never>[]): readonly number[] =>
  outcomes.map(fine);
const kept = async (store: Store): Promise<unknown> => must(await store.get(TENANT, SHARED)).value;

describe('what is ready at the same time', () => {
  test('is one transaction, each decided on top of the one before', async () => {
    const store = new Crowded();
    const { trial } = await stage(store);
    const done = await Promise.all(NAMES.map(async (name) => count(trial, name)));
    expect(values(done)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(store.sizes).toHaveLength(1);
    expect(await trial.audit()).toHaveLength(3 + NAMES.length);
  });

  test('six requests at once are a few transactions, none too large, and all are told', async () => {
    const store = new Crowded();
    const { trial } = await stage(store);
    await meet(trial, 'alex', 'megan', 'diego', 'alice');
    await trial.outbox.drain();
    store.sizes.length = 0;
    const ids = await Promise.all(Array.from({ length: 6 }, async () => trial.requestBy('alex')));
    expect(new Set(ids).size).toBe(1);
    await trial.outbox.drain();
    expect(Math.max(...store.sizes)).toBeLessThanOrEqual(MAX_CHANGES);
    expect(trial.parts.messenger.chat({ chat: 'megan' })).toHaveLength(1);
  });

  test('the same act, delivered twice at once, is done once', async () => {
    const { trial } = await stage();
    const twice = await Promise.all([count(trial, 'alex'), count(trial, 'alex')]);
    expect(values(twice)).toEqual([1, 1]);
  });
});

describe('nobody’s outcome is taken by', () => {
  test('what another instance writes in between: all are decided afresh', async () => {
    const store = new Crowded();
    const { trial } = await stage(store);
    const { etag } = must(await store.get(TENANT, SHARED));
    store.others = [[{ kind: 'replace', row: SHARED, etag, value: { n: 10 } }]];
    const done = await Promise.all(NAMES.map(async (name) => count(trial, name)));
    expect(values(done)).toEqual([11, 12, 13, 14, 15, 16]);
    expect(store.sizes).toHaveLength(2);
  });

  test('one that conflicts again and again', async () => {
    const store = new Crowded();
    const { trial } = await stage(store);
    const mine = async ({ reading }: Moment): Promise<Plan<number>> => {
      const { n } = must(await reading.get('counted~mine', counted));
      return { puts: [{ row: 'counted~mine', value: { n: n + 1 } }], audit, outcome: ok(n) };
    };
    await store.commit(TENANT, [{ kind: 'insert', row: 'counted~mine', value: { n: 0 } }]);
    const plan = async (moment: Moment): Promise<Plan<number>> => {
      const planned = await mine(moment);
      const { etag, value } = must(await store.get(TENANT, 'counted~mine'));
      // Whatever it has read is another by the time that it is written, four times.
      if (store.others.length === 0 && Number(value['n']) < 4) {
        const n = Number(value['n']) + 1;
        store.others = [[{ kind: 'replace', row: 'counted~mine', etag, value: { n } }]];
      }
      return planned;
    };
    const done = await Promise.all([
      count(trial, 'alex'),
      count(trial, 'megan', plan),
      count(trial, 'diego'),
    ]);
    expect(values(done)).toEqual([1, 4, 2]);
    expect(await kept(store)).toMatchObject({ n: 2 });
  });

  test('one whose plan fails', async () => {
    const { trial, dropping } = await stage();
    const failing = count(trial, 'megan', async () => Promise.reject(new Error('mine')));
    const others = ['alex', 'diego'] as const;
    const done = Promise.all(others.map(async (name) => count(trial, name)));
    await expect(failing).rejects.toThrow('mine');
    expect(values(await done)).toEqual([1, 2]);
    expect(await kept(dropping)).toMatchObject({ n: 2 });
  });

  test('one that takes long: it is waited for, and decided once', async () => {
    const { trial } = await stage();
    let plans = 0;
    const slow = async (moment: Moment): Promise<Plan<number>> => {
      plans += 1;
      for (let turns = 0; turns < 100; turns += 1) await setImmediate();
      return oneMore(moment);
    };
    const done = await Promise.all([
      count(trial, 'alex'),
      count(trial, 'megan', slow),
      count(trial, 'diego'),
    ]);
    expect(values(done)).toEqual([1, 2, 3]);
    expect(plans).toBe(1);
  });
});

describe('a transaction of several whose answer was lost', () => {
  test.each(['before', 'after'] as const)(
    '%s it was done, is found again, each with its own outcome',
    async (drop) => {
      const { trial, dropping } = await stage();
      dropping.dropNext(drop);
      const done = await Promise.all(NAMES.map(async (name) => count(trial, name)));
      expect(values(done)).toEqual([1, 2, 3, 4, 5, 6]);
      expect(await kept(dropping)).toMatchObject({ n: 6 });
      expect(await trial.audit()).toHaveLength(3 + NAMES.length);
    },
  );

  test('and cannot be found again, is told as unknown to each', async () => {
    const { trial, dropping } = await stage();
    dropping.dropBy(() => 'before');
    const done = NAMES.map(async (name) => count(trial, name));
    for (const one of done) await expect(one).rejects.toThrow(StoreUnavailable);
    dropping.dropBy(() => 'none');
    expect(fine(await count(trial, 'alex'))).toBe(1);
  });

  test('and that left something in the outbox, has it told', async () => {
    const { trial, dropping } = await stage();
    await meet(trial, 'alex', 'megan', 'diego', 'alice');
    await trial.outbox.drain();
    dropping.dropNext('after');
    await Promise.all([trial.requestBy('alex'), trial.requestBy('alex')]);
    await trial.outbox.drain();
    expect(trial.parts.messenger.chat({ chat: 'megan' })).toHaveLength(1);
    const { rows } = await dropping.list(TENANT, { ...OUTBOX, limit: 99 });
    expect(rows.filter(({ row }) => !row.startsWith('outbox~t~'))).toEqual([]);
  });
});
