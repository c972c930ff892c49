// Why a file or a folder of this machine cannot be had: the system's own reason, in words, and where.
import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { errorCode } from './error-code.js';

const NO_FOLDER = 'there is a file where a folder should be';

/** By the system's and by SQLite's name of it; SQLite's extended ones begin like these (sqlite.org/rescode.html). */
const REASONS: readonly (readonly [begins: string, reason: string])[] = [
  ['ENOSPC', 'the disk is full'],
  ['SQLITE_FULL', 'the disk is full'],
  ['EDQUOT', 'the disk space of this account is used up'],
  ['EROFS', 'that disk can only be read'],
  ['EACCES', 'this account may not'],
  ['EPERM', 'this account may not'],
  ['SQLITE_PERM', 'this account may not'],
  ['SQLITE_READONLY', 'this account may only read it'],
  ['ENOTDIR', NO_FOLDER],
  ['EEXIST', NO_FOLDER],
  ['EISDIR', 'there is a folder where a file should be'],
  ['ENOENT', 'it is not there'],
  ['ENAMETOOLONG', 'the name is too long'],
  ['ELOOP', 'links lead in a circle'],
  ['EMFILE', 'too many files are open'],
  ['ENFILE', 'too many files are open'],
  ['EBUSY', 'another program holds it'],
  ['SQLITE_CANTOPEN', 'it cannot be opened or made'],
  ['SQLITE_NOTADB', 'it is no store'],
  ['SQLITE_CORRUPT', 'it is damaged: restore a backup'],
  ['SQLITE_IOERR', 'the disk failed'],
  ['EIO', 'the disk failed'],
];

/** `/data/store.db: the disk is full (ENOSPC)`. Of an error of another kind the path alone. */
export function troubleAt(path: string, error: unknown): string {
  const code = errorCode(error);
  if (code === undefined) return path;
  const listed = REASONS.find(([begins]) => code.startsWith(begins))?.[1];
  // What Windows says there.
  const reason = code === 'ENOENT' && liesInFile(path) ? NO_FOLDER : listed;
  return reason === undefined ? `${path} (${code})` : `${path}: ${reason} (${code})`;
}

function liesInFile(path: string): boolean {
  let at = path;
  while (!existsSync(at) && dirname(at) !== at) at = dirname(at);
  return at !== path && !(statSync(at, { throwIfNoEntry: false })?.isDirectory() ?? true);
}
