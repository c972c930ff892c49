// A witness asked over HTTP (c2sp.org/tlog-witness). What it answers counts only where its key has signed it.
import { isSignedBy } from '../domain/audit/note-key.js';
import type { VerifierKey } from '../domain/audit/note-key.js';
import { parseLine, parseNote } from '../domain/audit/note.js';
import type { NoteSignature } from '../domain/audit/note.js';
import { writeAddCheckpoint } from '../domain/audit/witness.js';
import type { AddCheckpoint } from '../domain/audit/witness.js';
import { ok, refused } from '../domain/outcome.js';
import { WitnessUnavailable } from '../ports/fault.js';
import type { Witness, WitnessAnswer } from '../ports/witness.js';

/** Bytes of an answer that are read at most: some signature lines, or a number. */
const ANSWER_BYTES = 16_384;
const SIZE = /^(0|[1-9]\d{0,15})\n$/;

export type HttpWitnessOptions = {
  /** The submission prefix: `/add-checkpoint` is put behind it. */
  readonly url: string;
  readonly key: VerifierKey;
  /** Milliseconds after which a call that has not answered throws `WitnessUnavailable`. */
  readonly budgetMs: number;
};

export class HttpWitness implements Witness {
  readonly #options: HttpWitnessOptions;

  constructor(options: HttpWitnessOptions) {
    this.#options = options;
  }

  get key(): VerifierKey {
    return this.#options.key;
  }

  async cosign(asked: AddCheckpoint): Promise<WitnessAnswer> {
    const { status, text } = await this.#post(writeAddCheckpoint(asked));
    if (status === 200) return ok(this.#cosignatureIn(text, asked.note));
    const size = status === 409 ? SIZE.exec(text)?.[1] : undefined;
    // The same size again: it has seen as many entries, and not these.
    if (size !== undefined && Number(size) !== asked.older) {
      return refused({ code: 'SEEN_ANOTHER', size: Number(size) });
    }
    if (status >= 400 && status < 500) return refused({ code: 'WITNESS_REFUSED', status });
    throw new WitnessUnavailable(`the witness ${this.key.name} answered with ${status}`);
  }

  async #post(body: string): Promise<{ readonly status: number; readonly text: string }> {
    const { url, budgetMs } = this.#options;
    try {
      const answer = await fetch(`${url.replace(/\/+$/, '')}/add-checkpoint`, {
        method: 'POST',
        body,
        redirect: 'error',
        signal: AbortSignal.timeout(budgetMs),
      });
      return { status: answer.status, text: await firstOf(answer) };
    } catch (error) {
      throw new WitnessUnavailable(`the witness ${this.key.name} cannot be reached`, {
        cause: error,
      });
    }
  }

  #cosignatureIn(text: string, note: string): NoteSignature {
    const { key } = this;
    const signed = parseNote(note);
    const lines = text.split('\n').map(parseLine);
    const own = lines.find((line) => line?.name === key.name && line.keyId === key.keyId);
    if (!signed.ok || own === undefined || !isSignedBy(key, signed.value.text, own)) {
      throw new WitnessUnavailable(`what ${key.name} answered is not signed with its key`);
    }
    return own;
  }
}

/** Somebody else's server: it is not read for ever. */
async function firstOf({ body }: Response): Promise<string> {
  const reader = body?.getReader();
  const parts: Uint8Array[] = [];
  let bytes = 0;
  while (reader !== undefined && bytes <= ANSWER_BYTES) {
    const read: { readonly value?: Uint8Array | undefined } = await reader.read();
    if (read.value === undefined) break;
    parts.push(read.value);
    bytes += read.value.length;
  }
  await reader?.cancel();
  return Buffer.concat(parts).subarray(0, ANSWER_BYTES).toString('utf8');
}
