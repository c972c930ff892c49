// A row that a decision rests on is in its commit, also where it was not there: by its own means, and not because every
// commit meets every other one at the audit's head.
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { Reading, RowsInHand } from '../../../src/app/commit/reading.js';
import { InvariantBroken } from '../../../src/domain/outcome.js';
import { StoreUnavailable } from '../../../src/ports/fault.js';
import { MemoryStore } from '../../fakes/memory-store.js';
import { must, TENANT } from '../trial.js';

const schema = z.object({ set: z.boolean() });

test('a brake that was missing when it was read cannot be set unnoticed', async () => {
  const store = new MemoryStore();
  const reading = new Reading(store, TENANT);
  expect(await reading.hold('brake~a', schema, { set: false })).toEqual({ set: false });
  const other = new Reading(store, TENANT);
  await other.hold('brake~a', schema, { set: false });
  const set = other.changes([{ row: 'brake~a', value: { set: true } }], []);
  expect(await store.commit(TENANT, set)).toMatchObject({ ok: true });
  const mine = reading.changes([{ row: 'mine', value: {} }], []);
  expect(await store.commit(TENANT, mine)).toEqual({ ok: false, conflict: 'brake~a' });
});

test('a brake that was missing is there afterwards', async () => {
  const store = new MemoryStore();
  const reading = new Reading(store, TENANT);
  await reading.hold('brake~a', schema, { set: false });
  await store.commit(TENANT, reading.changes([{ row: 'mine', value: {} }], []));
  expect((await store.get(TENANT, 'brake~a'))?.value).toEqual({ set: false });
});

const ROW = 'brake~a';
const ALL = { from: 'a', to: 'z', limit: 9 };

async function withRow(): Promise<{ store: MemoryStore; reading: Reading }> {
  const store = new MemoryStore();
  await store.commit(TENANT, [{ kind: 'insert', row: ROW, value: { set: false } }]);
  return { store, reading: new Reading(store, TENANT) };
}

/** By somebody else. */
async function write(store: MemoryStore, set: boolean): Promise<void> {
  const { etag } = must(await store.get(TENANT, ROW));
  await store.commit(TENANT, [{ kind: 'replace', row: ROW, etag, value: { set } }]);
}

describe('a decision', () => {
  test('that rests on a row fails where the row was written since, whether it writes or ends it or not', async () => {
    const put = { row: 'mine', value: {} };
    for (const [puts, deletes] of [
      [[put], []],
      [[{ row: ROW, value: { set: true } }], []],
      [[put], [ROW]],
    ] as const) {
      const { store, reading } = await withRow();
      expect(await reading.get(ROW, schema)).toEqual({ set: false });
      await write(store, false);
      const done = await store.commit(TENANT, reading.changes(puts, deletes));
      expect(done).toEqual({ ok: false, conflict: ROW });
      expect(await store.get(TENANT, 'mine')).toBeUndefined();
    }
  });

  test('reads each row once, as it was then', async () => {
    const { store, reading } = await withRow();
    await reading.get(ROW, schema);
    await write(store, true);
    expect(await reading.get(ROW, schema)).toEqual({ set: false });
  });

  test('cannot rest on what was not there and may come, nor end what it has not read', async () => {
    const { reading } = await withRow();
    await reading.get('other', schema);
    expect(() => reading.changes([], [])).toThrow(InvariantBroken);
    expect(() => reading.changes([], [])).toThrow(/other/);
    const another = (await withRow()).reading;
    expect(() => another.changes([], [ROW])).toThrow(InvariantBroken);
    expect(() => another.changes([], [ROW])).toThrow(/brake~a/);
  });

  test('stops at a row that is not as it was written, and says which', async () => {
    const { reading } = await withRow();
    const other = z.object({ set: z.string() });
    await expect(reading.get(ROW, other)).rejects.toThrow(StoreUnavailable);
    await expect(reading.get(ROW, other)).rejects.toThrow(/brake~a is not as it was written/);
  });

  test('may end a row that is there, and rests on none that is not', async () => {
    const { store, reading } = await withRow();
    const looking = new Reading(store, TENANT);
    expect(await looking.isThere(ROW)).toBe(true);
    expect(await looking.isThere('other')).toBe(false);
    expect(looking.changes([], [ROW])).toMatchObject([{ kind: 'delete', row: ROW }]);
    expect(await reading.getIfThere('another', schema)).toBeUndefined();
    expect(await reading.getIfThere(ROW, schema)).toEqual({ set: false });
    const ended = reading.changes([], [ROW]);
    expect(ended).toMatchObject([{ kind: 'delete', row: ROW }]);
    expect(await store.commit(TENANT, ended)).toMatchObject({ ok: true });
  });

  test('says that what it writes over must be gone from the disk', async () => {
    const { reading } = await withRow();
    await reading.get(ROW, schema);
    const put = { row: ROW, value: { set: true } } as const;
    expect(reading.changes([{ ...put, erases: true }], [])).toMatchObject([{ erases: true }]);
    expect(reading.changes([put], [])).toMatchObject([{ kind: 'replace', row: ROW }]);
    expect(reading.changes([put], [])[0]).not.toHaveProperty('erases');
    const added = { row: 'mine', value: {} };
    expect(reading.changes([added], [])).toMatchObject([{ kind: 'insert', row: 'mine' }, {}]);
  });

  test('knows whether it rests on a list, also where it is taken up again', async () => {
    const { store, reading } = await withRow();
    expect([reading.restsOnList, reading.fork().restsOnList]).toEqual([false, false]);
    expect((await reading.list(ALL)).rows.map(({ row }) => row)).toEqual([ROW]);
    expect([reading.restsOnList, reading.on(store).restsOnList]).toEqual([true, true]);
  });

  test('that is taken up again rests on the same rows, also on a brake that was missing', async () => {
    const { store, reading } = await withRow();
    await reading.get(ROW, schema);
    await reading.hold('brake~b', schema, { set: false });
    const kinds = reading.fork().changes([], []);
    expect(kinds).toEqual(reading.on(store).changes([], []));
    expect(kinds).toMatchObject([
      { kind: 'check', row: ROW },
      { kind: 'insert', row: 'brake~b', value: { set: false } },
    ]);
  });

  test('stands where its rows say what they said, and not where one says anything else', async () => {
    const { store, reading } = await withRow();
    expect(await reading.hold(ROW, schema, { set: true })).toEqual({ set: false });
    await reading.hold('brake~b', schema, { set: false });
    await write(store, false);
    const rows = must(await reading.readAgain());
    reading.renew(rows);
    expect(await store.commit(TENANT, reading.changes([], []))).toMatchObject({ ok: true });
    const two = new Reading(store, TENANT);
    await two.get(ROW, schema);
    await two.get('brake~b', schema);
    await write(store, true);
    expect(await two.readAgain()).toBeUndefined();
  });
});

describe('what a press has in hand', () => {
  test('is read once, and afresh after it was dropped or where nobody says how a commit left it', async () => {
    const { store } = await withRow();
    const inHand = new RowsInHand({ store, tenantId: TENANT });
    expect(inHand.peek(ROW)).toBeUndefined();
    expect(await inHand.get('other', schema)).toBeUndefined();
    await inHand.get(ROW, schema);
    await write(store, true);
    expect(await inHand.get(ROW, schema)).toEqual({ set: false });
    inHand.drop();
    expect(await inHand.get(ROW, schema)).toEqual({ set: true });
    inHand.note([{ kind: 'check', row: ROW, etag: 'e1' }], new Map([[ROW, 'e2']]));
    expect(inHand.peek(ROW)).toEqual({ row: ROW, etag: 'e2', value: { set: true } });
    inHand.note(
      [{ kind: 'insert', row: 'not in hand', value: {} }],
      new Map([['not in hand', 'e']]),
    );
    expect(inHand.peek('not in hand')).toBeUndefined();
    const replaced = { kind: 'replace', row: ROW, etag: 'e2', value: { set: false } } as const;
    inHand.note([replaced], new Map([[ROW, 'e3']]));
    expect(inHand.peek(ROW)).toEqual({ row: ROW, etag: 'e3', value: { set: false } });
    inHand.note([{ kind: 'check', row: ROW, etag: 'e3' }], new Map());
    expect(inHand.peek(ROW)).toBeUndefined();
    inHand.note([{ kind: 'check', row: ROW, etag: 'e3' }], new Map([[ROW, 'e4']]));
    expect(inHand.peek(ROW)).toBeUndefined();
  });

  test('is what a decision begins with, and the decision says so', async () => {
    const { store } = await withRow();
    const inHand = new RowsInHand({ store, tenantId: TENANT });
    await inHand.get(ROW, schema);
    await write(store, true);
    const reading = new Reading(store, TENANT, inHand);
    expect(reading.restsOnHand).toBe(false);
    expect(await reading.get('other', schema)).toBeUndefined();
    expect(reading.restsOnHand).toBe(false);
    expect(await reading.get(ROW, schema)).toEqual({ set: false });
    expect(reading.restsOnHand).toBe(true);
  });
});
