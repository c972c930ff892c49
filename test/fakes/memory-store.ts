// A store in memory that refuses what the real ones refuse.
import type { TenantId } from '../../src/domain/ids.js';
import { StoreUnavailable } from '../../src/ports/fault.js';
import { assertCommit, assertRange, assertRowName } from '../../src/ports/store-rules.js';
import type {
  Change,
  CommitResult,
  JsonObject,
  Page,
  Row,
  RowName,
  RowRange,
  Store,
} from '../../src/ports/store.js';

type Kept = { readonly etag: string; readonly text: string };

export class MemoryStore implements Store {
  readonly #partitions = new Map<string, Map<RowName, Kept>>();
  #lastEtag = 0;
  #open = true;

  async get(partition: TenantId, row: RowName): Promise<Row | undefined> {
    assertRowName(row);
    await this.#turn();
    const kept = this.#rows(partition).get(row);
    return kept === undefined ? undefined : toRow(row, kept);
  }

  async list(partition: TenantId, range: RowRange): Promise<Page> {
    assertRange(range);
    await this.#turn();
    const { from, to, limit, after = '' } = range;
    const kept = this.#rows(partition);
    const names = [...kept.keys()].filter((row) => row >= from && row > after && row < to).sort();
    // Only what is given back is parsed: this is most of what thousands of random sequences do.
    const page = names.slice(0, limit).flatMap((row) => {
      const one = kept.get(row);
      return one === undefined ? [] : [toRow(row, one)];
    });
    return { rows: page, more: names.length > limit };
  }

  async commit(partition: TenantId, changes: readonly Change[]): Promise<CommitResult> {
    assertCommit(changes);
    await this.#turn();
    const rows = this.#rows(partition);
    const conflict = changes.find((change) =>
      change.kind === 'insert' ? rows.has(change.row) : rows.get(change.row)?.etag !== change.etag,
    );
    if (conflict !== undefined) return { ok: false, conflict: conflict.row };
    this.#lastEtag += 1;
    for (const change of changes) {
      if (change.kind === 'delete') rows.delete(change.row);
      else rows.set(change.row, { etag: `"${this.#lastEtag}"`, text: textAfter(change, rows) });
    }
    const kept = changes.filter(({ kind }) => kind !== 'delete');
    const etag = `"${this.#lastEtag}"`;
    return { ok: true, etags: new Map(kept.map(({ row }) => [row, etag])) };
  }

  async close(): Promise<void> {
    this.#open = false;
  }

  #rows(partition: string): Map<RowName, Kept> {
    const rows = this.#partitions.get(partition) ?? new Map<RowName, Kept>();
    this.#partitions.set(partition, rows);
    return rows;
  }

  /** A real store answers later: others get their turn in between. */
  async #turn(): Promise<void> {
    await Promise.resolve();
    if (!this.#open) throw new StoreUnavailable('the store is closed');
  }
}

/** On Table Storage a check is a conditional merge of nothing: it, too, gives the row another ETag. */
function textAfter(
  change: Exclude<Change, { kind: 'delete' }>,
  rows: ReadonlyMap<RowName, Kept>,
): string {
  if (change.kind !== 'check') return JSON.stringify(change.value);
  return rows.get(change.row)?.text ?? '';
}

function toRow(row: RowName, { etag, text }: Kept): Row {
  return { row, etag, value: JSON.parse(text) as JsonObject };
}
