// Between the use cases and the store lie stores that group, note and translate. What they do not change passes through each as it is.
import { describe, expect, test } from '@jest/globals';
import { groupedStore } from '../../../src/app/commit/grouped-store.js';
import { notingStore } from '../../../src/app/commit/noting-store.js';
import { readPages } from '../../../src/app/commit/read-pages.js';
import { versionedStore } from '../../../src/app/commit/versioned-store.js';
import { StoreUnavailable } from '../../../src/ports/fault.js';
import type { CommitResult, Row, Store } from '../../../src/ports/store.js';
import { DroppingStore } from '../../fakes/dropping-store.js';
import { MemoryStore } from '../../fakes/memory-store.js';
import { must, TENANT } from '../trial.js';

const WRAPPED: readonly (readonly [what: string, wrap: (store: Store) => Store])[] = [
  ['groups', groupedStore],
  ['notes', (store) => notingStore(store, () => undefined)],
  ['translates', versionedStore],
];
const ROWS = { from: 'a', to: 'z', limit: 9 };

describe.each(WRAPPED)('a store that %s', (_, wrap) => {
  test('has the rows of the store behind it', async () => {
    const store = new MemoryStore();
    const wrapped = wrap(store);
    const put = [{ kind: 'insert', row: 'a', value: { n: 1 } }] as const;
    expect(await wrapped.commit(TENANT, put)).toMatchObject({ ok: true });
    expect(await wrapped.commit(TENANT, put)).toEqual({ ok: false, conflict: 'a' });
    const found = must(await wrapped.get(TENANT, 'a'));
    expect(found.value).toEqual({ n: 1 });
    expect(await wrapped.list(TENANT, ROWS)).toEqual({ rows: [found], more: false });
    expect(await wrapped.get(TENANT, 'b')).toBeUndefined();
  });

  test('is closed with it', async () => {
    const store = new MemoryStore();
    await wrap(store).close();
    await expect(store.get(TENANT, 'a')).rejects.toThrow(StoreUnavailable);
  });

  test('says whether it is ours alone, where that one does', () => {
    const alone = Object.assign(new MemoryStore(), { isOursAlone: true });
    expect(wrap(alone).isOursAlone).toBe(true);
    expect(wrap(new DroppingStore(new MemoryStore())).isOursAlone).toBe(false);
    expect('isOursAlone' in wrap(new MemoryStore())).toBe(false);
  });
});

describe('whoever delivers is told', () => {
  /** It does not say what became of the row. */
  class Silent extends MemoryStore {
    override async commit(...given: Parameters<Store['commit']>): Promise<CommitResult> {
      const result = await super.commit(...given);
      return result.ok ? { ok: true, etags: new Map() } : result;
    }
  }
  const notedOf = async (store: Store, ...rows: readonly string[]): Promise<readonly unknown[]> => {
    const noted: (readonly Row[] | undefined)[] = [];
    const noting = notingStore(store, (put) => noted.push(put));
    await noting.commit(
      TENANT,
      rows.map((row) => ({ kind: 'insert', row, value: { row } })),
    );
    return noted;
  };

  test('what was put into the outbox, as it lies there, and of nothing else', async () => {
    const store = new MemoryStore();
    const told = await notedOf(store, 'request~1', 'outbox~a~1', 'outbox~t~2');
    const lie = await store.list(TENANT, { ...ROWS, from: 'outbox~', to: 'outbox~~' });
    expect(told).toEqual([lie.rows]);
    expect(await notedOf(store, 'request~2', 'outcome', 'outbox-like~1', 'owner~1')).toEqual([]);
  });

  test('nothing of a commit that was not done', async () => {
    const store = new MemoryStore();
    await notedOf(store, 'outbox~a~1');
    expect(await notedOf(store, 'outbox~a~1')).toEqual([]);
  });

  test('to look for themselves, where the store does not say how it lies there', async () => {
    expect(await notedOf(new Silent(), 'outbox~a~1')).toEqual([undefined]);
  });

  test('nothing of what is taken out', async () => {
    const store = new MemoryStore();
    await notedOf(store, 'outbox~a~1');
    const noted: unknown[] = [];
    const { etag } = must(await store.get(TENANT, 'outbox~a~1'));
    const noting = notingStore(store, (put) => noted.push(put));
    await noting.commit(TENANT, [{ kind: 'delete', row: 'outbox~a~1', etag }]);
    expect(noted).toEqual([]);
  });
});

describe('rows are read', () => {
  const pages = async (store: Store): Promise<readonly (readonly string[])[]> => {
    const read: (readonly string[])[] = [];
    for await (const page of readPages({ store, tenantId: TENANT }, { ...ROWS, limit: 2 }))
      read.push(page.map(({ row }) => row));
    return read;
  };

  test('to the last page, each once, also where those of a page are gone by the next', async () => {
    const store = new MemoryStore();
    for (const row of ['a', 'b', 'c', 'd', 'e'])
      await store.commit(TENANT, [{ kind: 'insert', row, value: {} }]);
    expect(await pages(store)).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
  });

  test('once where there are none, and not for ever where a store says that there are more', async () => {
    expect(await pages(new MemoryStore())).toEqual([[]]);
    class Endless extends MemoryStore {
      override async list(): ReturnType<Store['list']> {
        return { rows: [], more: true };
      }
    }
    expect(await pages(new Endless())).toEqual([[]]);
  });
});
