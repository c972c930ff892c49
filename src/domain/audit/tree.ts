// The audit as a Merkle tree (RFC 6962 §2.1): a leaf an entry, and a frontier that is enough to append and to know the root.
import { hash } from 'node:crypto';

/** SHA-256: 32 bytes. */
export type Hash = Uint8Array;

/** How many entries there are, and the one hash that stands for all of them, in order. */
export type TreeHead = { readonly size: number; readonly root: Hash };

/** The roots of the whole subtrees that a tree of this size falls into, largest first: one for each bit of the size. */
export type Frontier = { readonly size: number; readonly hashes: readonly Hash[] };

export const EMPTY_FRONTIER: Frontier = { size: 0, hashes: [] };

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

export function leafHash(entry: Uint8Array): Hash {
  return sha256(Buffer.concat([LEAF, entry]));
}

export function nodeHash(left: Hash, right: Hash): Hash {
  return sha256(Buffer.concat([NODE, left, right]));
}

/** In one call: of a million short ones, an object for each costs more than the hash. */
function sha256(bytes: Uint8Array): Hash {
  return hash('sha256', bytes, 'buffer');
}

export type Appended = {
  readonly frontier: Frontier;
  /** The roots of the subtrees that are whole with this leaf, the leaf first: level 0, 1, …, as `tlog.StoredHashes` has them. */
  readonly completed: readonly Hash[];
};

export function appendLeaf({ size, hashes }: Frontier, leaf: Hash): Appended {
  const completed = [leaf];
  let last = leaf;
  let rest = size;
  for (const left of hashes.toReversed()) {
    if (rest % 2 === 0) break;
    last = nodeHash(left, last);
    completed.push(last);
    rest = (rest - 1) / 2;
  }
  const kept = hashes.slice(0, hashes.length + 1 - completed.length);
  return { frontier: { size: size + 1, hashes: [...kept, last] }, completed };
}

/** Of nothing: SHA-256 of nothing. */
export function treeHead({ size, hashes }: Frontier): TreeHead {
  return { size, root: fold(hashes) };
}

/** The root over subtrees that lie beside one another, each smaller than the one before. */
export function fold(hashes: readonly Hash[]): Hash {
  const last = hashes.at(-1);
  if (last === undefined) return sha256(new Uint8Array());
  return hashes.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), last);
}

/** Whether this can be a frontier: as many hashes of 32 bytes as its size has bits that are set. */
export function isFrontier({ size, hashes }: Frontier): boolean {
  return (
    hashes.length === wholeSubtrees(0, size).length && hashes.every((one) => one.length === 32)
  );
}

/** A whole subtree: 2^level leaves, the first of them leaf index·2^level. */
export type Subtree = { readonly level: number; readonly index: number };

/**
 * The whole subtrees that leaves `from` to before `to` fall into, left to right. `from` begins a subtree of at least that length:
 * what RFC 6962 splits a tree into always does.
 */
export function wholeSubtrees(from: number, to: number): readonly Subtree[] {
  const found: Subtree[] = [];
  let at = from;
  while (at < to) {
    let level = 0;
    let width = 1;
    while (width * 2 <= to - at) {
      width *= 2;
      level += 1;
    }
    found.push({ level, index: at / width });
    at += width;
  }
  return found;
}
