// The key under which the local vault encrypts what it holds: given by the operator, or made on the first start. Whoever
// has it and the vault's files still needs the data keys of the store.
import { createSecretKey, type KeyObject } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';

import type { Random } from '../../ports/random.js';
import { ConfigurationProblem } from './configuration-problem.js';
import { errorCode } from './error-code.js';
import { makeFolder } from './make-folder.js';
import { troubleAt } from './system-trouble.js';
import { writeOnce } from './write-once.js';

const KEY_BYTES = 32;
const HEX = /^[0-9a-f]{64}$/i;
/** 32 bytes in base64 or base64url: 43 characters, the last of which carries two unused bits, always zero. */
const BASE64 = /^[0-9A-Za-z+/_-]{42}[AEIMQUYcgkosw048]=?$/;
const GROUP_AND_OTHERS = 0o077;

/**
 * 32 bytes from the operator's text (base64 or hexadecimal), else from the key file, which the first start makes. Throws
 * `ConfigurationProblem`. Processes that start at once all get the same key.
 */
export async function loadMasterKey(source: {
  readonly fromEnvironment?: string | undefined;
  readonly file: string;
  readonly random: Random;
}): Promise<KeyObject> {
  const { fromEnvironment, file, random } = source;
  if (fromEnvironment !== undefined) return parseKey(fromEnvironment, 'The vault master key');
  try {
    return await readKeyFile(file);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw asProblem(error, file);
  }
  try {
    await createKeyFile(file, random);
    // Not the key just made: another process may have been first.
    return await readKeyFile(file);
  } catch (error) {
    throw asProblem(error, file);
  }
}

async function createKeyFile(file: string, random: Random): Promise<void> {
  await makeFolder(dirname(file));
  const key = Buffer.from(random.bytes(KEY_BYTES));
  const content = Buffer.from(`${key.toString('base64')}\n`);
  try {
    await writeOnce({ path: file, content, unique: random.id() });
  } finally {
    key.fill(0);
    content.fill(0);
  }
}

async function readKeyFile(file: string): Promise<KeyObject> {
  const handle = await open(file, 'r');
  try {
    await assertPrivate(handle, file);
    return parseKey(await handle.readFile('utf8'), `The key file ${file}`);
  } finally {
    await handle.close();
  }
}

// By the open handle, so that what was checked is what is read. Windows has no such mode bits: there the folder's access
// list decides, which the start sets (scripts/trial-folder.mjs).
async function assertPrivate(handle: FileHandle, file: string): Promise<void> {
  if (process.platform === 'win32') return;
  const { mode } = await handle.stat();
  if ((mode & GROUP_AND_OTHERS) === 0) return;
  const octal = (mode & 0o777).toString(8);
  throw new ConfigurationProblem(
    'MASTER_KEY_READABLE_BY_OTHERS',
    `The key file ${file} has mode ${octal}: others on this machine can use it. Set it to 600.`,
  );
}

function parseKey(text: string, what: string): KeyObject {
  const trimmed = text.trim();
  const encoding = HEX.test(trimmed) ? 'hex' : 'base64';
  if (encoding === 'base64' && !BASE64.test(trimmed)) {
    throw new ConfigurationProblem(
      'MASTER_KEY_MALFORMED',
      `${what} must be ${String(KEY_BYTES)} bytes, as 44 characters of base64 or 64 of hexadecimal.`,
    );
  }
  const bytes = Buffer.from(trimmed, encoding);
  try {
    return createSecretKey(bytes);
  } finally {
    bytes.fill(0);
  }
}

function asProblem(error: unknown, file: string): ConfigurationProblem {
  if (error instanceof ConfigurationProblem) return error;
  return new ConfigurationProblem(
    'MASTER_KEY_FILE_INACCESSIBLE',
    `The key file can be neither read nor made. ${troubleAt(file, error)}.`,
    { cause: error },
  );
}
