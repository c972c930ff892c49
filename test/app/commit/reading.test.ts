// A row that a decision rests on is in its commit, also where it was not there: by its own means, and not because every
// commit meets every other one at the audit's head.
import { beforeEach, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { Reading, RowsInHand } from '../../../src/app/commit/reading.js';
import { InvariantBroken } from '../../../src/domain/outcome.js';
import { StoreUnavailable } from '../../../src/ports/fault.js';
import type { Change } from '../../../src/ports/store.js';
import { MemoryStore } from '../../fakes/memory-store.js';
import { must, TENANT } from '../trial.js';
import { WatchedStore } from './watched-store.js';

const schema = z.object({ set: z.boolean() });
const SET = { set: true };
const UNSET = { set: false };
const ALL = { from: 'a', to: 'z', limit: 9 };

let store: WatchedStore;
let reading: Reading;

beforeEach(() => {
  store = new WatchedStore();
  reading = new Reading(store, TENANT);
});

describe('a brake that was missing when it was read', () => {
  test('cannot be set unnoticed', async () => {
    expect(await reading.hold('brake~a', schema, UNSET)).toEqual(UNSET);
    const other = new Reading(store, TENANT);
    await other.hold('brake~a', schema, UNSET);
    const set = other.changes([{ row: 'brake~a', value: SET }], []);
    expect(await store.commit(TENANT, set)).toMatchObject({ ok: true });
    const mine = reading.changes([{ row: 'mine', value: {} }], []);
    expect(await store.commit(TENANT, mine)).toEqual({ ok: false, conflict: 'brake~a' });
  });

  test('is there afterwards', async () => {
    await reading.hold('brake~a', schema, UNSET);
    await store.commit(TENANT, reading.fork().changes([{ row: 'mine', value: {} }], []));
    expect(await store.kept('brake~a')).toEqual(UNSET);
  });

  test('and is there by now, is as it is', async () => {
    await store.theirs('brake~a', SET);
    expect(await reading.hold('brake~a', schema, UNSET)).toEqual(SET);
  });
});

describe('what a decision has read', () => {
  test('is read once, also where it is not there', async () => {
    await store.theirs('a', SET);
    for (let times = 0; times < 2; times += 1) {
      expect(await reading.get('a', schema)).toEqual(SET);
      expect(await reading.get('none', schema)).toBeUndefined();
    }
    expect(store.reads).toEqual(['a', 'none']);
    expect([reading.takenFrom, reading.restsOnList]).toEqual([undefined, false]);
  });

  test('and does not write is checked in its commit; what it writes is there as it was read', async () => {
    const [a, b, c, d] = await Promise.all(
      ['a', 'b', 'c', 'd'].map((row) => store.theirs(row, SET)),
    );
    await reading.get('a', schema);
    await reading.getIfThere('b', schema);
    expect([await reading.isThere('c'), await reading.isThere('d')]).toEqual([true, true]);
    const changes = reading.changes(
      [
        { row: 'a', value: UNSET, erases: true },
        { row: 'b', value: UNSET },
        { row: 'e', value: SET },
      ],
      ['c'],
    );
    expect(changes).toStrictEqual([
      { kind: 'replace', row: 'a', etag: must(a).etag, value: UNSET, erases: true },
      { kind: 'replace', row: 'b', etag: must(b).etag, value: UNSET },
      { kind: 'insert', row: 'e', value: SET },
      { kind: 'delete', row: 'c', etag: must(c).etag },
      { kind: 'check', row: 'd', etag: must(d).etag },
    ]);
  });

  test('and did not find does not bind it where its absence decides nothing', async () => {
    expect(await reading.getIfThere('b', schema)).toBeUndefined();
    expect(await reading.isThere('c')).toBe(false);
    expect(reading.changes([], [])).toEqual([]);
  });

  test('and did not find, and does not put, is our own fault: no commit could hold it', async () => {
    await reading.get('none', schema);
    const fault = new InvariantBroken('a decision rests on the absence of none');
    expect(() => reading.changes([], [])).toThrow(fault);
  });

  test('is all that it may delete', () => {
    const fault = new InvariantBroken('x is deleted without having been read');
    expect(() => reading.changes([], ['x'])).toThrow(fault);
  });

  test('and is not as it was written, lets nothing be decided', async () => {
    await store.theirs('a', { set: 'maybe' });
    const fault = new StoreUnavailable('row a is not as it was written');
    await expect(reading.get('a', schema)).rejects.toThrow(fault);
    await expect(reading.getIfThere('a', schema)).rejects.toThrow(fault);
  });

  test('may be a list, of which no commit says whether it still is so', async () => {
    await store.theirs('a', SET);
    expect((await reading.list(ALL)).rows).toMatchObject([{ row: 'a', value: SET }]);
    expect([reading.restsOnList, reading.fork().restsOnList]).toEqual([true, true]);
  });
});

describe('read once more', () => {
  test('is the same where others have only checked it, or where it is still missing', async () => {
    const before = await store.theirs('a', SET);
    await reading.get('a', schema);
    await reading.hold('brake', schema, UNSET);
    await store.theirCheck('a');
    const renewed = must(await reading.readAgain());
    expect(reading.changes([], [])).toContainEqual({ kind: 'check', row: 'a', etag: before.etag });
    reading.renew(renewed);
    const { etag } = must(await store.get(TENANT, 'a'));
    expect(reading.changes([], [])).toContainEqual({ kind: 'check', row: 'a', etag });
    expect(etag).not.toBe(before.etag);
  });

  test.each([
    ['says something else', 'a'],
    ['was not there before', 'brake'],
  ])('is another one where one of the rows %s', async (_how, row) => {
    await store.theirs('a', SET);
    await reading.get('a', schema);
    await reading.hold('brake', schema, UNSET);
    await store.theirs(row, UNSET);
    expect(await reading.readAgain()).toBeUndefined();
  });

  test('from another store: the same rows, and none that are read in addition', async () => {
    await store.theirs('a', SET);
    await reading.get('a', schema);
    const same = reading.on(new MemoryStore());
    expect(await same.get('a', schema)).toEqual(SET);
    expect(await same.getIfThere('b', schema)).toBeUndefined();
    expect(await same.readAgain()).toBeUndefined();
    const fork = reading.fork();
    await store.theirs('b', SET);
    await fork.get('b', schema);
    expect(fork.changes([], [])).toHaveLength(2);
    expect(reading.changes([], [])).toHaveLength(1);
  });
});

describe('rows in hand', () => {
  const names = ['a', 'b'] as const;
  let inHand: RowsInHand;

  beforeEach(async () => {
    for (const row of names) await store.theirs(row, SET);
    inHand = new RowsInHand({ store, tenantId: TENANT });
    for (const row of names) await inHand.get(row, schema);
    store.reads.length = 0;
  });

  test('are read once, and a decision begins with them', async () => {
    expect([await inHand.get('a', schema), await inHand.get('none', schema)]).toEqual([
      SET,
      undefined,
    ]);
    const begun = new Reading(store, TENANT, inHand);
    expect(await begun.get('none', schema)).toBeUndefined();
    expect(begun.takenFrom).toBeUndefined();
    expect(await begun.get('a', schema)).toEqual(SET);
    expect(begun.takenFrom).toBe(inHand);
    expect(store.reads).toEqual(['none', 'none']);
  });

  test('are afterwards as a commit has left them, where the store said how', async () => {
    const changes: readonly Change[] = [
      { kind: 'replace', row: 'a', etag: 'old', value: UNSET },
      { kind: 'check', row: 'b', etag: 'old' },
      { kind: 'insert', row: 'c', value: SET },
    ];
    inHand.note(changes, new Map(['a', 'b', 'c'].map((row) => [row, `of ${row}`])));
    expect([...names, 'c'].map((row) => inHand.peek(row))).toEqual([
      { row: 'a', etag: 'of a', value: UNSET },
      { row: 'b', etag: 'of b', value: SET },
      // Nobody took it up.
      undefined,
    ]);
  });

  test.each<[string, Change, string[]]>([
    ['whose ETag it did not say', { kind: 'replace', row: 'a', etag: 'old', value: UNSET }, []],
    ['that it deleted', { kind: 'delete', row: 'a', etag: 'old' }, []],
  ])('are not in hand where they are ones %s', (_which, change, said) => {
    inHand.note([change], new Map(said.map((row) => [row, 'new'])));
    expect([inHand.peek('a'), inHand.peek('b')?.value]).toEqual([undefined, SET]);
  });

  test('that are missing stay so where they were checked by another commit', async () => {
    await inHand.get('none', schema);
    inHand.note([{ kind: 'check', row: 'none', etag: 'any' }], new Map([['none', 'any']]));
    expect(inHand.peek('none')).toBeUndefined();
  });

  test('are read afresh once they may be otherwise', async () => {
    inHand.drop();
    expect(names.map((row) => inHand.peek(row))).toEqual([undefined, undefined]);
    await store.theirs('a', UNSET);
    expect(await inHand.get('a', schema)).toEqual(UNSET);
  });
});
