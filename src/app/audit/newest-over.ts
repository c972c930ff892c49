// Of several checkpoints, the one that counts for a log.
import { parseCheckpoint } from '../../domain/audit/checkpoint.js';
import { parseNote } from '../../domain/audit/note.js';
import type { OneLog } from './read-log.js';

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
