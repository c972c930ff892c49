import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errorCode } from './error-code.js';

/**
 * Makes a folder and those above it, for this account alone. Throws the system's error, with its `code`. One at a time: Node's
 * `recursive` goes round for ever where a folder says of what is made in it that it is not there, as `/proc` does.
 */
export async function makeFolder(path: string): Promise<void> {
  const missing: string[] = [];
  for (let at = path; !(await isThere(at)); at = dirname(at)) missing.unshift(at);
  for (const folder of missing) await mkdir(folder, { mode: 0o700 }).catch(unlessThere);
  // A file there is for whoever looks into it to find.
}

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(error) ?? '')) return dirname(path) === path;
    throw error;
  }
}

/** Another process made it in between. */
function unlessThere(error: unknown): void {
  if (errorCode(error) !== 'EEXIST') throw error;
}
