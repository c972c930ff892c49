// What several plans want written is one commit that does what theirs would have done, one after the other; what it could not hold as
// exactly is put off.
import { beforeEach, describe, expect, test } from '@jest/globals';
import { Overlay, PutOff } from '../../../src/app/commit/overlay.js';
import { InvariantBroken } from '../../../src/domain/outcome.js';
import type { Change, ETag, JsonObject, RowName } from '../../../src/ports/store.js';
import { must, TENANT } from '../trial.js';
import { WatchedStore } from './watched-store.js';

let store: WatchedStore;
let overlay: Overlay;
let etag: ETag;

beforeEach(async () => {
  store = new WatchedStore();
  overlay = new Overlay(store);
  ({ etag } = await store.theirs('row', { n: 0 }));
});

/** A plan as it is decided: with what it sees, and the ETag that it sees. */
async function replacing(n: number, erases = false): Promise<Change> {
  const seen = must(await overlay.get(TENANT, 'row'));
  const change = { kind: 'replace', row: 'row', etag: seen.etag, value: { n } } as const;
  return erases ? { ...change, erases } : change;
}
const insert = (row: RowName, value: JsonObject = {}): Change => ({ kind: 'insert', row, value });
const check = (etagSeen: ETag, row = 'row'): Change => ({ kind: 'check', row, etag: etagSeen });
const remove = (etagSeen: ETag): Change => ({ kind: 'delete', row: 'row', etag: etagSeen });
const shown = async (row = 'row'): Promise<JsonObject | undefined> =>
  (await overlay.get(TENANT, row))?.value;

describe('a plan sees', () => {
  test('what is in the store, each row read once', async () => {
    expect([await shown(), await shown(), await shown('none')]).toEqual([
      { n: 0 },
      { n: 0 },
      undefined,
    ]);
    await shown('none');
    expect(store.reads).toEqual(['row', 'none']);
  });

  test('what the plans before it leave: rows that are put, changed and gone', async () => {
    overlay.add([insert('new', { n: 7 }), await replacing(1)]);
    expect([await shown('new'), await shown()]).toEqual([{ n: 7 }, { n: 1 }]);
    overlay.add([remove(must(await overlay.get(TENANT, 'row')).etag)]);
    expect(await overlay.get(TENANT, 'row')).toBeUndefined();
  });

  test('a row that was only checked as it is in the store', async () => {
    overlay.add([check(etag)]);
    expect(await shown()).toEqual({ n: 0 });
    expect(await overlay.get(TENANT, 'row')).toMatchObject({ etag });
  });

  test.each([
    { list: 'ends before the row', from: 'a', to: 'row', sees: true },
    { list: 'begins behind it', from: 'row.', to: 'z', sees: true },
    { list: 'begins with it', from: 'row', to: 'z', sees: false },
    { list: 'ends behind it', from: 'a', to: 'row.', sees: false },
  ])('a list that $list, of what is being written: $sees', async ({ from, to, sees }) => {
    overlay.add([insert('zzz'), await replacing(1)]);
    const list = overlay.list(TENANT, { from, to, limit: 9 });
    if (sees) expect(await list).toEqual({ rows: [], more: false });
    else await expect(list).rejects.toThrow(new PutOff('a list of rows that are being written'));
  });

  test('a list of rows that were checked alone', async () => {
    overlay.add([check(etag)]);
    const { rows } = await overlay.list(TENANT, { from: 'a', to: 'z', limit: 9 });
    expect(rows).toMatchObject([{ row: 'row', value: { n: 0 } }]);
  });
});

test('a plan writes nothing by itself, and leaves the store open', async () => {
  await expect(overlay.commit()).rejects.toThrow(new InvariantBroken('a plan wrote'));
  const closing = overlay.close();
  await expect(closing).rejects.toThrow(new InvariantBroken('a plan closed its store'));
  expect(await store.kept('row')).toEqual({ n: 0 });
});

describe('the one commit', () => {
  test('names each row once, as it is in the store, and has the last word of it', async () => {
    expect(overlay.add([await replacing(1), insert('new', { n: 1 })])).toBe(1);
    const made = must(await overlay.get(TENANT, 'new'));
    const again: Change = { kind: 'replace', row: 'new', etag: made.etag, value: { n: 2 } };
    expect(overlay.add([await replacing(2), again])).toBe(2);
    expect(overlay.size).toBe(2);
    expect(overlay.changes()).toStrictEqual([
      { kind: 'replace', row: 'row', etag, value: { n: 2 } },
      insert('new', { n: 2 }),
    ]);
    expect(await store.commit(TENANT, overlay.changes())).toMatchObject({ ok: true });
  });

  test('holds what one plan checked and the next one writes', async () => {
    overlay.add([check(etag)]);
    overlay.add([await replacing(1)]);
    expect(overlay.changes()).toStrictEqual([
      { kind: 'replace', row: 'row', etag, value: { n: 1 } },
    ]);
  });

  test('writes what one plan wrote and the next one only checked', async () => {
    overlay.add([await replacing(1)]);
    overlay.add([check(must(await overlay.get(TENANT, 'row')).etag)]);
    expect(overlay.changes()).toStrictEqual([
      { kind: 'replace', row: 'row', etag, value: { n: 1 } },
    ]);
    expect(await shown()).toEqual({ n: 1 });
    expect([...overlay.etagsFor(1, new Map([['row', 'new']]))]).toEqual([['row', 'new']]);
  });

  test.each([
    { which: 'the first', first: true, second: false },
    { which: 'the last', first: false, second: true },
  ])('has the bytes off the disk where $which of two must', async ({ first, second }) => {
    overlay.add([await replacing(1, first)]);
    overlay.add([await replacing(2, second)]);
    expect(overlay.changes()).toStrictEqual([
      { kind: 'replace', row: 'row', etag, value: { n: 2 }, erases: true },
    ]);
  });

  test('deletes what one plan changed and the next one ends', async () => {
    overlay.add([await replacing(1, true)]);
    overlay.add([remove(must(await overlay.get(TENANT, 'row')).etag)]);
    expect(overlay.changes()).toStrictEqual([remove(etag)]);
  });
});

describe('is put off', () => {
  const state = new PutOff('another state');

  test('what would put a row that is put already', () => {
    overlay.add([insert('new', { n: 1 })]);
    expect(() => overlay.add([insert('new', { n: 2 })])).toThrow(state);
    expect(overlay.changes()).toEqual([insert('new', { n: 1 })]);
  });

  test('what would put anew a row that was ended in it', () => {
    overlay.add([remove(etag)]);
    expect(() => overlay.add([insert('row')])).toThrow(state);
    expect(() => overlay.add([check(etag)])).toThrow(state);
  });

  test('what rests on another state than the one before left', async () => {
    overlay.add([await replacing(1)]);
    expect(() => overlay.add([check(etag)])).toThrow(state);
  });

  test('what rests on what one before left, and another one has changed since', async () => {
    overlay.add([await replacing(1)]);
    const late = await replacing(3);
    overlay.add([await replacing(2)]);
    expect(() => overlay.add([late])).toThrow(state);
  });

  test('what ends a row that was put in it', async () => {
    overlay.add([insert('new')]);
    const { etag: made } = must(await overlay.get(TENANT, 'new'));
    const ended: Change = { kind: 'delete', row: 'new', etag: made };
    expect(() => overlay.add([ended])).toThrow(new PutOff('made and ended in one commit'));
  });

  test('as a whole: nothing of it is taken, and the next has its number', () => {
    overlay.add([insert('first')]);
    expect(() => overlay.add([insert('second'), insert('first')])).toThrow(PutOff);
    expect(overlay.size).toBe(1);
    expect(overlay.add([insert('third')])).toBe(2);
  });
});

test('each plan learns the ETags of rows that nobody wrote after it', async () => {
  overlay.add([await replacing(1), insert('mine')]);
  overlay.add([await replacing(2), insert('yours')]);
  const etags = new Map(['row', 'mine', 'yours', 'other'].map((row) => [row, `of ${row}`]));
  expect([...overlay.etagsFor(1, etags).keys()]).toEqual(['mine', 'other']);
  expect([...overlay.etagsFor(2, etags).keys()]).toEqual(['row', 'mine', 'yours', 'other']);
});
