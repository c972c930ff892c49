// What several plans want written, one on top of the other, before any of it is: a store that shows each plan what the ones
// before it leave, and one commit of all of them. What it cannot hold as exactly as a commit of its own would is put off.
import type { TenantId } from '../../domain/ids.js';
import { InvariantBroken } from '../../domain/outcome.js';
import type { Change, ETag, Page, Row, RowName, RowRange, Store } from '../../ports/store.js';

/** To be decided later, on top of what is in the store by then. */
export class PutOff extends Error {}

type Entry = {
  /** As it is in the store; undefined where it is not there. */
  readonly base: ETag | undefined;
  /** What it will be; undefined where it will be gone. */
  readonly row: Row | undefined;
  readonly change: Change;
  /** Which plan was the last to write it. */
  readonly by: number;
};

export class Overlay implements Store {
  readonly #store: Store;
  readonly #read = new Map<RowName, Promise<Row | undefined>>();
  readonly #entries = new Map<RowName, Entry>();
  #plans = 0;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Rows of the commit so far. */
  get size(): number {
    return this.#entries.size;
  }

  /** Each row is read once. */
  async get(partition: TenantId, row: RowName): Promise<Row | undefined> {
    const entry = this.#entries.get(row);
    if (entry !== undefined && isWritten(entry)) return entry.row;
    const reading = this.#read.get(row) ?? this.#store.get(partition, row);
    this.#read.set(row, reading);
    return reading;
  }

  /** Throws `PutOff` where a row of it is written by an earlier plan. */
  async list(partition: TenantId, range: RowRange): Promise<Page> {
    const { from, to } = range;
    const touched = [...this.#entries].some(
      ([row, entry]) => row >= from && row < to && isWritten(entry),
    );
    if (touched) throw new PutOff('a list of rows that are being written');
    return this.#store.list(partition, range);
  }

  async commit(): Promise<never> {
    throw new InvariantBroken('a plan wrote');
  }

  async close(): Promise<void> {
    throw new InvariantBroken('a plan closed its store');
  }

  /** Its number. Throws `PutOff`, having taken nothing of it, where it does not go with the others. */
  add(changes: readonly Change[]): number {
    const by = this.#plans + 1;
    const added = changes.map((change) => [change.row, this.#joined(change, by)] as const);
    for (const [row, entry] of added) this.#entries.set(row, entry);
    this.#plans = by;
    return by;
  }

  changes(): readonly Change[] {
    return [...this.#entries.values()].map(({ change }) => change);
  }

  /** Of the rows that nobody wrote after this plan, as the store said them. */
  etagsFor(plan: number, etags: ReadonlyMap<RowName, ETag>): ReadonlyMap<RowName, ETag> {
    return new Map([...etags].filter(([row]) => (this.#entries.get(row)?.by ?? plan) <= plan));
  }

  #joined(change: Change, by: number): Entry {
    const before = this.#entries.get(change.row);
    if (before === undefined) return entryOf(change, by);
    // Made or ended twice in one commit: what it was like before could not be held any more.
    const now = before.row;
    if (change.kind === 'insert' || now?.etag !== change.etag) throw new PutOff('another state');
    if (change.kind === 'check') return before;
    const erases = [before.change, change].some((one) => 'erases' in one);
    if (before.base !== undefined) {
      const joined = { ...change, etag: before.base };
      return entryOf(erases && joined.kind === 'replace' ? { ...joined, erases } : joined, by);
    }
    if (change.kind === 'delete') throw new PutOff('made and ended in one commit');
    return entryOf({ kind: 'insert', row: change.row, value: change.value }, by);
  }
}

function isWritten({ change }: Entry): boolean {
  return change.kind !== 'check';
}

function entryOf(change: Change, by: number): Entry {
  const { row, etag: base }: { readonly row: RowName; readonly etag?: ETag } = change;
  if (change.kind === 'delete') return { base, row: undefined, change, by };
  if (change.kind === 'check')
    return { base, row: { row, etag: change.etag, value: {} }, change, by };
  // No store gives such an ETag: where it came into a commit, that would fail.
  return { base, row: { row, etag: `plan ${by}`, value: change.value }, change, by };
}
