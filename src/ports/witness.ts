// Somebody elsewhere who signs a checkpoint where it goes on from the last one that they saw (c2sp.org/tlog-witness). What they have
// signed once, the log cannot take back, whoever holds its key.
import type { NoteSignature } from '../domain/audit/note.js';
import type { VerifierKey } from '../domain/audit/note-key.js';
import type { TreeHead } from '../domain/audit/tree.js';
import type { AddCheckpoint } from '../domain/audit/witness.js';
import type { Outcome } from '../domain/outcome.js';

export type WitnessAnswer = Outcome<
  NoteSignature,
  /** It has last seen a checkpoint of so many entries, and wants the proof from there. */
  | { readonly code: 'SEEN_ANOTHER'; readonly size: number }
  /** It does not sign this one. `status`: as HTTP says it. */
  | { readonly code: 'WITNESS_REFUSED'; readonly status: number }
>;

export interface Witness {
  /** With what its cosignatures are verified. Its name is the witness's. */
  readonly key: VerifierKey;
  /** A cosignature that was verified. Throws `WitnessUnavailable`, and answers within its own budget of seconds. */
  cosign(asked: AddCheckpoint): Promise<WitnessAnswer>;
}

/** What a witness has seen, by the origin of each log. */
export interface WitnessMemory {
  read(origin: string): TreeHead | undefined;
  /** Durable when it answers. Throws where it cannot be, or another process writes there. */
  keep(origin: string, head: TreeHead): Promise<void>;
}
