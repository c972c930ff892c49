// What a witness decides (c2sp.org/tlog-witness): it signs a checkpoint only where that goes on from the last one that it saw of the
// same log. So nobody can show one person one log and another one another, whoever holds the log's key.
import type { Instant } from '../ids.js';
import { ok, refused } from '../outcome.js';
import type { Outcome } from '../outcome.js';
import { openCheckpoint, parseCheckpoint } from './checkpoint.js';
import type { SignedCheckpoint } from './checkpoint.js';
import { stillSigns } from './key-end.js';
import type { KnownKey } from './known-keys.js';
import { parseNote } from './note.js';
import type { VerifierKey } from './note-key.js';
import { parseProof, writeProof } from './proof-lines.js';
import { verifyConsistency } from './proofs.js';
import type { Hash, TreeHead } from './tree.js';

/** The body of `add-checkpoint`. */
export type AddCheckpoint = {
  /** Entries of the last checkpoint that the witness has cosigned, as whoever asks knows it. */
  readonly older: number;
  /** From there to the checkpoint. */
  readonly proof: readonly Hash[];
  /** The signed checkpoint. */
  readonly note: string;
};

const OLD = /^old (0|[1-9]\d{0,15})\n/;
const MALFORMED = refused({ code: 'REQUEST_MALFORMED' } as const);

export function writeAddCheckpoint({ older, proof, note }: AddCheckpoint): string {
  return [`old ${older}`, ...writeProof(proof), '', note].join('\n');
}

export function parseAddCheckpoint(
  body: string,
): Outcome<AddCheckpoint, { readonly code: 'REQUEST_MALFORMED' }> {
  const older = Number(OLD.exec(body)?.[1]);
  if (!Number.isSafeInteger(older) || !body.includes('\n\n')) return MALFORMED;
  const at = body.indexOf('\n\n');
  const proof = parseProof(body.slice(0, at).split('\n').slice(1));
  if (proof === undefined) return MALFORMED;
  return ok({ older, proof, note: body.slice(at + 2) });
}

/** What a witness knows of one log. */
export type Watched = {
  readonly keys: readonly KnownKey[];
  /** The last checkpoint that it cosigned; of none, the empty tree. */
  readonly seen: TreeHead;
};

export type WitnessRefusal =
  | { readonly code: 'REQUEST_MALFORMED' }
  | { readonly code: 'LOG_UNKNOWN' }
  | { readonly code: 'NOT_SIGNED_BY_LOG' }
  /** Signed by a key of the log alone that signs no more: whoever stole it must get no fork cosigned. */
  | { readonly code: 'KEY_ENDED' }
  /** Whoever asks knows of another one; `size`: the entries of that which was seen last. */
  | { readonly code: 'SEEN_ANOTHER'; readonly size: number }
  /** As many entries, and not the same ones: two logs under one name. */
  | { readonly code: 'OTHER_ENTRIES'; readonly size: number }
  | { readonly code: 'NOT_CONSISTENT' };

/** In the order in which c2sp.org/tlog-witness asks. `watched`: undefined of a log that it does not watch; `now`: by its own clock. */
export function judgeCheckpoint(
  { older, proof, note }: AddCheckpoint,
  watched: (origin: string) => Watched | undefined,
  now: Instant,
): Outcome<SignedCheckpoint, WitnessRefusal> {
  const origin = originIn(note);
  if (origin === undefined) return MALFORMED;
  const log = watched(origin);
  if (log === undefined) return refused({ code: 'LOG_UNKNOWN' });
  const opened = openSigned(note, log.keys, now);
  if (!opened.ok) return opened;
  const { checkpoint } = opened.value;
  if (older > checkpoint.size) return MALFORMED;
  const { seen } = log;
  if (older !== seen.size) return refused({ code: 'SEEN_ANOTHER', size: seen.size });
  if (older === checkpoint.size && !Buffer.from(seen.root).equals(checkpoint.root)) {
    return refused({ code: 'OTHER_ENTRIES', size: seen.size });
  }
  return verifyConsistency(seen, checkpoint, proof) ? opened : refused({ code: 'NOT_CONSISTENT' });
}

/** What an ended key signed before is nothing that is still asked for: the log signs it anew with the present one. */
function openSigned(
  note: string,
  known: readonly KnownKey[],
  now: Instant,
): Outcome<SignedCheckpoint, { readonly code: 'NOT_SIGNED_BY_LOG' | 'KEY_ENDED' }> {
  const keys = known.map(({ key }) => key);
  const opened = openCheckpoint(note, keys);
  if (!opened.ok) return refused({ code: 'NOT_SIGNED_BY_LOG' });
  // One that stands there twice has ended where either line says so.
  const ended = known.filter(({ end }) => end !== undefined && !stillSigns(end, now));
  const signs = (one: VerifierKey): boolean =>
    ended.every(({ key }) => key.name !== one.name || key.keyId !== one.keyId);
  return opened.value.signers.some(signs) ? opened : refused({ code: 'KEY_ENDED' });
}

function originIn(note: string): string | undefined {
  const parsed = parseNote(note);
  const checkpoint = parsed.ok ? parseCheckpoint(parsed.value.text) : parsed;
  return checkpoint.ok ? checkpoint.value.origin : undefined;
}
