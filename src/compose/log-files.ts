// Logs as files: the folder of an export, and notes and keys in files.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { errorCode } from '../adapters/local/error-code.js';
import { readText } from '../adapters/local/read-text.js';
import type { CheckpointRefusal } from '../domain/audit/checkpoint.js';
import { defined } from '../domain/defined.js';
import type { SeenHead } from '../domain/audit/check-log.js';
import { parseKeyEnd } from '../domain/audit/key-end.js';
import { openWith } from '../domain/audit/known-keys.js';
import type { KeyEnded, KnownKey, Spoken } from '../domain/audit/known-keys.js';
import { parseVerifierKey } from '../domain/audit/note-key.js';
import { ok } from '../domain/outcome.js';
import type { Outcome } from '../domain/outcome.js';

/** Undefined where there is none. */
export async function readIfThere(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Made where it is not there. */
export async function isEmptyFolder(folder: string): Promise<boolean> {
  await mkdir(folder, { recursive: true });
  return (await readdir(folder)).length === 0;
}

export async function writeBelow(folder: string, path: string, bytes: Uint8Array): Promise<void> {
  const file = join(folder, ...path.split('/'));
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, bytes, { flag: 'wx' });
}

/** A key a line, and behind it how it ended. Undefined where a line of it is none, or there is no line. */
export async function readKeys(file: string): Promise<readonly KnownKey[] | undefined> {
  const lines = (await readText(file)).split('\n').filter((line) => line.trim() !== '');
  const keys = lines.map((line) => readKey(line.trim()));
  const good = keys.filter((key) => key !== undefined);
  return good.length === keys.length && good.length > 0 ? good : undefined;
}

function readKey(line: string): KnownKey | undefined {
  const [written = '', ...rest] = line.split(' ');
  const key = parseVerifierKey(written);
  if (!key.ok) return undefined;
  if (rest.length === 0) return { key: key.value };
  const end = parseKeyEnd(rest.join(' '));
  return end === undefined ? undefined : { key: key.value, end };
}

/** Signed notes one after another: each ends where the next one's text begins. */
export async function readNotes(file: string): Promise<readonly string[]> {
  const text = (await readText(file)).replaceAll('\r\n', '\n');
  // As they are copied from a chat: the empty line is lost there.
  const whole = text.replace(/^(?!— )(.+)\n(?=— )/gmu, '$1\n\n');
  return whole.match(/(?:[^\n—][^\n]*\n)+\n(?:— [^\n]*\n)+/gu) ?? [text];
}

export async function openAll(
  notes: readonly string[],
  keys: readonly KnownKey[],
): Promise<Outcome<readonly Spoken[], CheckpointRefusal | KeyEnded>> {
  const opened: Spoken[] = [];
  for (const note of notes) {
    const one = openWith(note, keys);
    if (!one.ok) return one;
    opened.push(one.value);
  }
  return ok(opened);
}

/** What a checkpoint says of the log, and until when its key signed. */
export function headIn({ checkpoint, notAfter }: Spoken): SeenHead {
  return { ...checkpoint, ...defined({ notAfter }) };
}
