// Commits that are ready together are one transaction, and each is answered as if it had been alone.
import { beforeEach, describe, expect, test } from '@jest/globals';
import { groupedStore } from '../../../src/app/commit/grouped-store.js';
import { InvariantBroken } from '../../../src/domain/outcome.js';
import { StoreUnavailable } from '../../../src/ports/fault.js';
import type { Change, CommitResult, Store } from '../../../src/ports/store.js';
import { DroppingStore } from '../../fakes/dropping-store.js';
import { MemoryStore } from '../../fakes/memory-store.js';
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

  test('may rest on the same row', async () => {
    await commit(insert('shared'));
    const { etag } = must(await store.get(TENANT, 'shared'));
    const check: Change = { kind: 'check', row: 'shared', etag };
    expect(await Promise.all([commit(insert('a'), check), commit(insert('b'), check)])).toEqual([
      true,
      true,
    ]);
    expect(store.sizes).toEqual([1, 3]);
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

  test('what is in conflict with a row that none of them names: each is tried by itself', async () => {
    class Vague extends Counting {
      override async commit(...given: Parameters<Store['commit']>): Promise<CommitResult> {
        if (given[1].length === 1) return super.commit(...given);
        return { ok: false, conflict: 'somewhere' };
      }
    }
    grouped = groupedStore(new Vague());
    const done = await Promise.all(['a', 'b'].map(async (row) => commit(insert(row))));
    expect(done).toEqual([true, true]);
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
  });
});
