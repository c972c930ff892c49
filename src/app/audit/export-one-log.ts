// One log as the folder that an export makes of it: its tiles and entries, the checkpoint over them, and the keys that signed it.
import { writeKeys } from '../../domain/audit/known-keys.js';
import type { Rows } from '../commit/reading.js';
import { exportLog } from './export-log.js';
import type { WriteFile } from './export-log.js';
import { readEntries } from './read-log.js';
import type { OneLog } from './read-log.js';
import { checkpointOver } from './sources.js';
import type { Sources } from './sources.js';

export const KEY_FILE = 'log.vkey';
/** The key that signs for witnesses which take no other: what it alone has signed counts for nothing. */
export const ED25519_FILE = 'log-ed25519.vkey';
/** Where keys have ended: all of them, each with its end. */
export const KEYS_FILE = 'log.keys';

type Exporting = {
  readonly sources: Sources;
  /** Within that folder. */
  readonly write: WriteFile;
  readonly progress?: (done: number, of: number) => void;
};
export type OneExported = { readonly entries: number; readonly signed: boolean };

/** The name of a log's folder: `audit-1`. */
export function folderOf({ log, head }: OneLog): string {
  return `${log}-${head.origin}`;
}

/** Throws `StoreUnavailable`, and whatever `write` throws. */
export async function exportOneLog(
  rows: Rows,
  one: OneLog,
  { sources, write, progress }: Exporting,
): Promise<OneExported> {
  const checkpoint = await checkpointOver(one, sources);
  const size = checkpoint?.size ?? one.head.size;
  const entries = await exportLog({
    entries: readEntries(rows, one),
    size,
    write,
    progress: (done) => progress?.(done, size),
  });
  if (checkpoint !== undefined) await write('checkpoint', Buffer.from(checkpoint.note));
  const keys = await sources.keysOf(one.origin);
  const present = keys.filter(({ end }) => end === undefined);
  if (present.length > 0) await write(KEY_FILE, Buffer.from(writeKeys(present)));
  const second = await sources.forWitnesses(one.origin);
  if (second.length > 0) await write(ED25519_FILE, Buffer.from(writeKeys(second)));
  if (present.length < keys.length) await write(KEYS_FILE, Buffer.from(writeKeys(keys)));
  return { entries, signed: checkpoint !== undefined };
}
