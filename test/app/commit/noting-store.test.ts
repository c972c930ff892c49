// Whoever delivers is told what a commit has left in the outbox, so that nobody must look for it.
import { beforeEach, expect, test } from '@jest/globals';
import { notingStore } from '../../../src/app/commit/noting-store.js';
import type { Change, CommitResult, Row, Store } from '../../../src/ports/store.js';
import { MemoryStore } from '../../fakes/memory-store.js';
import { OwnStore } from '../../fakes/own-store.js';
import { must, TENANT } from '../trial.js';

let inner: MemoryStore;
let store: Store;
let noted: (readonly Row[] | undefined)[];

function over(given: MemoryStore): void {
  inner = given;
  noted = [];
  store = notingStore(inner, (put) => noted.push(put));
}
beforeEach(() => {
  over(new MemoryStore());
});

const insert = (row: string): Change => ({ kind: 'insert', row, value: { of: row } });

test('rows that were put there are told with their ETags; others are not', async () => {
  const rows = ['nothing', 'outbox~', 'outbox~b~1', 'outboxes'];
  await store.commit(TENANT, rows.map(insert));
  const { etag } = must(await inner.get(TENANT, 'outbox~b~1'));
  expect(noted).toEqual([
    ['outbox~', 'outbox~b~1'].map((row) => ({ row, etag, value: { of: row } })),
  ]);
});

test('rows that are only checked or deleted there are not told', async () => {
  await inner.commit(TENANT, ['outbox~b~1', 'outbox~b~2'].map(insert));
  const { etag } = must(await inner.get(TENANT, 'outbox~b~1'));
  await store.commit(TENANT, [
    { kind: 'check', row: 'outbox~b~1', etag },
    { kind: 'delete', row: 'outbox~b~2', etag },
  ]);
  expect(noted).toEqual([]);
});

test('a commit that was lost has left nothing', async () => {
  await inner.commit(TENANT, [insert('taken')]);
  const lost = await store.commit(TENANT, ['outbox~b~1', 'taken'].map(insert));
  expect(lost).toEqual({ ok: false, conflict: 'taken' });
  expect(noted).toEqual([]);
});

test('where the store does not say the ETag of each, it must be looked', async () => {
  class Silent extends MemoryStore {
    override async commit(...given: Parameters<Store['commit']>): Promise<CommitResult> {
      const done = await super.commit(...given);
      if (done.ok) return { ok: true, etags: new Map([...done.etags].slice(1)) };
      return done;
    }
  }
  over(new Silent());
  await store.commit(TENANT, ['outbox~b~1', 'outbox~b~2'].map(insert));
  expect(noted).toEqual([undefined]);
});

test('it is the store, else', async () => {
  await inner.commit(TENANT, [insert('row')]);
  expect(await store.get(TENANT, 'row')).toEqual(await inner.get(TENANT, 'row'));
  const all = { from: 'a', to: 'z', limit: 9 };
  expect(await store.list(TENANT, all)).toEqual(await inner.list(TENANT, all));
  expect('isOursAlone' in store).toBe(false);
  expect(notingStore(new OwnStore(), () => undefined).isOursAlone).toBe(true);
  await store.close();
  await expect(inner.get(TENANT, 'row')).rejects.toThrow('closed');
});
