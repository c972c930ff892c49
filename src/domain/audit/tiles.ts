// The tree as files that tools of others read (c2sp.org/tlog-tiles): tiles of up to 256 hashes, bundles of up to 256 entries, and
// what each is called.
import { InvariantBroken } from '../outcome.js';
import { fold } from './tree.js';
import type { Hash } from './tree.js';

export const TILE_WIDTH = 256;
const HASH_BYTES = 32;
/** An entry's length is a big-endian number of two bytes. */
export const LONGEST_ENTRY = 0xff_ff;

/** `level`: of tiles, each eight levels of the tree. Fewer than 256 hashes: partial. */
export type Tile = {
  readonly level: number;
  readonly index: number;
  readonly hashes: readonly Hash[];
};

/** Such as `tile/0/x001/234.p/17`. `kind`: a level of tiles, or `entries`. */
export function tilePath(kind: number | 'entries', index: number, width: number): string {
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0');
  const name = groups.replace(/\d{3}(?=\d)/gu, 'x$&/');
  return `tile/${kind}/${name}${width === TILE_WIDTH ? '' : `.p/${width}`}`;
}

export function tileBytes(hashes: readonly Hash[]): Uint8Array {
  return Buffer.concat(hashes);
}

/** Undefined where it is no tile of that width. */
export function readTile(bytes: Uint8Array, width: number): readonly Hash[] | undefined {
  if (bytes.length !== width * HASH_BYTES) return undefined;
  return Array.from({ length: width }, (_, at) =>
    bytes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES),
  );
}

/** Throws where an entry is longer than the format takes. */
export function bundleBytes(entries: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(
    entries.flatMap((entry) => {
      if (entry.length > LONGEST_ENTRY) throw new InvariantBroken('an audit entry is too long');
      return [Uint8Array.of(entry.length >> 8, entry.length & 0xff), entry];
    }),
  );
}

/** Undefined where it does not end with its last entry. */
export function readBundle(bytes: Uint8Array): readonly Uint8Array[] | undefined {
  const entries: Uint8Array[] = [];
  let at = 0;
  while (at < bytes.length) {
    const [high = 0, low = 0] = bytes.subarray(at, at + 2);
    const end = at + 2 + high * 256 + low;
    if (end > bytes.length) return undefined;
    entries.push(bytes.subarray(at + 2, end));
    at = end;
  }
  return entries;
}

/** Makes a tree's tiles from its leaves in order, and holds one tile a level while it does. */
export class TileBuilder {
  readonly #levels: { index: number; hashes: Hash[] }[] = [];

  /** The tiles that are full with this leaf. */
  add(leaf: Hash): readonly Tile[] {
    return this.#addAt(0, leaf);
  }

  #addAt(level: number, hash: Hash): readonly Tile[] {
    const open = this.#levelAt(level);
    open.hashes.push(hash);
    if (open.hashes.length < TILE_WIDTH) return [];
    this.#levels[level] = { index: open.index + 1, hashes: [] };
    return [{ level, ...open }, ...this.#addAt(level + 1, rootOfFull(open.hashes))];
  }

  /** The partial tiles at its right edge. */
  rest(): readonly Tile[] {
    return this.#levels.flatMap(({ index, hashes }, level) =>
      hashes.length === 0 ? [] : [{ level, index, hashes: [...hashes] }],
    );
  }

  #levelAt(level: number): { index: number; hashes: Hash[] } {
    const open = this.#levels[level] ?? { index: 0, hashes: [] };
    this.#levels[level] = open;
    return open;
  }
}

function rootOfFull(hashes: readonly Hash[]): Hash {
  return fold(hashes.length === 1 ? hashes : [rootOfHalf(hashes, 0), rootOfHalf(hashes, 1)]);
}

function rootOfHalf(hashes: readonly Hash[], half: 0 | 1): Hash {
  const middle = hashes.length / 2;
  return rootOfFull(hashes.slice(half * middle, (half + 1) * middle));
}
