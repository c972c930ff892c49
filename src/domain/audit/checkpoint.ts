// How large a log was and what its root hash was, to be signed (c2sp.org/tlog-checkpoint): whoever has one can tell for good
// whether anything before it was changed.
import { ok, refused } from '../outcome.js';
import type { Outcome } from '../outcome.js';
import { parseNote } from './note.js';
import type { NoteMalformed, SignedNote } from './note.js';
import { verifyNote } from './note-key.js';
import type { NoteUnverified, VerifierKey } from './note-key.js';
import { parseHash } from './proof-lines.js';

export type Checkpoint = {
  /** Which log: never two trees under one. */
  readonly origin: string;
  /** Entries. */
  readonly size: number;
  /** RFC 6962 root hash, 32 bytes. */
  readonly root: Uint8Array;
  /** Lines after these three, without their ends: of no meaning to us, and signed with the rest. */
  readonly extensions: readonly string[];
};

export type CheckpointMalformed = { readonly code: 'CHECKPOINT_MALFORMED' };

const SIZE = /^(0|[1-9]\d{0,15})$/;
const MALFORMED = refused({ code: 'CHECKPOINT_MALFORMED' } as const);

/** The note's text. */
export function writeCheckpoint({ origin, size, root, extensions }: Checkpoint): string {
  const base64 = Buffer.from(root).toString('base64');
  return [origin, size, base64, ...extensions].map((line) => `${line}\n`).join('');
}

export function parseCheckpoint(text: string): Outcome<Checkpoint, CheckpointMalformed> {
  const lines = text.split('\n');
  // Each line has its end, and none is empty.
  if (lines.pop() !== '' || lines.includes('') || !areThreeOrMore(lines)) return MALFORMED;
  const [origin, size, base64, ...extensions] = lines;
  const root = parseHash(base64);
  if (root === undefined) return MALFORMED;
  if (!SIZE.test(size) || !Number.isSafeInteger(Number(size))) return MALFORMED;
  return ok({ origin, size: Number(size), root, extensions });
}

function areThreeOrMore(
  lines: readonly string[],
): lines is readonly [string, string, string, ...string[]] {
  return lines.length >= 3;
}

export type SignedCheckpoint = {
  readonly checkpoint: Checkpoint;
  readonly note: SignedNote;
  /** Those of the given keys that have signed it, at least one. */
  readonly signers: readonly VerifierKey[];
};

export type CheckpointRefusal = NoteMalformed | NoteUnverified | CheckpointMalformed;

/**
 * Read and verified with these keys, as it lies in a file `checkpoint`. A witness alone does not speak for a log. Whether its origin is
 * the expected one is the caller's to see.
 */
export function openCheckpoint(
  written: Uint8Array | string,
  keys: readonly VerifierKey[],
): Outcome<SignedCheckpoint, CheckpointRefusal> {
  const note = parseNote(written);
  if (!note.ok) return note;
  const signers = verifyNote(note.value, keys);
  if (!signers.ok) return signers;
  if (signers.value.every(({ kind }) => kind === 'cosigner')) {
    return refused({ code: 'SIGNED_BY_NOBODY_KNOWN' });
  }
  const checkpoint = parseCheckpoint(note.value.text);
  if (!checkpoint.ok) return checkpoint;
  return ok({ checkpoint: checkpoint.value, note: note.value, signers: signers.value });
}
