// That an entry is in a tree, and that a tree is the beginning of a larger one: what proves it, and how it is held against the roots
// (RFC 6962 §2.1.1, §2.1.2; RFC 9162 §2.1.3.2, §2.1.4.2).
import { createHash } from 'node:crypto';
import { fold, nodeHash, wholeSubtrees } from './tree.js';
import type { Hash, Subtree, TreeHead } from './tree.js';

/** Where the hashes of a tree lie: in memory, in tiles or in the rows of a store. */
export type ReadSubtree = (subtree: Subtree) => Promise<Hash>;

type Range = { readonly from: number; readonly to: number };

/** That leaf `index` is in the tree of `size` leaves. Undefined where it cannot be. */
export async function proveInclusion(
  read: ReadSubtree,
  { index, size }: { readonly index: number; readonly size: number },
): Promise<readonly Hash[] | undefined> {
  if (!isWithin(index, size)) return undefined;
  return readRanges(read, pathTo(index, { from: 0, to: size }));
}

/** That the tree of `older` leaves is the beginning of that of `newer`. Undefined where it cannot be. */
export async function proveConsistency(
  read: ReadSubtree,
  { older, newer }: { readonly older: number; readonly newer: number },
): Promise<readonly Hash[] | undefined> {
  if (!isWithin(older, newer + 1)) return undefined;
  if (older === 0) return [];
  return readRanges(read, pathBetween(older, { from: 0, to: newer }, true));
}

async function readRanges(read: ReadSubtree, ranges: readonly Range[]): Promise<readonly Hash[]> {
  return Promise.all(
    ranges.map(async ({ from, to }) => fold(await Promise.all(wholeSubtrees(from, to).map(read)))),
  );
}

/** Nearest to the leaf first. */
function pathTo(index: number, { from, to }: Range): readonly Range[] {
  if (to - from === 1) return [];
  const middle = from + halfOf(to - from);
  return index < middle
    ? [...pathTo(index, { from, to: middle }), { from: middle, to }]
    : [...pathTo(index, { from: middle, to }), { from, to: middle }];
}

/** `isKnown`: whether this whole subtree is the older tree itself, whose root whoever verifies has. */
function pathBetween(older: number, { from, to }: Range, isKnown: boolean): readonly Range[] {
  if (older === to) return isKnown ? [] : [{ from, to }];
  const middle = from + halfOf(to - from);
  return older <= middle
    ? [...pathBetween(older, { from, to: middle }, isKnown), { from: middle, to }]
    : [...pathBetween(older, { from: middle, to }, false), { from, to: middle }];
}

/** The largest power of two below `size`. */
function halfOf(size: number): number {
  let half = 1;
  while (half * 2 < size) half *= 2;
  return half;
}

export type Inclusion = {
  readonly leaf: Hash;
  readonly index: number;
  readonly proof: readonly Hash[];
};

export function verifyInclusion(head: TreeHead, { leaf, index, proof }: Inclusion): boolean {
  if (!isWithin(index, head.size)) return false;
  const climb = { at: index, last: head.size - 1 };
  let root = leaf;
  for (const hash of proof) {
    if (climb.last === 0) return false;
    const isRight = climb.at % 2 === 1 || climb.at === climb.last;
    root = isRight ? nodeHash(hash, root) : nodeHash(root, hash);
    if (isRight) skipToRight(climb);
    up(climb);
  }
  return climb.last === 0 && isSame(root, head.root);
}

/** Whether `older` is the beginning of `newer`. The empty tree is the beginning of every one. */
export function verifyConsistency(
  older: TreeHead,
  newer: TreeHead,
  proof: readonly Hash[],
): boolean {
  if (!isWithin(older.size, newer.size + 1)) return false;
  if (older.size === 0) return proof.length === 0 && isSame(older.root, EMPTY_ROOT);
  if (older.size === newer.size) return proof.length === 0 && isSame(older.root, newer.root);
  const [first, ...rest] = isPowerOfTwo(older.size) ? [older.root, ...proof] : proof;
  const roots = first && climbBoth({ older: older.size, newer: newer.size }, first, rest);
  return roots !== undefined && isSame(roots.older, older.root) && isSame(roots.newer, newer.root);
}

/** The roots of both trees, as a proof has them. Undefined where it is too long or too short for them. */
function climbBoth(
  size: { readonly older: number; readonly newer: number },
  first: Hash,
  rest: readonly Hash[],
): { readonly older: Hash; readonly newer: Hash } | undefined {
  const climb = { at: size.older - 1, last: size.newer - 1 };
  while (climb.at % 2 === 1) up(climb);
  let [older, newer] = [first, first];
  for (const hash of rest) {
    if (climb.last === 0) return undefined;
    if (climb.at % 2 === 1 || climb.at === climb.last) {
      older = nodeHash(hash, older);
      newer = nodeHash(hash, newer);
      skipToRight(climb);
    } else newer = nodeHash(newer, hash);
    up(climb);
  }
  return climb.last === 0 ? { older, newer } : undefined;
}

const EMPTY_ROOT: Hash = createHash('sha256').digest();

/** A node's place at its level, and that of the last one there. */
type Climb = { at: number; last: number };

function up(climb: Climb): void {
  climb.at = Math.floor(climb.at / 2);
  climb.last = Math.floor(climb.last / 2);
}

/** The last node of its level, and not the only one: its own parent, until it is somebody's right child. */
function skipToRight(climb: Climb): void {
  while (climb.at % 2 === 0) up(climb);
}

function isWithin(value: number, bound: number): boolean {
  return Number.isSafeInteger(value) && value >= 0 && value < bound;
}

function isPowerOfTwo(size: number): boolean {
  return wholeSubtrees(0, size).length === 1;
}

function isSame(one: Hash, other: Hash): boolean {
  return Buffer.compare(one, other) === 0;
}
