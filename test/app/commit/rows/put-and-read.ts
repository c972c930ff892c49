// What holds of every kind of item: how urgent it is, which two of it are the same, and that whoever delivers it reads what was put in.
// The key is held as it is spelled: what an older program has put in and what this one puts in is told once.
import { describe, expect, test } from '@jest/globals';
import type { ItemKind, Lane } from '../../../../src/app/commit/rows/outbox-row.js';
import type { JsonObject } from '../../../../src/ports/store.js';
import { NOON } from './every-name.js';
import { stored } from './kept-as.js';

/** `key`: behind the name of the kind. */
export type ItemCase<A> = readonly [about: A, lane: Lane, key: readonly (string | number)[]];

export function putAndRead<A extends JsonObject>(
  { kind, draft, read }: ItemKind<A>,
  name: string,
  cases: readonly ItemCase<A>[],
): void {
  const item = (about: JsonObject): JsonObject & { readonly kind: string } => ({ ...about, kind });

  describe(`the item ${name}`, () => {
    test.each(cases)('is as urgent as it is, and the same as its like: %j', (about, lane, key) => {
      const put = { due: NOON, lane, key: [name, ...key].join('~'), item: item(about) };
      expect(draft(NOON, about)).toEqual(put);
      expect(kind).toBe(name);
    });

    test.each(cases)('is read as it was put in: %j', (about) => {
      expect(read(stored(item(about)) as never)).toStrictEqual(about);
    });

    test.each(cases)('is not read where anything in it is nonsense: %j', (about) => {
      const spoilt = Object.keys(about).map((field) => ({ ...item(about), [field]: ['nonsense'] }));
      expect(spoilt.filter((one) => read(one) !== undefined)).toEqual([]);
    });
  });
}
