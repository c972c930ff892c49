import { beforeEach, expect, test } from '@jest/globals';
import { readPages } from '../../../src/app/commit/read-pages.js';
import type { Page, RowName, RowRange } from '../../../src/ports/store.js';
import { MemoryStore } from '../../fakes/memory-store.js';
import { TENANT } from '../trial.js';

const RANGE = { from: 'row~', to: 'row~~', limit: 3 };

const SEVEN = Array.from({ length: 7 }, (_, at) => `row~${at}`);

let store: MemoryStore;
beforeEach(() => {
  store = new MemoryStore();
});

async function fill(...names: readonly RowName[]): Promise<void> {
  for (const row of names) await store.commit(TENANT, [{ kind: 'insert', row, value: {} }]);
}

async function pages(): Promise<readonly (readonly RowName[])[]> {
  const found: (readonly RowName[])[] = [];
  for await (const page of readPages({ store, tenantId: TENANT }, RANGE)) {
    found.push(page.map(({ row }) => row));
  }
  return found;
}

test.each([
  { rows: ['row~1'], read: [['row~1']] },
  { rows: ['row~1', 'row~2', 'row~3'], read: [['row~1', 'row~2', 'row~3']] },
  {
    rows: ['other', ...SEVEN, 'rows'],
    read: [SEVEN.slice(0, 3), SEVEN.slice(3, 6), SEVEN.slice(6)],
  },
])('every page is read, and each row once: $rows', async ({ rows, read }) => {
  await fill(...rows);
  expect(await pages()).toEqual(read);
});

test('a page whose rows were deleted meanwhile does not disturb the next', async () => {
  await fill(...SEVEN);
  const left: RowName[] = [];
  for await (const page of readPages({ store, tenantId: TENANT }, RANGE)) {
    for (const { row, etag } of page) {
      left.push(row);
      await store.commit(TENANT, [{ kind: 'delete', row, etag }]);
    }
  }
  expect(left).toEqual(SEVEN);
});

test('a store that says there is more, and gives none, is not asked for ever', async () => {
  let asked = 0;
  class Empty extends MemoryStore {
    override async list(_partition: typeof TENANT, _range: RowRange): Promise<Page> {
      asked += 1;
      return { rows: [], more: asked < 9 };
    }
  }
  store = new Empty();
  expect(await pages()).toEqual([[]]);
  expect(asked).toBe(1);
});
