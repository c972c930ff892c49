// Every row says in which shape it was written; nothing above the store sees that.
import { expect, test } from '@jest/globals';
import { SHAPE } from '../../../src/app/commit/rows/older-shapes.js';
import { versionedStore } from '../../../src/app/commit/versioned-store.js';
import { StoreNewer } from '../../../src/ports/fault.js';
import type { Change, JsonObject, Row } from '../../../src/ports/store.js';
import { MemoryStore } from '../../fakes/memory-store.js';
import { OwnStore } from '../../fakes/own-store.js';
import { must, TENANT } from '../trial.js';
import { WatchedStore } from './watched-store.js';

const ALL = { from: 'a', to: 'z', limit: 9 };

async function readOf(row: string, value: JsonObject): Promise<JsonObject | undefined> {
  const store = new WatchedStore();
  await store.theirs(row, value);
  const seen = must(await versionedStore(store).get(TENANT, row));
  const { rows } = await versionedStore(store).list(TENANT, ALL);
  expect(rows).toEqual([seen]);
  expect(await store.get(TENANT, row)).toMatchObject({ row, etag: seen.etag });
  return seen.value;
}

test('what is written says the present shape; what is read does not', async () => {
  const inner = new WatchedStore();
  const store = versionedStore(inner);
  await store.commit(TENANT, [{ kind: 'insert', row: 'row', value: { n: 1 } }]);
  expect(await inner.kept('row')).toEqual({ n: 1, shape: SHAPE });
  const { etag, value } = must(await store.get(TENANT, 'row'));
  expect(value).toEqual({ n: 1 });
  await store.commit(TENANT, [{ kind: 'replace', row: 'row', etag, value: { n: 2 } }]);
  expect(await inner.kept('row')).toEqual({ n: 2, shape: SHAPE });
});

test('what is only checked or deleted goes to the store as it is', async () => {
  const inner = new WatchedStore();
  const changes: readonly Change[] = [
    { kind: 'check', row: 'row', etag: 'any' },
    { kind: 'delete', row: 'person~1', etag: 'any' },
    { kind: 'delete', row: 'outbox~b~1', etag: 'any' },
  ];
  await versionedStore(inner).commit(TENANT, changes);
  expect(inner.asked).toStrictEqual([
    [changes[0], changes[1], { kind: 'delete', row: 'outbox~b~1', etag: 'any', mayLinger: true }],
  ]);
});

test.each<[string, JsonObject, JsonObject]>([
  ['says nothing of its shape is of the first', {}, { enrolment: null, wrongProofs: 0 }],
  ['says a shape that none is, is of the first', { shape: 0 }, { enrolment: null, wrongProofs: 0 }],
  ['says half a shape is of the first', { shape: 2.5 }, { enrolment: null, wrongProofs: 0 }],
  ['says the second is read by its reader', { shape: 2 }, { enrolment: null, wrongProofs: 0 }],
  ['says a later one has them already', { shape: 3 }, {}],
  ['says the present one is read as it is', { shape: SHAPE }, {}],
])('a row that %s', async (_which, written, read) => {
  expect(await readOf('ledger~1', { ...written, n: 1 })).toEqual({ ...read, n: 1 });
});

test('a row of a newer shape is not read', async () => {
  await expect(readOf('row', { shape: SHAPE + 1 })).rejects.toThrow(StoreNewer);
});

test('a row that is not there is not there', async () => {
  expect(await versionedStore(new MemoryStore()).get(TENANT, 'none')).toBeUndefined();
});

test('a row that the store gives once more is the same, and read once', async () => {
  const kept: Row = { row: 'row', etag: 'any', value: { n: 1, shape: SHAPE } };
  class Keeping extends MemoryStore {
    override async get(): Promise<Row> {
      return kept;
    }
  }
  const store = versionedStore(new Keeping());
  const [first, second] = [await store.get(TENANT, 'row'), await store.get(TENANT, 'row')];
  expect(first).toEqual({ row: 'row', etag: 'any', value: { n: 1 } });
  expect(second).toBe(first);
});

test('it says whose the store is, whether there is more, and closes it', async () => {
  const inner = new WatchedStore();
  for (const row of ['a', 'b']) await inner.theirs(row, {});
  const store = versionedStore(inner);
  expect(await store.list(TENANT, { ...ALL, limit: 1 })).toMatchObject({ more: true });
  expect('isOursAlone' in store).toBe(false);
  expect(versionedStore(new OwnStore()).isOursAlone).toBe(true);
  await store.close();
  await expect(inner.get(TENANT, 'a')).rejects.toThrow('closed');
});
