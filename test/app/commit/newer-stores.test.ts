// A store to which a newer version has written stops this one: nothing is decided, nothing written, and both shapes are named.
import { describe, expect, test } from '@jest/globals';
import { AUDIT_HEAD, OPERATIONS, POLICY } from '../../../src/app/commit/rows/names.js';
import { SHAPE } from '../../../src/app/commit/rows/older-shapes.js';
import type { Row, Store } from '../../../src/ports/store.js';
import { MemoryStore } from '../../fakes/memory-store.js';
import { EVERYBODY, must, openTrial, TENANT } from '../trial.js';

/** As a newer version would leave a row. */
async function makeNewer(store: Store, row: string): Promise<void> {
  const { etag, value } = must(await store.get(TENANT, row));
  const newer = { ...value, shape: SHAPE + 1 };
  const done = await store.commit(TENANT, [{ kind: 'replace', row, etag, value: newer }]);
  expect(done.ok).toBe(true);
}

async function everything(store: Store): Promise<readonly Row[]> {
  return (await store.list(TENANT, { from: '-', to: '~', limit: 1000 })).rows;
}

describe('a store to which a newer version has written', () => {
  const shapes = new RegExp(`shape ${SHAPE + 1}\\b.*up to ${SHAPE}\\b`);
  const both = { code: 'STORE_NEWER', message: expect.stringMatching(shapes) };

  test.each([AUDIT_HEAD, POLICY])('stops this one at its next decision: %s', async (row) => {
    const store = new MemoryStore();
    const trial = await openTrial({ store });
    await makeNewer(store, row);
    const before = await everything(store);
    await expect(trial.bridge.freeze(trial.as('adele'), EVERYBODY)).rejects.toMatchObject(both);
    await expect(trial.requestBy('alex')).rejects.toMatchObject(both);
    expect(await everything(store)).toEqual(before);
  });

  test('is not opened by this one', async () => {
    const store = new MemoryStore();
    await openTrial({ store });
    await makeNewer(store, AUDIT_HEAD);
    const before = await everything(store);
    await expect(openTrial({ store })).rejects.toMatchObject(both);
    expect(await everything(store)).toEqual(before);
  });
});

test('every row that is written says its shape', async () => {
  const store = new MemoryStore();
  const trial = await openTrial({ store });
  await trial.bridge.rememberPerson(trial.as('megan'), { address: { chat: 'megan' } });
  await trial.requestBy('alex');
  const rows = await everything(store);
  const silent = rows.filter(({ value }) => value['shape'] !== SHAPE).map(({ row }) => row);
  expect(silent).toEqual([]);
  expect(rows.some(({ row }) => row.startsWith(OPERATIONS.from))).toBe(true);
});
