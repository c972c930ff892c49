// What somebody makes of a log who changes a few of its entries: its files and its head, as the bridge would have written them. What is
// before the change is taken from the true one, so that ten thousand take minutes.
import { bundleBytes, TILE_WIDTH, TileBuilder } from '../../../src/domain/audit/tiles.js';
import { tileBytes, tilePath } from '../../../src/domain/audit/tiles.js';
import { appendLeaf, EMPTY_FRONTIER, leafHash, treeHead } from '../../../src/domain/audit/tree.js';
import type { Frontier, Hash, TreeHead } from '../../../src/domain/audit/tree.js';
import { must } from '../trial.js';
import type { Files } from './made-log.js';

export class ForgedExports {
  readonly #leaves: readonly string[];
  readonly #hashes = new Map<string, Hash>();
  /** Before each entry, and at the end. */
  readonly #frontiers: Frontier[] = [EMPTY_FRONTIER];

  constructor(leaves: readonly string[]) {
    this.#leaves = leaves;
    for (const leaf of leaves) {
      const { frontier } = appendLeaf(must(this.#frontiers.at(-1)), this.#hashOf(leaf));
      this.#hashes.set(leaf, this.#hashOf(leaf));
      this.#frontiers.push(frontier);
    }
  }

  of(leaves: readonly string[]): { readonly files: Files; readonly head: TreeHead } {
    const changed = leaves.findIndex((leaf, at) => leaf !== this.#leaves[at]);
    const same = changed < 0 ? leaves.length : changed;
    const hashes = leaves.map((leaf) => this.#hashOf(leaf));
    let frontier = must(this.#frontiers[same]);
    for (const hash of hashes.slice(same)) ({ frontier } = appendLeaf(frontier, hash));
    return { files: filesOf(leaves, hashes), head: treeHead(frontier) };
  }

  #hashOf(leaf: string): Hash {
    return this.#hashes.get(leaf) ?? leafHash(Buffer.from(leaf));
  }
}

function filesOf(leaves: readonly string[], hashes: readonly Hash[]): Files {
  const tiles = new TileBuilder();
  const files: Files = new Map();
  const full = hashes.flatMap((hash) => tiles.add(hash));
  for (const { level, index, hashes: ofTile } of [...full, ...tiles.rest()]) {
    files.set(tilePath(level, index, ofTile.length), tileBytes(ofTile));
  }
  for (let at = 0; at < leaves.length; at += TILE_WIDTH) {
    const bundle = leaves.slice(at, at + TILE_WIDTH).map((leaf) => Buffer.from(leaf));
    files.set(tilePath('entries', at / TILE_WIDTH, bundle.length), bundleBytes(bundle));
  }
  return files;
}
