// What every store refuses as our own mistake, because one of them would.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { InvariantBroken } from '../../src/domain/outcome.js';
import type { Change, JsonObject, RowRange, Store } from '../../src/ports/store.js';
import { HERE, insert } from './store.contract.js';

const quotes = (_: unknown, index: number): Change =>
  insert(`r${index}`, { text: '"'.repeat(14_000) });

export function storeRefusals(name: string, open: () => Promise<Store>): void {
  describe(`${name}: a store`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(async () => {
      await store.close();
    });

    test.each<readonly [string, readonly Change[]]>([
      ['nothing', []],
      ['101 changes', Array.from({ length: 101 }, (_, index) => insert(`r${index}`))],
      ['the same row twice', [insert('a'), insert('a')]],
      ['a slash in a name', [insert('a/b')]],
      ['an empty name', [insert('')]],
      ['a name of 201 characters', [insert('n'.repeat(201))]],
      ['a value of more than 30,000 bytes', [insert('a', { text: 'ä'.repeat(15_001) })]],
      ['values that are too much together', Array.from({ length: 70 }, quotes)],
      ['undefined in a value', [insert('a', { list: [undefined as unknown as null] })]],
      ['a number that JSON does not have', [insert('a', { deep: { n: NaN } })]],
      ['a name that objects lose', [insert('a', JSON.parse('{"__proto__":{}}') as JsonObject)]],
    ])('refuses %s as our own mistake, and does nothing', async (_what, changes) => {
      await expect(store.commit(HERE, changes)).rejects.toThrow(InvariantBroken);
      expect((await store.list(HERE, { from: '0', to: 'z', limit: 9 })).rows).toEqual([]);
    });

    test.each<readonly [string, Partial<RowRange>]>([
      ['no rows', { limit: 0 }],
      ['1,001 rows', { limit: 1001 }],
      ['a part of a row', { limit: 1.5 }],
      ['rows from a name that cannot be', { from: 'a/b' }],
      ['rows behind no name', { after: '' }],
    ])('refuses to list %s', async (_what, wrong) => {
      const range = { from: 'a', to: 'z', limit: 9, ...wrong };
      await expect(store.list(HERE, range)).rejects.toThrow(InvariantBroken);
    });
  });
}
