// What the embedded store keeps in memory: the same row for the same version, never anything else than what is in the file.
import { expect, test } from '@jest/globals';
import { join } from 'node:path';
import { openSqliteStore } from '../../../src/adapters/local/sqlite-store.js';
import { HERE, insert } from '../../contract/store.contract.js';
import { must } from '../../app/trial.js';
import { temporaryFolder } from './temporary-folder.js';

const path = async (): Promise<string> => join(await temporaryFolder(), 'store.db');

test('gives the same row again until it is written, and then another', async () => {
  const store = await openSqliteStore(await path(), { mayKeep: () => true });
  await store.commit(HERE, [insert('a', { n: 1 })]);
  const first = must(await store.get(HERE, 'a'));
  expect(await store.get(HERE, 'a')).toBe(first);
  await store.commit(HERE, [{ kind: 'check', row: 'a', etag: first.etag }]);
  expect(await store.get(HERE, 'a')).toBe(first);
  await store.commit(HERE, [{ kind: 'replace', row: 'a', etag: first.etag, value: { n: 2 } }]);
  const second = must(await store.get(HERE, 'a'));
  expect(second.value).toEqual({ n: 2 });
  const stale = { kind: 'check', row: 'a', etag: first.etag } as const;
  expect(await store.commit(HERE, [stale, insert('b')])).toEqual({ ok: false, conflict: 'a' });
  await store.commit(HERE, [{ kind: 'delete', row: 'a', etag: second.etag }]);
  expect(await store.get(HERE, 'a')).toBeUndefined();
  await store.close();
});

test('keeps nothing of a commit that did not go through', async () => {
  const store = await openSqliteStore(await path(), { mayKeep: () => true });
  await store.commit(HERE, [insert('a', { n: 1 }), insert('b')]);
  const { etag } = must(await store.get(HERE, 'a'));
  const replaced = { kind: 'replace', row: 'a', etag, value: { n: 2 } } as const;
  expect((await store.commit(HERE, [replaced, insert('b')])).ok).toBe(false);
  expect((await store.get(HERE, 'a'))?.value).toEqual({ n: 1 });
  await store.close();
});

test('nobody changes what is kept by changing what they had written', async () => {
  const store = await openSqliteStore(await path(), { mayKeep: () => true });
  const value = { list: ['one'] };
  await store.commit(HERE, [insert('a', value)]);
  value.list.push('two');
  expect((await store.get(HERE, 'a'))?.value).toEqual({ list: ['one'] });
  await store.close();
});

test('keeps nothing of what it may not keep', async () => {
  const store = await openSqliteStore(await path(), { mayKeep: (row) => row !== 'secret' });
  await store.commit(HERE, [insert('secret', { key: 1 })]);
  const first = must(await store.get(HERE, 'secret'));
  const again = must(await store.get(HERE, 'secret'));
  expect(again).toEqual(first);
  expect(again).not.toBe(first);
  await store.close();
});

test('what was not there is there once it was put, and not once it was deleted', async () => {
  const store = await openSqliteStore(await path(), { mayKeep: () => true });
  expect(await store.get(HERE, 'a')).toBeUndefined();
  expect(await store.get(HERE, 'a')).toBeUndefined();
  const unlike = { kind: 'check', row: 'a', etag: '1' } as const;
  expect(await store.commit(HERE, [unlike])).toEqual({ ok: false, conflict: 'a' });
  await store.commit(HERE, [insert('a', { n: 1 })]);
  const { etag, value } = must(await store.get(HERE, 'a'));
  expect(value).toEqual({ n: 1 });
  await store.commit(HERE, [{ kind: 'delete', row: 'a', etag }]);
  expect(await store.get(HERE, 'a')).toBeUndefined();
  await store.close();
});

test('keeps nothing unless it is told what it may keep', async () => {
  const store = await openSqliteStore(await path());
  await store.commit(HERE, [insert('a', { n: 1 })]);
  expect(await store.get(HERE, 'a')).not.toBe(await store.get(HERE, 'a'));
  await store.close();
});

test('forgets the oldest of very many, which are in the file all the same', async () => {
  const store = await openSqliteStore(await path(), { mayKeep: () => true });
  for (let start = 0; start < 4_100; start += 100) {
    const rows = Array.from({ length: 100 }, (_none, at) => `r~${start + at}`);
    await store.commit(
      HERE,
      rows.map((row) => insert(row)),
    );
  }
  const last = await store.get(HERE, 'r~4099');
  expect(await store.get(HERE, 'r~4099')).toBe(last);
  expect((await store.get(HERE, 'r~0'))?.value).toEqual({});
  await store.close();
});
