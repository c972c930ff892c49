// What every store refuses, because the narrowest one would: our own bugs, found before anything is written.
import { InvariantBroken } from '../domain/outcome.js';
import { MAX_CHANGES, MAX_PAGE, MAX_VALUE_BYTES } from './store.js';
import type { Change, JsonObject, RowName, RowRange } from './store.js';

const ROW_NAME = /^[0-9A-Za-z._~-]{1,200}$/;

/** Throws `InvariantBroken` where a commit is one that some store could not do. */
export function assertCommit(changes: readonly Change[]): void {
  if (changes.length === 0 || changes.length > MAX_CHANGES) {
    throw new InvariantBroken(`a commit of ${changes.length} changes`);
  }
  const named = new Set<RowName>();
  for (const change of changes) {
    assertRowName(change.row);
    if (named.has(change.row)) throw new InvariantBroken('a commit names a row twice');
    named.add(change.row);
    if ('value' in change) assertValue(change.value);
  }
}

export function assertRowName(row: RowName): void {
  if (!ROW_NAME.test(row)) throw new InvariantBroken('a row name that some store refuses');
}

export function assertRange({ from, to, limit, after }: RowRange): void {
  for (const name of [from, to, ...(after === undefined ? [] : [after])]) assertRowName(name);
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_PAGE) {
    throw new InvariantBroken(`a page of ${limit} rows`);
  }
}

function assertValue(value: JsonObject): void {
  const text = JSON.stringify(value, (_key, member: unknown) => {
    if (member === undefined) throw new InvariantBroken('a stored value holds undefined');
    return member;
  });
  if (Buffer.byteLength(text, 'utf8') > MAX_VALUE_BYTES) {
    throw new InvariantBroken('a stored value is too large');
  }
}
