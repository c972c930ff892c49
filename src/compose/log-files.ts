// Logs as files: the folder of an export, and notes and keys in files.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { errorCode } from '../adapters/local/error-code.js';
import { readText } from '../adapters/local/read-text.js';
import type { OneLog } from '../app/audit/read-log.js';
import { openCheckpoint, parseCheckpoint } from '../domain/audit/checkpoint.js';
import type { CheckpointRefusal, SignedCheckpoint } from '../domain/audit/checkpoint.js';
import { parseNote } from '../domain/audit/note.js';
import { parseVerifierKey } from '../domain/audit/note-key.js';
import type { VerifierKey } from '../domain/audit/note-key.js';
import { ok } from '../domain/outcome.js';
import type { Outcome } from '../domain/outcome.js';

export const KEY_FILE = 'log.vkey';

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

/** Undefined where a line of it is none, or there is no line. */
export async function readKeys(file: string): Promise<readonly VerifierKey[] | undefined> {
  const lines = (await readText(file)).split('\n').filter((line) => line.trim() !== '');
  const keys = lines.map((line) => parseVerifierKey(line.trim()));
  const good = keys.flatMap((key) => (key.ok ? [key.value] : []));
  return good.length === keys.length && good.length > 0 ? good : undefined;
}

/** Signed notes one after another: each ends where the next one's text begins. */
export async function readNotes(file: string): Promise<readonly string[]> {
  const text = (await readText(file)).replaceAll('\r\n', '\n');
  return text.match(/(?:[^\n—][^\n]*\n)+\n(?:— [^\n]*\n)+/gu) ?? [text];
}

export async function openAll(
  notes: readonly string[],
  keys: readonly VerifierKey[],
): Promise<Outcome<readonly SignedCheckpoint[], CheckpointRefusal>> {
  const opened: SignedCheckpoint[] = [];
  for (const note of notes) {
    const one = openCheckpoint(note, keys);
    if (!one.ok) return one;
    opened.push(one.value);
  }
  return ok(opened);
}

export type FoundCheckpoint = { readonly size: number; readonly note: string };

/** The newest of these notes that is over what is there. */
export function newestOver(
  { origin, head }: OneLog,
  notes: readonly string[],
): FoundCheckpoint | undefined {
  return notes
    .flatMap((note) => {
      const parsed = parseNote(note);
      const checkpoint = parsed.ok ? parseCheckpoint(parsed.value.text) : parsed;
      return checkpoint.ok ? [{ ...checkpoint.value, note }] : [];
    })
    .filter((one) => one.origin === origin && one.size <= head.size)
    .sort((one, other) => other.size - one.size)[0];
}

/** The name of a log's folder: `audit-1`. */
export function folderOf({ log, head }: OneLog): string {
  return `${log}-${head.origin}`;
}
