// One file, one process: how the embedded store's database is opened, held and let go.
import { chmod, open, writeFile } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import Database from 'libsql';
import { z } from 'zod';
import { StoreUnavailable } from '../../ports/fault.js';
import { errorCode } from './error-code.js';
import { makeFolder } from './make-folder.js';

const SCHEMA_VERSION = 1;
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS store.rows (
    partition TEXT NOT NULL,
    row TEXT NOT NULL,
    etag INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (partition, row)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS store.last_etag (only INTEGER PRIMARY KEY CHECK (only = 1), etag INTEGER NOT NULL);
  INSERT OR IGNORE INTO store.last_etag VALUES (1, 0);
`;

/** `log`: what `COMMIT` has written is on the disk, and may be relied on, when this file is flushed after it. */
export type Opened = { readonly database: Database.Database; readonly log: FileHandle };

/**
 * A database whose schema `store` is the file, with its tables, held until it is released or the process ends. Throws what
 * libsql and the file system throw.
 */
export async function openSqliteDatabase(path: string): Promise<Opened> {
  await makeFolder(dirname(path));
  await keepToOurselves(path);
  // libsql closes what it opened only when every statement has been garbage collected; until then Windows lets nobody delete
  // the file. What is attached can be let go of at once: so the file is attached to a database that has none.
  const database = new Database(':memory:', { timeout: 200 });
  try {
    // One process holds the file from its first read on until it ends, however it ends.
    database.pragma('locking_mode = EXCLUSIVE');
    // Whole, so that no name is taken for an address.
    database.prepare('ATTACH DATABASE ? AS store').run(resolve(path));
    assertSchema(database);
    database.pragma('store.journal_mode = WAL');
    database.pragma('store.synchronous = FULL');
    // Deleting a data key destroys a seed: SQLite alone would leave its bytes in the file.
    database.pragma('store.secure_delete = ON');
    database.exec(`BEGIN EXCLUSIVE; ${SCHEMA} COMMIT;`);
    database.pragma(`store.user_version = ${SCHEMA_VERSION}`);
    // From now on flushed by ourselves: SQLite would stop this thread for it. All else it goes on flushing (sqlite.org/pragma.html).
    database.pragma('store.synchronous = NORMAL');
    // No lock is ever on this file: opening and closing it drops none.
    return { database, log: await open(`${resolve(path)}-wal`, 'r+') };
  } catch (error) {
    releaseSqliteDatabase(database);
    throw error;
  }
}

/** Lets go of the file, with everything in it and no log beside it. */
export function releaseSqliteDatabase(database: Database.Database): void {
  try {
    // What failed in between may have left its transaction open, in which nothing is detached.
    if (database.inTransaction) database.exec('ROLLBACK');
    database.exec('DETACH DATABASE store');
  } catch (error) {
    // Nothing is attached yet; or the disk is full: every commit is durable in the log, which the next open reads.
    if (errorCode(error) === undefined) throw error;
  } finally {
    database.close();
  }
}

/** Everything in the log is in the file, and on the disk. Throws what libsql throws. */
export function moveLog(database: Database.Database): void {
  database.pragma('store.wal_checkpoint(TRUNCATE)');
}

/**
 * Empties the log, in which what was deleted would be left. Where that fails now, the next deletion does it: the commit
 * itself is durable, and nothing is told otherwise.
 */
export function forgetLog(database: Database.Database): void {
  try {
    moveLog(database);
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
  }
}

/** Before SQLite is there, since its log takes the mode that the file has when the log is made. */
async function keepToOurselves(path: string): Promise<void> {
  try {
    // Made, never opened: closing any handle on a file drops the locks that this process holds on it (POSIX fcntl).
    await writeFile(path, '', { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
    await chmod(path, 0o600);
  }
}

/** Before anything is written: a newer version's file stays as it was. */
function assertSchema(database: Database.Database): void {
  const found = z
    .object({ user_version: z.number() })
    .parse(database.prepare('PRAGMA store.user_version').get()).user_version;
  if (found > SCHEMA_VERSION) {
    throw new StoreUnavailable(
      `the store was written by a newer version (schema ${found}, this version knows ${SCHEMA_VERSION}): update, or use another data folder`,
    );
  }
}
