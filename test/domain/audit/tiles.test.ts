// The tree as files that tools of others read (c2sp.org/tlog-tiles).
import { describe, expect, test } from '@jest/globals';
import {
  bundleBytes,
  readBundle,
  readTile,
  TileBuilder,
  tileBytes,
  tilePath,
} from '../../../src/domain/audit/tiles.js';
import type { Tile } from '../../../src/domain/audit/tiles.js';
import { fc } from '../../properties.js';
import { completed, leaves, MOST, vectors } from './grown-tree.js';

describe('tiles', () => {
  test('hold every hash of the tree once, whatever its size', () => {
    fc.assert(
      fc.property(fc.nat(MOST), (n) => {
        const builder = new TileBuilder();
        const full = leaves.slice(0, n).flatMap((leaf) => builder.add(leaf));
        const bottom = [...full, ...builder.rest()].filter(({ level }) => level === 0);
        expect(bottom.flatMap((tile) => tile.hashes)).toEqual(leaves.slice(0, n));
        const above = [...full, ...builder.rest()].filter(({ level }) => level === 1);
        expect(above.flatMap((tile) => tile.hashes)).toEqual(
          Array.from({ length: Math.floor(n / 256) }, (_, at) => completed[at * 256 + 255]?.[8]),
        );
      }),
    );
  });

  test('are written when they are full, and at the end those that are not, but none that is empty', () => {
    const builder = new TileBuilder();
    const filled = (of: readonly Tile[]): readonly object[] =>
      of.map(({ level, index, hashes }) => ({ level, index, width: hashes.length }));
    const written = leaves.slice(0, 512).map((leaf) => filled(builder.add(leaf)));
    expect(written.filter((_tiles, at) => at !== 255 && at !== 511).flat()).toEqual([]);
    expect(written[255]).toEqual([{ level: 0, index: 0, width: 256 }]);
    expect(written[511]).toEqual([{ level: 0, index: 1, width: 256 }]);
    expect(filled(builder.rest())).toEqual([{ level: 1, index: 0, width: 2 }]);
    expect(filled(leaves.slice(512, 600).flatMap((leaf) => builder.add(leaf)))).toEqual([]);
    expect(filled(builder.rest())).toEqual([
      { level: 0, index: 2, width: 88 },
      { level: 1, index: 0, width: 2 },
    ]);
  });

  test('are read as they were written, and a cut one is not', () => {
    const bytes = tileBytes(leaves.slice(0, 3));
    expect(readTile(bytes, 3)).toEqual(leaves.slice(0, 3));
    expect(readTile(bytes.subarray(1), 3)).toBeUndefined();
  });

  test('bundles: entries of every length that the format takes, and a cut one is none', () => {
    const entry = fc.oneof(
      fc.uint8Array({ maxLength: 9 }),
      fc.constantFrom(256, 65_535).map((n) => new Uint8Array(n).fill(7)),
    );
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 4 }), (entries) => {
        const bytes = bundleBytes(entries);
        expect(readBundle(bytes)?.map(hexOf)).toEqual(entries.map(hexOf));
        if (bytes.length > 0) expect(readBundle(bytes.subarray(0, -1))).toBeUndefined();
      }),
    );
    expect(() => bundleBytes([new Uint8Array(65_536)])).toThrow('too long');
  });

  test("tiles' paths", () => {
    const asked = [
      [0, 0, 256],
      [0, 5, 17],
      [1, 999, 1],
      [0, 1234, 256],
      [2, 1000, 255],
      [0, 1_234_067, 8],
      [3, 56, 256],
    ] as const;
    // Go's have the tiles' height in them, which C2SP's leave out: it is always 8.
    const paths = vectors.Tiles.map((path) => path.replace('tile/8/', 'tile/'));
    expect(asked.map(([level, index, width]) => tilePath(level, index, width))).toEqual(paths);
    expect(tilePath('entries', 1234, 256)).toBe('tile/entries/x001/234');
  });
});

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
