// A file that appears whole or not at all, and never in place of another: written and synced under a name of its own,
// then linked. (A rename would overwrite, on every system.)
import { link, open, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';

import { errorCode } from './error-code.js';

/** Ends the name of a file that is being written; a crash leaves it behind, and nothing reads it. */
export const UNFINISHED = '.unfinished';

// What systems answer that cannot link: Linux EPERM or ENOTSUP, Windows EISDIR (libuv's name of "invalid function").
const NO_HARD_LINKS = new Set(['ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EPERM', 'EINVAL', 'EISDIR']);

/**
 * Durable when it answers. `unique` tells this attempt from every other one. Where something has the name already it
 * stays as it is: `exists`.
 */
export async function writeOnce(file: {
  readonly path: string;
  readonly content: Uint8Array;
  readonly unique: string;
}): Promise<'written' | 'exists'> {
  const unfinished = `${file.path}.${file.unique}${UNFINISHED}`;
  try {
    await createSynced(unfinished, file.content);
    const result = await place(unfinished, file);
    // Also where it exists: whoever wrote it may have died between the link and this.
    await syncFolder(dirname(file.path));
    return result;
  } finally {
    await discard(unfinished);
  }
}

/** Makes the names in a folder durable. */
export async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    // Windows opens no folder as a file; NTFS journals names by itself.
    const code = errorCode(error);
    if (process.platform === 'win32' && (code === 'EPERM' || code === 'EISDIR')) return;
    throw error;
  }
}

async function place(
  unfinished: string,
  file: { readonly path: string; readonly content: Uint8Array },
): Promise<'written' | 'exists'> {
  try {
    await link(unfinished, file.path);
    return 'written';
  } catch (error) {
    const code = errorCode(error) ?? '';
    if (code === 'EEXIST') return 'exists';
    if (!NO_HARD_LINKS.has(code)) throw error;
  }
  return createWithoutLink(file);
}

// FAT and some network shares have no hard links. There, of the two promises, "never in place of another" is kept; half a
// file after a crash is recognised by its reader and refused.
async function createWithoutLink(file: {
  readonly path: string;
  readonly content: Uint8Array;
}): Promise<'written' | 'exists'> {
  try {
    await createSynced(file.path, file.content);
    return 'written';
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return 'exists';
    throw error;
  }
}

async function createSynced(path: string, content: Uint8Array): Promise<void> {
  const handle = await open(path, 'wx', 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function discard(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch {
    // What stays behind is a second name of the same sealed bytes; the failure that matters is the caller's.
  }
}
