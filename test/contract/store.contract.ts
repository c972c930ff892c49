// What every store promises, whichever it is.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parseTenantId } from '../../src/domain/ids.js';
import { StoreUnavailable } from '../../src/ports/fault.js';
import type { Change, JsonObject, Store } from '../../src/ports/store.js';
import { DroppingStore } from '../fakes/dropping-store.js';
import { must } from '../app/trial.js';

export const HERE = must(parseTenantId('7e57ab1e-0000-4000-8000-00000000000a'));
export const THERE = must(parseTenantId('7e57ab1e-0000-4000-8000-00000000000b'));

export const insert = (row: string, value: JsonObject = {}): Change => ({
  kind: 'insert',
  row,
  value,
});

export function storeContract(name: string, open: () => Promise<Store>): void {
  describe(`${name}: a store`, () => {
    let store: Store;
    const etagOf = async (row: string): Promise<string> => must(await store.get(HERE, row)).etag;
    const valueOf = async (row: string): Promise<JsonObject | undefined> =>
      (await store.get(HERE, row))?.value;

    beforeEach(async () => {
      store = await open();
    });
    afterEach(async () => {
      await store.close();
    });

    test('commits all of it or nothing', async () => {
      await store.commit(HERE, [insert('b')]);
      const refused = await store.commit(HERE, [insert('a'), insert('b'), insert('c')]);
      expect(refused).toEqual({ ok: false, conflict: 'b' });
      expect(await store.get(HERE, 'a')).toBeUndefined();
      expect(await store.get(HERE, 'c')).toBeUndefined();
    });

    test('names the first of several rows in conflict', async () => {
      await store.commit(HERE, [insert('b')]);
      const changes: readonly Change[] = [
        insert('c'),
        { kind: 'check', row: 'a', etag: '1' },
        insert('b'),
      ];
      expect(await store.commit(HERE, changes)).toEqual({ ok: false, conflict: 'a' });
    });

    test('refuses to replace, delete or check a row that has changed, or is not there', async () => {
      await store.commit(HERE, [insert('a', { n: 1 })]);
      const old = await etagOf('a');
      await store.commit(HERE, [{ kind: 'replace', row: 'a', etag: old, value: { n: 2 } }]);
      for (const row of ['a', 'missing']) {
        const stale: readonly Change[] = [
          { kind: 'replace', row, etag: old, value: { n: 3 } },
          { kind: 'delete', row, etag: old },
          { kind: 'check', row, etag: old },
        ];
        for (const change of stale) {
          expect(await store.commit(HERE, [change])).toEqual({ ok: false, conflict: row });
        }
      }
      expect(await valueOf('a')).toEqual({ n: 2 });
    });

    test('a check lets the commit through while the row is as it was, and changes no value', async () => {
      await store.commit(HERE, [insert('a', { n: 1 })]);
      const check = { kind: 'check', row: 'a', etag: await etagOf('a') } as const;
      const done = await store.commit(HERE, [check, insert('b')]);
      // An ETag that a commit says is the one that the row has now.
      const said = [...must(done.ok ? done.etags : undefined)];
      expect(said).toEqual(
        await Promise.all(said.map(async ([row]) => [row, await etagOf(row)] as const)),
      );
      expect(await valueOf('a')).toEqual({ n: 1 });
    });

    test('takes an ETag as it was given, and nothing that only resembles it', async () => {
      await store.commit(HERE, [insert('a')]);
      const etag = await etagOf('a');
      for (const other of [`${etag}.0`, `0${etag}`, ` ${etag}`, '']) {
        const changes = [{ kind: 'check', row: 'a', etag: other }] as const;
        expect(await store.commit(HERE, changes)).toEqual({ ok: false, conflict: 'a' });
      }
    });

    test('never gives a row an ETag again, also not after it was deleted', async () => {
      const seen = new Set<string>();
      for (let round = 0; round < 5; round += 1) {
        await store.commit(HERE, [insert('a')]);
        const etag = await etagOf('a');
        expect(seen).not.toContain(etag);
        seen.add(etag);
        await store.commit(HERE, [{ kind: 'delete', row: 'a', etag }]);
      }
    });

    test('lets exactly one of many writers win', async () => {
      await store.commit(HERE, [insert('a', { by: -1 })]);
      const etag = await etagOf('a');
      const results = await Promise.all(
        Array.from({ length: 20 }, async (_, by) =>
          store.commit(HERE, [{ kind: 'replace', row: 'a', etag, value: { by } }]),
        ),
      );
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      expect(await valueOf('a')).toEqual({ by: results.findIndex(({ ok }) => ok) });
    });

    test('lists a range in order of the row names, the end left out', async () => {
      const names = ['m~2', 'm~10', 'm-', 'm~B', 'm~a', 'm~A', 'm.', 'n', 'l', 'm~~'];
      await store.commit(
        HERE,
        names.map((row) => insert(row)),
      );
      const page = await store.list(HERE, { from: 'm~', to: 'm~~', limit: 100 });
      expect(page.rows.map(({ row }) => row)).toEqual(['m~10', 'm~2', 'm~A', 'm~B', 'm~a']);
      expect(page.more).toBe(false);
    });

    test('lists in pages without a gap or a repetition, while others write', async () => {
      const names = Array.from({ length: 25 }, (_, index) => `p~${index + 10}`);
      await store.commit(
        HERE,
        names.map((row) => insert(row)),
      );
      const seen: string[] = [];
      for (let after: string | undefined, more = true; more;) {
        const range = { from: 'p~', to: 'p~~', limit: 10 };
        const page = await store.list(HERE, after === undefined ? range : { ...range, after });
        seen.push(...page.rows.map(({ row }) => row));
        after = seen.at(-1);
        more = page.more;
        await store.commit(HERE, [insert(`p~0${seen.length}`)]);
      }
      expect(seen).toEqual(names);
    });

    test('keeps tenants apart', async () => {
      await store.commit(HERE, [insert('a', { of: 'here' })]);
      expect(await store.get(THERE, 'a')).toBeUndefined();
      expect(await store.commit(THERE, [insert('a', { of: 'there' })])).toMatchObject({ ok: true });
      expect((await store.list(THERE, { from: 'a', to: 'b', limit: 9 })).rows).toHaveLength(1);
      expect(await valueOf('a')).toEqual({ of: 'here' });
    });

    test('gives values back as they were', async () => {
      const value = {
        text: 'Zoë 漢字 \u0000 "quoted" \\ \u2028',
        empty: '',
        most: Number.MAX_SAFE_INTEGER,
        less: -1,
        nested: { list: [1, 'two', null, true, { deep: [] }] },
      };
      await store.commit(HERE, [insert('a', value)]);
      expect(await valueOf('a')).toEqual(value);
    });

    test('takes 100 changes at once', async () => {
      const changes = Array.from({ length: 100 }, (_, index) => insert(`r${index}`));
      expect(await store.commit(HERE, changes)).toMatchObject({ ok: true });
    });

    test('an answer that is lost after the commit leaves the commit done; before it, undone', async () => {
      const line = new DroppingStore(store);
      line.dropNext('before', 'after');
      await expect(line.commit(HERE, [insert('a')])).rejects.toThrow(StoreUnavailable);
      expect(await store.get(HERE, 'a')).toBeUndefined();
      await expect(line.commit(HERE, [insert('b')])).rejects.toThrow(StoreUnavailable);
      expect(await store.get(HERE, 'b')).toBeDefined();
    });

    test('a read can be lost, too', async () => {
      const line = new DroppingStore(store);
      line.dropReadsBy((read) => (read === 0 ? 'before' : read === 1 ? 'after' : 'none'));
      await expect(line.get(HERE, 'a')).rejects.toThrow(StoreUnavailable);
      const range = { from: 'a', to: 'b', limit: 9 };
      await expect(line.list(HERE, range)).rejects.toThrow(StoreUnavailable);
      expect((await line.list(HERE, range)).rows).toEqual([]);
    });

    test('answers nothing once it is closed', async () => {
      await store.close();
      await expect(store.get(HERE, 'a')).rejects.toThrow(StoreUnavailable);
      await expect(store.list(HERE, { from: 'a', to: 'b', limit: 9 })).rejects.toThrow(
        StoreUnavailable,
      );
      await expect(store.commit(HERE, [insert('a')])).rejects.toThrow(StoreUnavailable);
      await store.close();
    });
  });
}
