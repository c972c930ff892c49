// What the embedded store reads and writes, one statement each, and what of it is kept in memory: the file has no other writer.
import type Database from 'libsql';
import { z } from 'zod';
import type { TenantId } from '../../domain/ids.js';
import type { Change, Page, Row, RowName, RowRange } from '../../ports/store.js';
import { KeptRows, objectIn } from './kept-rows.js';
import type { Fresh } from './kept-rows.js';

/** Ordered as rows are within their partition. */
export function keyOf(partition: TenantId, row: RowName): string {
  return `${partition} ${row}`;
}

/** `texts`: what the values are as JSON, by row. */
export type Written = {
  readonly changes: readonly Change[];
  readonly texts: ReadonlyMap<RowName, string>;
};

const stored = z.object({ row: z.string(), etag: z.number(), value: z.string() });
const newest = z.object({ etag: z.number() });

/** Throws what libsql throws, and `StoreUnavailable` where a row is not as it was written. */
export class SqliteRows {
  readonly #mayKeep: (row: RowName) => boolean;
  readonly #kept = new KeptRows();
  readonly #get: Database.Statement;
  readonly #list: Database.Statement;
  readonly #insert: Database.Statement;
  readonly #replace: Database.Statement;
  readonly #delete: Database.Statement;
  readonly #check: Database.Statement;
  readonly #nextEtag: Database.Statement;

  /** `mayKeep`: whether a row may be kept in memory. */
  constructor(database: Database.Database, mayKeep: (row: RowName) => boolean) {
    this.#mayKeep = mayKeep;
    const prepare = (sql: string): Database.Statement => database.prepare(sql);
    // ETags are compared as the text that they are to callers.
    const current = 'partition = ? AND row = ? AND CAST(etag AS TEXT) = ?';
    this.#get = prepare('SELECT row, etag, value FROM store.rows WHERE partition = ? AND row = ?');
    this.#list = prepare(
      'SELECT row, etag, value FROM store.rows WHERE partition = ? AND row >= ? AND row > ? AND row < ? ORDER BY row LIMIT ?',
    );
    this.#insert = prepare(
      'INSERT OR IGNORE INTO store.rows (partition, row, etag, value) VALUES (?, ?, ?, ?)',
    );
    this.#replace = prepare(`UPDATE store.rows SET etag = ?, value = ? WHERE ${current}`);
    this.#delete = prepare(`DELETE FROM store.rows WHERE ${current}`);
    this.#check = prepare(`SELECT 1 FROM store.rows WHERE ${current}`);
    // Never taken back, so that a row deleted and inserted again has another ETag.
    this.#nextEtag = prepare('UPDATE store.last_etag SET etag = etag + 1 RETURNING etag');
  }

  get(partition: TenantId, row: RowName): Row | undefined {
    const key = keyOf(partition, row);
    const kept = this.#kept.get(key) ?? this.#read(partition, row);
    return kept === 'absent' ? undefined : kept;
  }

  #read(partition: TenantId, row: RowName): Row | 'absent' {
    const key = keyOf(partition, row);
    const found = this.#get.get(partition, row);
    if (found === undefined) {
      if (this.#mayKeep(row)) this.#kept.set(key, 'absent');
      return 'absent';
    }
    const { etag, value } = stored.parse(found);
    this.#keep(key, { name: row, etag, text: value });
    return this.#kept.get(key) ?? toRow(found);
  }

  list(partition: TenantId, { from, to, limit, after = '' }: RowRange): Page {
    const rows = this.#list.all(partition, from, after, to, limit + 1).map(toRow);
    return { rows: rows.slice(0, limit), more: rows.length > limit };
  }

  /** `conflict`: the first row in conflict, or undefined where all changes are made. */
  apply(
    partition: TenantId,
    { changes, texts }: Written,
  ): { readonly conflict: RowName | undefined; readonly etag: number } {
    const { etag } = newest.parse(this.#nextEtag.get());
    const conflict = changes.find(
      (change) => !this.#applyOne(partition, change, { etag, text: texts.get(change.row) ?? '' }),
    )?.row;
    return { conflict, etag };
  }

  #applyOne(
    partition: TenantId,
    change: Change,
    { etag, text }: { readonly etag: number; readonly text: string },
  ): boolean {
    const { row } = change;
    switch (change.kind) {
      case 'insert':
        return changed(this.#insert.run(partition, row, etag, text));
      case 'replace':
        return changed(this.#replace.run(etag, text, partition, row, change.etag));
      case 'delete':
        return changed(this.#delete.run(partition, row, change.etag));
      case 'check': {
        const kept = this.#kept.etagOf(keyOf(partition, row));
        if (kept !== undefined) return kept === change.etag;
        return this.#check.get(partition, row, change.etag) !== undefined;
      }
    }
  }

  /** What was applied is in the file. */
  applied(partition: TenantId, { changes, texts }: Written, etag: number): void {
    for (const { kind, row } of changes) {
      const text = texts.get(row);
      if (kind === 'delete') this.#kept.forget(keyOf(partition, row));
      else if (text !== undefined) this.#keep(keyOf(partition, row), { name: row, etag, text });
    }
  }

  /** Nobody knows what is in the file. */
  forget(): void {
    this.#kept.clear();
  }

  #keep(key: string, kept: Fresh): void {
    if (this.#mayKeep(kept.name)) this.#kept.set(key, kept);
  }
}

function changed({ changes }: Database.RunResult): boolean {
  return changes === 1;
}

function toRow(found: unknown): Row {
  const { row, etag, value } = stored.parse(found);
  return { row, etag: String(etag), value: objectIn(value) };
}
