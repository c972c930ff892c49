// A small write says what it makes of a row as it is: what others write in between is never written over.
import { beforeEach, expect, test } from '@jest/globals';
import { z } from 'zod';
import { changeRow } from '../../../src/app/commit/small-write.js';
import { StoreUnavailable } from '../../../src/ports/fault.js';
import type { Change } from '../../../src/ports/store.js';
import { TENANT } from '../trial.js';
import { WatchedStore } from './watched-store.js';

const schema = z.object({ n: z.number() });
const row = { name: 'row', schema };

let store: WatchedStore;
let seen: (number | undefined)[];

beforeEach(() => {
  store = new WatchedStore();
  seen = [];
});

const also = (): readonly Change[] => [{ kind: 'insert', row: `beside~${seen.length}`, value: {} }];

async function oneMore(beside?: typeof also): Promise<void> {
  const how = beside === undefined ? row : { ...row, also: beside };
  await changeRow({ store, tenantId: TENANT }, how, (before) => {
    seen.push(before?.n);
    return { n: (before?.n ?? 0) + 1 };
  });
}

test('it is put where it was not there, and replaced where it was', async () => {
  await oneMore();
  await oneMore();
  expect(seen).toEqual([undefined, 1]);
  expect(await store.kept('row')).toEqual({ n: 2 });
  expect(store.asked.map((changes) => changes.length)).toEqual([1, 1]);
});

test.each([undefined, 5])('what others write in between is respected: %s before', async (n) => {
  if (n !== undefined) await store.theirs('row', { n });
  store.others = [async () => store.theirs('row', { n: 10 })];
  await oneMore();
  expect(seen).toEqual([n, 10]);
  expect(await store.kept('row')).toEqual({ n: 11 });
});

test('what belongs to it is in the same commit, as of its last attempt', async () => {
  store.others = [async () => store.theirs('row', { n: 10 })];
  await oneMore(also);
  expect(await store.kept('beside~1')).toBeUndefined();
  expect(await store.kept('beside~2')).toEqual({});
  expect(store.asked.map((changes) => changes.length)).toEqual([2, 2]);
});

test('nothing is written where the row is to stay as it is', async () => {
  await changeRow({ store, tenantId: TENANT }, { ...row, also }, () => undefined);
  expect(store.asked).toEqual([]);
});

test('a row that is not as it was written is not written over', async () => {
  await store.theirs('row', { n: 'many' });
  await expect(oneMore()).rejects.toThrow(StoreUnavailable);
  expect(await store.kept('row')).toEqual({ n: 'many' });
});

test('it is given up after ten attempts where others never stop writing, and says so', async () => {
  store.always = async () => store.theirs('row', { n: 0 });
  await expect(oneMore()).rejects.toThrow(new StoreUnavailable('others kept writing in between'));
  expect(seen).toHaveLength(10);
  expect(await store.kept('row')).toEqual({ n: 0 });
});
