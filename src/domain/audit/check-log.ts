// Reads a log from its beginning and finds the first entry that does not fit, and why. It holds a frontier and nothing else, however
// long the log is; what it cannot know by itself, checkpoints tell it that were signed and kept elsewhere.
import { z } from 'zod';
import type { Instant } from '../ids.js';
import { parseJson } from '../json.js';
import { appendLeaf, EMPTY_FRONTIER, leafHash, treeHead } from './tree.js';
import type { Frontier, Hash, TreeHead } from './tree.js';

/**
 * `replaced`: it is whole in itself, and not what a checkpoint was made of. `cut-off`: shorter than a checkpoint. `time-back`: more than
 * clocks of two machines differ. `text-edited`: what lies beside an entry is not what it was written with. `key-ended`: the only key that
 * has signed it had ended before.
 */
export type WhyMisfit =
  | 'edited'
  | 'deleted'
  | 'inserted'
  | 'reordered'
  | 'cut-off'
  | 'replaced'
  | 'time-back'
  | 'text-edited'
  | 'key-ended';
export type Misfit = {
  readonly why: WhyMisfit;
  /** The number of the first entry that does not fit; of `replaced`, of the first that may be another. */
  readonly seq: number;
  /** Of `replaced`: the number of the last that may be another. */
  readonly until?: number;
};

/** Two machines may write one log: so far may their clocks be apart. */
const CLOCKS_APART_MS = 60_000;

const numbered = z.looseObject({ seq: z.number().int(), at: z.number().int() });
type Numbered = Pick<z.infer<typeof numbered>, 'seq' | 'at'>;

/** `notAfter`: until when its key signed; no entry of it may be later. */
export type SeenHead = TreeHead & { readonly notAfter?: Instant };

export type Given = {
  /** The number of the log's first entry. */
  readonly first: number;
  /** What was seen of it elsewhere, in any order. */
  readonly heads: readonly SeenHead[];
};

export type OneEntry = {
  readonly leaf: Uint8Array;
  /** Of the leaf, where it was computed already. */
  readonly hash?: Hash;
  /** Its leaf hash, as it is kept beside or in a tile. */
  readonly told?: Hash | undefined;
  readonly hasOwnTexts?: boolean;
};

/** One that does not fit; what comes behind it tells why. */
type Suspect = {
  /** Unless something comes that tells otherwise. */
  readonly why: 'edited' | 'deleted';
  /** One of a later number stands in its place. */
  readonly isGap: boolean;
  readonly seq: number;
  readonly told: Hash | undefined;
};

type Read = { readonly seq: number; readonly read: Numbered | undefined; readonly hash: Hash };

export class LogChecker {
  readonly #first: number;
  readonly #heads: readonly SeenHead[];
  #frontier: Frontier = EMPTY_FRONTIER;
  #nextHead = 0;
  #sound = 0;
  #latest = 0;
  #suspect: Suspect | undefined;
  #misfit: Misfit | undefined;

  constructor({ first, heads }: Given) {
    this.#first = first;
    this.#heads = [...heads].sort((one, other) => one.size - other.size);
    this.#holdHeads();
  }

  get frontier(): Frontier {
    return this.#frontier;
  }

  /** Found by now. What looks like one may still turn out to be another until the end. */
  get misfit(): Misfit | undefined {
    return this.#misfit;
  }

  add(entry: OneEntry): void {
    if (this.#misfit !== undefined) return;
    const seq = this.#first + this.#frontier.size;
    const read = numberedIn(entry.leaf);
    const hash = entry.hash ?? leafHash(entry.leaf);
    ({ frontier: this.#frontier } = appendLeaf(this.#frontier, hash));
    if (this.#suspect === undefined) this.#look(entry, { seq, read, hash });
    else this.#lookAgain(this.#suspect, { seq, read, hash });
  }

  end(): Misfit | undefined {
    if (this.#misfit !== undefined) return this.#misfit;
    if (this.#suspect !== undefined) {
      const { why, seq } = this.#suspect;
      return { why, seq };
    }
    const isShort = this.#nextHead < this.#heads.length;
    return isShort ? { why: 'cut-off', seq: this.#first + this.#frontier.size } : undefined;
  }

  #look({ told, hasOwnTexts = true }: OneEntry, { seq, read, hash }: Read): void {
    if (read !== undefined && read.seq > seq)
      this.#suspect = { why: 'deleted', isGap: true, seq, told };
    else if (read !== undefined && read.seq < seq) this.#misfit = { why: 'inserted', seq };
    else if (read === undefined || !isTold(hash, told))
      this.#suspect = { why: 'edited', isGap: false, seq, told };
    else if (!hasOwnTexts) this.#misfit = { why: 'text-edited', seq };
    else if (read.at < this.#latest - CLOCKS_APART_MS) this.#misfit = { why: 'time-back', seq };
    else {
      this.#latest = Math.max(this.#latest, read.at);
      this.#holdHeads();
    }
  }

  /** What comes behind one that does not fit tells why it does not. */
  #lookAgain(suspect: Suspect, { seq, read, hash }: Read): void {
    const { seq: at, told } = suspect;
    const isOfBefore = read?.seq === at;
    if (!suspect.isGap) {
      const isPushed = isOfBefore || (told !== undefined && isTold(hash, told));
      this.#misfit = { why: isPushed ? 'inserted' : 'edited', seq: at };
    } else if (isOfBefore) this.#misfit = { why: 'reordered', seq: at };
    // Its number alone is another, or it is one of two far apart that were swapped.
    else if (seq === at + 1 && read?.seq === seq) this.#suspect = { ...suspect, why: 'edited' };
  }

  #holdHeads(): void {
    const { size } = this.#frontier;
    for (;;) {
      const head = this.#heads[this.#nextHead];
      if (head === undefined || head.size > size) return;
      if (!isTold(treeHead(this.#frontier).root, head.root)) {
        const [seq, until] = [this.#first + this.#sound, this.#first + size - 1];
        this.#misfit ??= { why: 'replaced', seq, until };
        return;
      }
      if (this.#latest > (head.notAfter ?? Infinity)) {
        this.#misfit ??= { why: 'key-ended', seq: this.#first + size - 1 };
        return;
      }
      this.#sound = size;
      this.#nextHead += 1;
    }
  }
}

function isTold(hash: Hash, told: Hash | undefined): boolean {
  return told === undefined || Buffer.compare(hash, told) === 0;
}

function numberedIn(leaf: Uint8Array): Numbered | undefined {
  return numbered.safeParse(parseJson(Buffer.from(leaf).toString('utf8'))).data;
}
