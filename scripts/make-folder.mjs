// @ts-check
// A folder that cannot be made is said with the system's own reason, and what to do instead.
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { CannotStart } from './cannot-start.mjs';

/** @type {Readonly<Record<string, string>>} */
const REASONS = {
  EACCES: 'your account may not make it there',
  EPERM: 'your account may not make it there',
  EROFS: 'that disk can only be read',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your disk space is used up',
  ENOTDIR: 'there is a file where a folder should be',
  EEXIST: 'there is a file where a folder should be',
  ENOENT: 'nothing can be made there',
  ENAMETOOLONG: 'the name is too long',
};

/**
 * With those above it, for this account alone. One at a time: Node's `recursive` goes round for ever where a folder says of what is
 * made in it that it is not there, as `/proc` does. Throws `CannotStart`.
 * @param {string} folder
 */
export function makeFolder(folder) {
  const missing = [];
  let at = folder;
  for (; !existsSync(at) && dirname(at) !== at; at = dirname(at)) missing.unshift(at);
  try {
    // Windows says of what would lie in a file that it is not there.
    if (!statSync(at).isDirectory()) throw new CannotStart(sayWhy(folder, 'ENOTDIR'));
    for (const one of missing) mkdirSync(one, { mode: 0o700 });
  } catch (error) {
    throw error instanceof CannotStart ? error : new CannotStart(sayWhy(folder, codeOf(error)));
  }
}

/**
 * @param {string} folder
 * @param {string} code
 */
function sayWhy(folder, code) {
  const reason = REASONS[code] ?? 'the system says no more';
  return `The folder of the trial cannot be made: ${folder}\n${reason} (${code}). Mend that, or choose another one: OTP_BRIDGE_DATA`;
}

/** @param {unknown} error */
function codeOf(error) {
  const code =
    typeof error === 'object' && error !== null && 'code' in error ? error.code : 'unknown';
  return String(code);
}
