// @ts-check
// Takes a folder or file away. On Windows a virus scanner or an indexer looks into what was just written, for some moments,
// and nothing that is open there can be removed; what a running program holds stays, and is said to be held.
import { rmSync } from 'node:fs';
import { CannotStart } from './cannot-start.mjs';

const HELD = new Set(['EBUSY', 'EPERM', 'EACCES', 'ENOTEMPTY']);
/** Waits a tenth of a second more before each further attempt: two seconds in all. */
const RETRIES = { maxRetries: 6, retryDelay: 100 };

/**
 * Throws {@link CannotStart} where somebody holds it.
 * @param {string} path
 */
export function remove(path, rm = rmSync) {
  try {
    rm(path, { recursive: true, force: true, ...RETRIES });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!HELD.has(code)) throw error;
    throw new CannotStart(
      `${path} is in use (${code}). Where OTP Bridge runs from this folder, stop it first; then try again.`,
    );
  }
}
