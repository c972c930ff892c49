// The embedded store: SQLite in one file, durable at every commit, held by one process at a time.
import type Database from 'libsql';
import { z } from 'zod';
import type { TenantId } from '../../domain/ids.js';
import { InvariantBroken } from '../../domain/outcome.js';
import { StoreLocked, StoreUnavailable } from '../../ports/fault.js';
import { assertCommit, assertRange, assertRowName } from '../../ports/store-rules.js';
import type {
  Change,
  CommitResult,
  ETag,
  JsonObject,
  Page,
  Row,
  RowName,
  RowRange,
  Store,
} from '../../ports/store.js';
import { errorCode } from './error-code.js';
import { Flushing } from './flushing.js';
import { SameFile } from './same-file.js';
import { troubleAt } from './system-trouble.js';
import {
  forgetLog,
  moveLog,
  openSqliteDatabase,
  releaseSqliteDatabase,
} from './open-sqlite-database.js';

/** Throws `StoreLocked` where another process holds the file, `StoreUnavailable` where it can't be opened. */
export async function openSqliteStore(path: string): Promise<Store> {
  try {
    const { database, log } = await openSqliteDatabase(path);
    return new SqliteStore(database, new Flushing(log), new SameFile(path));
  } catch (error) {
    throw isHeldByAnother(error)
      ? new StoreLocked('another process holds the store', { cause: error })
      : translated(error, path);
  }
}

const stored = z.object({ row: z.string(), etag: z.number(), value: z.string() });
const newest = z.object({ etag: z.number() });

class SqliteStore implements Store {
  readonly isOursAlone = true;
  readonly #database: Database.Database;
  readonly #flushing: Flushing;
  readonly #file: SameFile;
  readonly #get: Database.Statement;
  readonly #list: Database.Statement;
  readonly #insert: Database.Statement;
  readonly #replace: Database.Statement;
  readonly #delete: Database.Statement;
  readonly #check: Database.Statement;
  readonly #nextEtag: Database.Statement;
  #open = true;

  constructor(database: Database.Database, flushing: Flushing, file: SameFile) {
    this.#database = database;
    this.#flushing = flushing;
    this.#file = file;
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

  async get(partition: TenantId, row: RowName): Promise<Row | undefined> {
    assertRowName(row);
    const key = keyOf(partition, row);
    if (!this.#flushing.isIdle) await this.#flushing.settled((one) => one === key);
    return this.#guarded(() => {
      const found = this.#get.get(partition, row);
      return found === undefined ? undefined : toRow(found);
    });
  }

  async list(partition: TenantId, range: RowRange): Promise<Page> {
    assertRange(range);
    const { from, to, limit, after = '' } = range;
    const [first, end] = [keyOf(partition, from), keyOf(partition, to)];
    if (!this.#flushing.isIdle) await this.#flushing.settled((one) => one >= first && one < end);
    return this.#guarded(() => {
      const rows = this.#list.all(partition, from, after, to, limit + 1).map(toRow);
      return { rows: rows.slice(0, limit), more: rows.length > limit };
    });
  }

  async commit(partition: TenantId, changes: readonly Change[]): Promise<CommitResult> {
    assertCommit(changes);
    const result = this.#write(partition, changes);
    if (result.ok) await this.#flush(changes.map(({ row }) => keyOf(partition, row)));
    return result;
  }

  /** In the log, and in the file system's memory. */
  #write(partition: TenantId, changes: readonly Change[]): CommitResult {
    return this.#guarded(() => {
      this.#file.assertThere();
      this.#database.exec('BEGIN IMMEDIATE');
      try {
        const { conflict, etag } = this.#apply(partition, changes);
        this.#database.exec(conflict === undefined ? 'COMMIT' : 'ROLLBACK');
        if (conflict !== undefined) return { ok: false, conflict };
        if (changes.some(mustBeGone)) forgetLog(this.#database);
        return { ok: true, etags: etagsAfter(changes, etag) };
      } catch (error) {
        // SQLite has rolled back by itself where the disk is full; a second time would hide why.
        if (this.#database.inTransaction) this.#database.exec('ROLLBACK');
        throw error;
      }
    });
  }

  async #flush(keys: readonly string[]): Promise<void> {
    try {
      await this.#flushing.flush(keys);
    } catch (error) {
      throw translated(error, this.#file.path);
    }
  }

  async close(): Promise<void> {
    if (!this.#open) return;
    this.#open = false;
    await this.#flushing.close();
    releaseSqliteDatabase(this.#database);
  }

  /** `conflict`: the first row in conflict, or undefined where all changes are made. */
  #apply(
    partition: TenantId,
    changes: readonly Change[],
  ): { readonly conflict: RowName | undefined; readonly etag: number } {
    const { etag } = newest.parse(this.#nextEtag.get());
    const conflict = changes.find((change) => !this.#applyOne(partition, change, etag))?.row;
    return { conflict, etag };
  }

  #applyOne(partition: TenantId, change: Change, etag: number): boolean {
    const { row } = change;
    switch (change.kind) {
      case 'insert':
        return changed(this.#insert.run(partition, row, etag, JSON.stringify(change.value)));
      case 'replace': {
        const value = JSON.stringify(change.value);
        return changed(this.#replace.run(etag, value, partition, row, change.etag));
      }
      case 'delete':
        return changed(this.#delete.run(partition, row, change.etag));
      case 'check':
        return this.#check.get(partition, row, change.etag) !== undefined;
    }
  }

  /** Copied into another file: a second flush of the same one might say that all is well. */
  #moveLog(): void {
    moveLog(this.#database);
    this.#flushing.forgive();
  }

  #guarded<T>(work: () => T): T {
    if (!this.#open) throw new StoreUnavailable('the store is closed');
    try {
      if (this.#flushing.hasFailed) this.#moveLog();
      return work();
    } catch (error) {
      throw translated(error, this.#file.path);
    }
  }
}

/** Ordered as rows are within their partition. */
function keyOf(partition: TenantId, row: RowName): string {
  return `${partition} ${row}`;
}

/** It costs two flushes: only what must not be left in the log is worth them. */
function mustBeGone(change: Change): boolean {
  return change.kind === 'delete' && change.mayLinger !== true;
}

/** A check leaves a row its ETag here. */
function etagsAfter(changes: readonly Change[], etag: number): ReadonlyMap<RowName, ETag> {
  const kept = changes.filter(({ kind }) => kind !== 'delete');
  return new Map(
    kept.map((change) => [change.row, change.kind === 'check' ? change.etag : String(etag)]),
  );
}

function changed({ changes }: Database.RunResult): boolean {
  return changes === 1;
}

function toRow(found: unknown): Row {
  const { row, etag, value } = stored.parse(found);
  return { row, etag: String(etag), value: objectIn(value) };
}

/** Whatever JSON brings is JSON: to walk through all of it once more was a tenth of a turn. */
function objectIn(text: string): JsonObject {
  const value: unknown = JSON.parse(text);
  if (isObject(value)) return value;
  throw new StoreUnavailable('a row is not as it was written');
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isHeldByAnother(error: unknown): boolean {
  return (errorCode(error) ?? '').startsWith('SQLITE_BUSY');
}

function translated(error: unknown, path: string): Error {
  if (error instanceof StoreUnavailable || error instanceof InvariantBroken) return error;
  const message = `the store cannot be read or written. ${troubleAt(path, error)}`;
  return new StoreUnavailable(message, { cause: error });
}
