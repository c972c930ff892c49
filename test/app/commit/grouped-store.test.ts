// Commits that are ready together are one transaction, and each is answered as if it had been alone.
import { beforeEach, describe, expect, test } from '@jest/globals';
import { groupedStore } from '../../../src/app/commit/grouped-store.js';
import { parseTenantId } from '../../../src/domain/ids.js';
import { InvariantBroken } from '../../../src/domain/outcome.js';
import { StoreUnavailable } from '../../../src/ports/fault.js';
import type { Change, CommitResult, ETag, Store } from '../../../src/ports/store.js';
import { DroppingStore } from '../../fakes/dropping-store.js';
import { MemoryStore } from '../../fakes/memory-store.js';
import { OwnStore } from '../../fakes/own-store.js';
import { must, TENANT } from '../trial.js';

class Counting extends MemoryStore {
  readonly sizes: number[] = [];

  override async commit(...given: Parameters<Store['commit']>): Promise<CommitResult> {
    this.sizes.push(given[1].length);
    return super.commit(...given);
  }
}

let store: Counting;
let grouped: Store;

beforeEach(() => {
  store = new Counting();
  grouped = groupedStore(store);
});

const insert = (row: string): Change => ({ kind: 'insert', row, value: { row } });
const commit = async (...changes: readonly Change[]): Promise<boolean> =>
  (await grouped.commit(TENANT, changes)).ok;
const names = async (): Promise<readonly string[]> =>
  (await store.list(TENANT, { from: 'a', to: 'z', limit: 999 })).rows.map(({ row }) => row);

describe('commits that are ready together', () => {
  test('are one transaction', async () => {
    const done = await Promise.all(['a', 'b', 'c'].map(async (row) => commit(insert(row))));
    expect(done).toEqual([true, true, true]);
    expect(store.sizes).toEqual([3]);
  });

  test('may rest on the same row, or on none', async () => {
    await commit(insert('shared'));
    const { etag } = must(await store.get(TENANT, 'shared'));
    const check: Change = { kind: 'check', row: 'shared', etag };
    const none = commit(insert('a'));
    const both = ['b', 'c'].map(async (row) => commit(insert(row), check));
    expect(await Promise.all([none, ...both])).toEqual([true, true, true]);
    expect(store.sizes).toEqual([1, 4]);
  });

  test('are more than one where they are too many, or write the same row', async () => {
    const many = Array.from({ length: 60 }, (_, at) => `m${at}`);
    const halves = [many.slice(0, 55), many.slice(5)];
    const [first, second] = await Promise.all(halves.map(async (of) => commit(...of.map(insert))));
    expect([first, second]).toEqual([true, false]);
    expect(await names()).toHaveLength(55);
  });
});

describe('takes nobody else with it', () => {
  test('what conflicts', async () => {
    await commit(insert('b'));
    const done = await Promise.all(['a', 'b', 'c'].map(async (row) => commit(insert(row))));
    expect(done).toEqual([true, false, true]);
    expect(await names()).toEqual(['a', 'b', 'c']);
    // All of them, the one that conflicts, and the others: together once more.
    expect(store.sizes).toEqual([1, 3, 2]);
  });

  test('what names a row twice, or none', async () => {
    const twice = commit(insert('a'), insert('a'));
    const none = commit();
    const right = commit(insert('b'));
    await expect(twice).rejects.toThrow(InvariantBroken);
    await expect(none).rejects.toThrow(InvariantBroken);
    expect(await right).toBe(true);
    expect(await names()).toEqual(['b']);
  });

  test('what is not as a commit must be', async () => {
    const wrong = commit({ kind: 'insert', row: 'no name', value: {} });
    const right = commit(insert('a'));
    await expect(wrong).rejects.toThrow(InvariantBroken);
    expect(await right).toBe(true);
  });

  test('what the store does not take, for longer than once', async () => {
    const dropping = new DroppingStore(store);
    grouped = groupedStore(dropping);
    dropping.dropBy((at) => (at < 1 ? 'before' : 'none'));
    const tries = ['a', 'b'].map(async (row) => commit(insert(row)));
    for (const one of tries) await expect(one).rejects.toThrow(StoreUnavailable);
    expect(await Promise.all(['a', 'b'].map(async (row) => commit(insert(row))))).toEqual([
      true,
      true,
    ]);
    // One by one, until the store has taken something.
    expect(store.sizes).toEqual([1, 1]);
    await Promise.all(['c', 'd'].map(async (row) => commit(insert(row))));
    expect(store.sizes).toEqual([1, 1, 2]);
  });
});

describe('a commit', () => {
  const OTHER = must(parseTenantId('7e57ab1e-0000-4000-8000-000000000002'));

  test('of another partition is another transaction', async () => {
    const [mine, theirs] = await Promise.all([
      commit(insert('a')),
      grouped.commit(OTHER, [insert('b')]),
    ]);
    expect([mine, theirs.ok]).toEqual([true, true]);
    expect(await names()).toEqual(['a']);
    expect(store.sizes).toEqual([1, 1]);
  });

  test.each([
    ['just fits is in the same one', 50, [100]],
    ['does not fit is one of its own', 51, [50, 51]],
  ])('that %s', async (_what, length, sizes) => {
    const of = (from: number, many: number): Change[] =>
      Array.from({ length: many }, (_, at) => insert(`m${from + at}`));
    const both = [commit(...of(100, 50)), commit(...of(200, length))];
    expect(await Promise.all(both)).toEqual([true, true]);
    expect(store.sizes).toEqual(sizes);
  });

  test('without a change, or with a row twice, is our own fault, and nobody else’s', async () => {
    const empty = commit();
    const right = commit(insert('a'));
    const twice = commit(insert('b'), insert('b'));
    await expect(empty).rejects.toThrow(InvariantBroken);
    await expect(twice).rejects.toThrow(InvariantBroken);
    expect(await right).toBe(true);
    expect(await names()).toEqual(['a']);
  });

  test('takes part in one that is ready in the same turn, whoever asked before', async () => {
    const first = commit(insert('a'));
    const later: Promise<boolean>[] = [];
    setImmediate(() => later.push(commit(insert('c'))));
    const second = commit(insert('b'));
    setImmediate(() => later.push(commit(insert('d'))));
    await Promise.all([first, second]);
    await new Promise(setImmediate);
    expect(await Promise.all(later)).toEqual([true, true]);
    expect(store.sizes).toEqual([2, 2]);
  });
});

describe('a row that one rests on and another one writes', () => {
  let etag: ETag;
  beforeEach(async () => {
    await commit(insert('shared'));
    ({ etag } = must(await store.get(TENANT, 'shared')));
    store.sizes.length = 0;
  });
  const check = (seen: ETag): Change => ({ kind: 'check', row: 'shared', etag: seen });
  const replace = (): Change => ({ kind: 'replace', row: 'shared', etag, value: { n: 2 } });

  test('is written after it was checked: nobody’s write is left out', async () => {
    // A check gives the row another ETag here, as on Table Storage.
    expect(await Promise.all([commit(check(etag)), commit(replace())])).toEqual([true, false]);
    expect(store.sizes).toEqual([1, 1]);
  });

  test('is not as it was checked once it was written', async () => {
    expect(await Promise.all([commit(replace()), commit(check(etag))])).toEqual([true, false]);
    expect(must(await store.get(TENANT, 'shared')).value).toEqual({ n: 2 });
  });

  test('is not two things at once', async () => {
    const [right, wrong] = [commit(insert('a'), check(etag)), commit(insert('b'), check('old'))];
    expect(await Promise.all([right, wrong])).toEqual([true, false]);
    expect(await names()).toEqual(['a', 'shared']);
  });
});

test('who conflicts is told at once, by one of its rows', async () => {
  await commit(insert('b'));
  store.sizes.length = 0;
  expect(await Promise.all([commit(insert('a'), insert('b')), commit(insert('c'))])).toEqual([
    false,
    true,
  ]);
  expect(store.sizes).toEqual([3, 1]);
});

test('where the store names nobody’s row as in conflict, each is asked for by itself', async () => {
  class Vague extends Counting {
    override async commit(...given: Parameters<Store['commit']>): Promise<CommitResult> {
      const done = await super.commit(...given);
      return done.ok ? done : { ok: false, conflict: given[1].length > 1 ? 'else' : done.conflict };
    }
  }
  store = new Vague();
  grouped = groupedStore(store);
  await commit(insert('b'));
  const done = await Promise.all(['a', 'b', 'c'].map(async (row) => commit(insert(row))));
  expect(done).toEqual([true, false, true]);
  expect(store.sizes).toEqual([1, 3, 1, 1, 1]);
});

test('one that failed alone is nobody’s fault: those that come next go together', async () => {
  const dropping = new DroppingStore(store);
  grouped = groupedStore(dropping);
  dropping.dropNext('before');
  await expect(commit(insert('a'))).rejects.toThrow(StoreUnavailable);
  await Promise.all([commit(insert('a')), commit(insert('b'))]);
  expect(store.sizes).toEqual([2]);
});

test('whatever is no commit, the store that is grouped answers', async () => {
  await commit(insert('row'));
  expect(await grouped.get(TENANT, 'row')).toEqual(await store.get(TENANT, 'row'));
  const all = { from: 'a', to: 'z', limit: 9 };
  expect(await grouped.list(TENANT, all)).toEqual(await store.list(TENANT, all));
  expect('isOursAlone' in grouped).toBe(false);
  expect(groupedStore(new OwnStore()).isOursAlone).toBe(true);
  await grouped.close();
  await expect(store.get(TENANT, 'row')).rejects.toThrow('closed');
});
