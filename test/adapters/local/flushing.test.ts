// What is answered is on the disk, and nobody sees before what is not: with the system's flush in the test's hand.
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openSqliteStore } from '../../../src/adapters/local/sqlite-store.js';
import { StoreUnavailable } from '../../../src/ports/fault.js';
import type { Store } from '../../../src/ports/store.js';
import { must } from '../../app/trial.js';
import { HERE, THERE, insert } from '../../contract/store.contract.js';
import { temporaryFolder } from './temporary-folder.js';

type Flush = { readonly done: () => void; readonly fail: () => void };
type Handle = { datasync: () => Promise<void> };

afterEach(() => {
  jest.restoreAllMocks();
});

/** Flushes that were begun, in order; none ends by itself. */
async function heldFlushes(): Promise<Flush[]> {
  const file = await open(process.execPath);
  const prototype: unknown = Object.getPrototypeOf(file);
  await file.close();
  const flushes: Flush[] = [];
  jest.spyOn(prototype as Handle, 'datasync').mockImplementation(
    async () =>
      new Promise((resolve, reject) => {
        const fail = (): void => {
          reject(Object.assign(new Error('the disk'), { code: 'EIO' }));
        };
        flushes.push({ done: resolve, fail });
      }),
  );
  return flushes;
}

async function stage(): Promise<{ path: string; store: Store; flushes: Flush[] }> {
  const path = join(await temporaryFolder(), 'store.db');
  const store = await openSqliteStore(path, { mayKeep: () => true });
  await store.commit(HERE, [insert('before', { n: 1 })]);
  return { path, store, flushes: await heldFlushes() };
}

/** Everything that can go on by itself has gone on. */
async function quiet(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((go) => setImmediate(go));
}

function watched<T>(promise: Promise<T>): { readonly seen: string[] } {
  const seen: string[] = [];
  promise.then(
    () => seen.push('answered'),
    (error: unknown) => seen.push(error instanceof StoreUnavailable ? 'unknown' : 'thrown'),
  );
  return { seen };
}

describe('a commit to the embedded store', () => {
  test('is answered when it is on the disk, and seen by nobody before', async () => {
    const { store, flushes } = await stage();
    const commit = watched(store.commit(HERE, [insert('row', { n: 2 })]));
    const get = watched(store.get(HERE, 'row'));
    const list = watched(store.list(HERE, { from: 'r', to: 's', limit: 9 }));
    await quiet();
    expect([commit.seen, get.seen, list.seen]).toEqual([[], [], []]);
    // What has nothing to do with it waits for nothing.
    expect((await store.get(HERE, 'before'))?.value).toEqual({ n: 1 });
    expect(await store.get(THERE, 'row')).toBeUndefined();
    expect((await store.list(HERE, { from: 'a', to: 'c', limit: 9 })).rows).toHaveLength(1);
    expect(flushes).toHaveLength(1);
    must(flushes[0]).done();
    await quiet();
    expect([commit.seen, get.seen, list.seen]).toEqual([['answered'], ['answered'], ['answered']]);
    await store.close();
  });

  test('shares the next flush with all that are written while one is under way', async () => {
    const { store, flushes } = await stage();
    const first = watched(store.commit(HERE, [insert('a')]));
    await quiet();
    const later = ['b', 'c', 'd'].map((row) => watched(store.commit(HERE, [insert(row)])));
    await quiet();
    expect(flushes).toHaveLength(1);
    must(flushes[0]).done();
    await quiet();
    expect(first.seen).toEqual(['answered']);
    expect(later.map(({ seen }) => seen)).toEqual([[], [], []]);
    expect(flushes).toHaveLength(2);
    must(flushes[1]).done();
    await quiet();
    expect(later.map(({ seen }) => seen)).toEqual([['answered'], ['answered'], ['answered']]);
    await store.close();
  });

  test('that could not be flushed is unknown, and is read by nobody until it is on the disk by another way', async () => {
    const { path, store, flushes } = await stage();
    const commit = watched(store.commit(HERE, [insert('row', { n: 'written twice' })]));
    const get = watched(store.get(HERE, 'row'));
    await quiet();
    expect((await readFile(path)).includes('written twice')).toBe(false);
    must(flushes[0]).fail();
    await quiet();
    expect([commit.seen, get.seen]).toEqual([['unknown'], ['answered']]);
    expect((await readFile(path)).includes('written twice')).toBe(true);
    await store.close();
  });

  test('is waited for by whoever closes the store', async () => {
    const { store, flushes } = await stage();
    const commit = watched(store.commit(HERE, [insert('row')]));
    const closing = store.close();
    const close = watched(closing);
    await quiet();
    expect([commit.seen, close.seen]).toEqual([[], []]);
    must(flushes[0]).done();
    await closing;
    expect(commit.seen).toEqual(['answered']);
  });
});
