// Asks each witness to sign a checkpoint, too, with the proof that it goes on from the last one that they saw. Nobody waits for it but
// the checkpoint itself, and one that does not answer takes nothing with it.
import type { Checkpoint } from '../../domain/audit/checkpoint.js';
import { addSignatures, parseNote, writeNote } from '../../domain/audit/note.js';
import type { NoteSignature } from '../../domain/audit/note.js';
import { proveConsistency } from '../../domain/audit/proofs.js';
import type { ReadSubtree } from '../../domain/audit/proofs.js';
import type { Log } from '../../ports/log.js';
import type { Witness } from '../../ports/witness.js';

/** Signed by the log. `read`: the subtrees of its tree. */
export type ToWitness = {
  readonly checkpoint: Checkpoint;
  readonly note: string;
  readonly read: ReadSubtree;
};

export class WitnessRound {
  readonly #witnesses: () => readonly Witness[];
  /** What each has seen last, by its name and the log's origin, as far as is known: it says so itself where that is wrong. */
  readonly #seen = new Map<string, number>();

  /** `witnesses`: those that the policy names at that moment. */
  constructor(witnesses: () => readonly Witness[]) {
    this.#witnesses = witnesses;
  }

  /** The note with the signatures of those who have signed it. Never throws. */
  async cosigned(given: ToWitness, log: Log): Promise<string> {
    const asked = await Promise.all(
      this.#witnesses().map(async (witness) => this.#ask(witness, given, log)),
    );
    const lines = asked.filter((line) => line !== undefined);
    const note = parseNote(given.note);
    return note.ok ? writeNote(addSignatures(note.value, lines)) : given.note;
  }

  async #ask(witness: Witness, given: ToWitness, log: Log): Promise<NoteSignature | undefined> {
    const { name } = witness.key;
    try {
      const place = `${name} ${given.checkpoint.origin}`;
      const first = await this.#askFrom(this.#seen.get(place) ?? 0, witness, given);
      const isElsewhere = !first.ok && first.refusal.code === 'SEEN_ANOTHER';
      const size = isElsewhere && 'size' in first.refusal ? first.refusal.size : undefined;
      const answer = size === undefined ? first : await this.#askFrom(size, witness, given);
      if (answer.ok) {
        this.#seen.set(place, given.checkpoint.size);
        return answer.value;
      }
      log.error('log.witness-refused', new Error(answer.refusal.code), { witness: name });
    } catch (error) {
      log.error('log.not-witnessed', error, { witness: name });
    }
    return undefined;
  }

  async #askFrom(
    older: number,
    witness: Witness,
    { checkpoint, note, read }: ToWitness,
  ): ReturnType<Witness['cosign']> {
    const proof = await proveConsistency(read, { older, newer: checkpoint.size });
    // It has seen more than there is: nothing proves that, and it says what it makes of it.
    return witness.cosign({ older: Math.min(older, checkpoint.size), proof: proof ?? [], note });
  }
}
