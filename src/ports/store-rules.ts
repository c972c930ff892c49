// What every store refuses, because the narrowest one would: our own bugs, found before anything is written.
import { InvariantBroken } from '../domain/outcome.js';
import { MAX_CHANGES, MAX_PAGE, MAX_VALUE_BYTES } from './store.js';
import type { Change, JsonObject, RowName, RowRange } from './store.js';

/**
 * Bytes of all values of one commit, as JSON text within JSON. Table Storage takes 4 MiB a transaction, Cosmos DB for Table
 * 2 MB; the rest is left to the headers of up to a hundred entries.
 */
export const MAX_COMMIT_BYTES = 1_700_000;
const ROW_NAME = /^[0-9A-Za-z._~-]{1,200}$/;

/** Each value as JSON. Throws `InvariantBroken` where a commit is one that some store could not do. */
export function assertCommit(changes: readonly Change[]): ReadonlyMap<RowName, string> {
  if (changes.length === 0 || changes.length > MAX_CHANGES) {
    throw new InvariantBroken(`a commit of ${changes.length} changes`);
  }
  const named = new Set<RowName>();
  const texts = new Map<RowName, string>();
  for (const change of changes) {
    assertRowName(change.row);
    if (named.has(change.row)) throw new InvariantBroken('a commit names a row twice');
    named.add(change.row);
    if ('value' in change) texts.set(change.row, textOf(change.value));
  }
  assertTogether([...texts.values()]);
  return texts;
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

function textOf(value: JsonObject): string {
  assertKept(value);
  const text = JSON.stringify(value);
  if (Buffer.byteLength(text, 'utf8') > MAX_VALUE_BYTES) {
    throw new InvariantBroken('a stored value is too large');
  }
  return text;
}

/** Written as JSON once more only where that may matter: at most it doubles each byte. */
function assertTogether(texts: readonly string[]): void {
  const sum = (bytesOf: (text: string) => number): number =>
    texts.reduce((bytes, text) => bytes + bytesOf(text), 0);
  if (sum((text) => 2 * Buffer.byteLength(text, 'utf8') + 2) <= MAX_COMMIT_BYTES) return;
  if (sum((text) => Buffer.byteLength(JSON.stringify(text), 'utf8')) > MAX_COMMIT_BYTES) {
    throw new InvariantBroken('the values of a commit are too large');
  }
}

/** What JSON, or its way back into an object, would lose without a word. Looked for here: JSON itself asks for each member slowly. */
function assertKept(member: unknown): void {
  if (member === undefined) throw new InvariantBroken('a stored value holds undefined');
  if (typeof member === 'number' && !Number.isFinite(member)) {
    throw new InvariantBroken('a stored value holds a number that JSON does not have');
  }
  if (typeof member !== 'object' || member === null) return;
  for (const [key, part] of Object.entries(member)) {
    if (key === '__proto__') throw new InvariantBroken('a stored value names a prototype');
    assertKept(part);
  }
}
