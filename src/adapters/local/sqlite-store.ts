// The embedded store: SQLite in one file, durable at every commit, held by one process at a time.
import type Database from 'libsql';
import type { TenantId } from '../../domain/ids.js';
import { InvariantBroken } from '../../domain/outcome.js';
import { StoreLocked, StoreUnavailable } from '../../ports/fault.js';
import { assertCommit, assertRange, assertRowName } from '../../ports/store-rules.js';
import type {
  Change,
  CommitResult,
  ETag,
  Page,
  Row,
  RowName,
  RowRange,
  Store,
} from '../../ports/store.js';
import { errorCode } from './error-code.js';
import { Flushing } from './flushing.js';
import { SameFile } from './same-file.js';
import { keyOf, SqliteRows } from './sqlite-rows.js';
import type { Written } from './sqlite-rows.js';
import { troubleAt } from './system-trouble.js';
import {
  forgetLog,
  moveLog,
  openSqliteDatabase,
  releaseSqliteDatabase,
} from './open-sqlite-database.js';

export type SqliteOptions = {
  /** Whether a row may be kept in memory. Nothing, unless it says so. */
  readonly mayKeep?: (row: RowName) => boolean;
};

/** Throws `StoreLocked` where another process holds the file, `StoreUnavailable` where it can't be opened. */
export async function openSqliteStore(path: string, options: SqliteOptions = {}): Promise<Store> {
  try {
    const { database, log } = await openSqliteDatabase(path);
    return new SqliteStore(
      { database, flushing: new Flushing(log), file: new SameFile(path) },
      options,
    );
  } catch (error) {
    throw isHeldByAnother(error)
      ? new StoreLocked('another process holds the store', { cause: error })
      : translated(error, path);
  }
}

type Parts = {
  readonly database: Database.Database;
  readonly flushing: Flushing;
  readonly file: SameFile;
};

class SqliteStore implements Store {
  readonly isOursAlone = true;
  readonly #database: Database.Database;
  readonly #flushing: Flushing;
  readonly #file: SameFile;
  readonly #rows: SqliteRows;
  #open = true;

  constructor({ database, flushing, file }: Parts, { mayKeep = () => false }: SqliteOptions) {
    this.#database = database;
    this.#flushing = flushing;
    this.#file = file;
    this.#rows = new SqliteRows(database, mayKeep);
  }

  async get(partition: TenantId, row: RowName): Promise<Row | undefined> {
    assertRowName(row);
    const key = keyOf(partition, row);
    if (!this.#flushing.isIdle) await this.#flushing.settled((one) => one === key);
    return this.#guarded(() => this.#rows.get(partition, row));
  }

  async list(partition: TenantId, range: RowRange): Promise<Page> {
    assertRange(range);
    const [first, end] = [keyOf(partition, range.from), keyOf(partition, range.to)];
    if (!this.#flushing.isIdle) await this.#flushing.settled((one) => one >= first && one < end);
    return this.#guarded(() => this.#rows.list(partition, range));
  }

  async commit(partition: TenantId, changes: readonly Change[]): Promise<CommitResult> {
    const texts = assertCommit(changes);
    const result = this.#write(partition, { changes, texts });
    if (result.ok) await this.#flush(changes.map(({ row }) => keyOf(partition, row)));
    return result;
  }

  /** In the log, and in the file system's memory. */
  #write(partition: TenantId, written: Written): CommitResult {
    const { changes } = written;
    return this.#guarded(() => {
      this.#file.assertThere();
      this.#database.exec('BEGIN IMMEDIATE');
      try {
        const { conflict, etag } = this.#rows.apply(partition, written);
        this.#database.exec(conflict === undefined ? 'COMMIT' : 'ROLLBACK');
        if (conflict !== undefined) return { ok: false, conflict };
        this.#rows.applied(partition, written, etag);
        if (changes.some(mustBeGone)) forgetLog(this.#database);
        return { ok: true, etags: etagsAfter(changes, etag) };
      } catch (error) {
        // SQLite has rolled back by itself where the disk is full; a second time would hide why.
        if (this.#database.inTransaction) this.#database.exec('ROLLBACK');
        this.#rows.forget();
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

/** It costs two flushes: only what must not be left in the log is worth them. */
function mustBeGone(change: Change): boolean {
  if (change.kind === 'replace') return change.erases === true;
  return change.kind === 'delete' && change.mayLinger !== true;
}

/** A check leaves a row its ETag here. */
function etagsAfter(changes: readonly Change[], etag: number): ReadonlyMap<RowName, ETag> {
  const kept = changes.filter(({ kind }) => kind !== 'delete');
  return new Map(
    kept.map((change) => [change.row, change.kind === 'check' ? change.etag : String(etag)]),
  );
}

function isHeldByAnother(error: unknown): boolean {
  return (errorCode(error) ?? '').startsWith('SQLITE_BUSY');
}

function translated(error: unknown, path: string): Error {
  if (error instanceof StoreUnavailable || error instanceof InvariantBroken) return error;
  const message = `the store cannot be read or written. ${troubleAt(path, error)}`;
  return new StoreUnavailable(message, { cause: error });
}
