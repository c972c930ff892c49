// The audit's tree, its proofs and tiles, against golang.org/x/mod/sumdb/tlog (test/vectors/tlog) and against their definition.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import {
  proveConsistency,
  proveInclusion,
  verifyConsistency,
  verifyInclusion,
} from '../../../src/domain/audit/proofs.js';
import type { ReadSubtree } from '../../../src/domain/audit/proofs.js';
import * as tiles from '../../../src/domain/audit/tiles.js';
import {
  appendLeaf,
  EMPTY_FRONTIER,
  isFrontier,
  leafHash,
  treeHead,
  wholeSubtrees,
} from '../../../src/domain/audit/tree.js';
import type { Frontier, Hash } from '../../../src/domain/audit/tree.js';
import { fc } from '../../properties.js';

const { bundleBytes, readBundle, readTile, TileBuilder, tileBytes, tilePath } = tiles;
const MOST = 600;
const hash = z.string().transform((text) => Buffer.from(text, 'base64'));
const hashes = z
  .array(hash)
  .nullable()
  .transform((all) => all ?? []);
const vectors = z
  .object({
    Completed: z.array(hashes),
    Roots: z.array(z.object({ Size: z.number(), Root: hash })),
    Inclusions: z.array(z.object({ Size: z.number(), Index: z.number(), Proof: hashes })),
    Consistences: z.array(z.object({ Older: z.number(), Newer: z.number(), Proof: hashes })),
    Tiles: z.array(z.string()),
  })
  .parse(JSON.parse(readFileSync(new URL('../../vectors/tlog.json', import.meta.url), 'utf8')));

const leaves: Hash[] = [];
const completed: (readonly Hash[])[] = [];
const frontiers: Frontier[] = [EMPTY_FRONTIER];
for (let at = 0; at < MOST; at += 1) {
  const leaf = leafHash(Buffer.from(`entry ${at}`));
  const appended = appendLeaf(frontiers[at] ?? EMPTY_FRONTIER, leaf);
  leaves.push(leaf);
  completed.push(appended.completed);
  frontiers.push(appended.frontier);
}

/** As rows of a store have them: each whole subtree beside the leaf that ends it. */
const read: ReadSubtree = async ({ level, index }) => {
  const found = completed[(index + 1) * 2 ** level - 1]?.[level];
  if (found === undefined) throw new Error(`no subtree ${level} ${index}`);
  return Promise.resolve(found);
};

const headOf = (n: number) => treeHead(frontiers[n] ?? EMPTY_FRONTIER);

const size = fc.integer({ min: 1, max: MOST });

describe('the tree, as Go has it', () => {
  test('what each leaf completes, and the root of every size', () => {
    expect(completed.slice(0, 16)).toEqual(vectors.Completed);
    expect(vectors.Roots.map(({ Size }) => headOf(Size).root)).toEqual(
      vectors.Roots.map(({ Root }) => Root),
    );
  });

  test('proofs of inclusion', async () => {
    expect(vectors.Inclusions.length).toBeGreaterThan(80);
    for (const { Size, Index, Proof } of vectors.Inclusions) {
      expect(await proveInclusion(read, { index: Index, size: Size })).toEqual(Proof);
    }
  });

  test('proofs of consistency', async () => {
    expect(vectors.Consistences.length).toBeGreaterThan(100);
    for (const { Older, Newer, Proof } of vectors.Consistences) {
      expect(await proveConsistency(read, { older: Older, newer: Newer })).toEqual(Proof);
    }
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

describe('a proof proves that alone', () => {
  test('of inclusion: for its leaf, its place and its tree, and for nothing else', async () => {
    const place = size.chain((n) =>
      fc.record({ n: fc.constant(n), index: fc.nat(n - 1), other: fc.nat(MOST - 1) }),
    );
    await fc.assert(
      fc.asyncProperty(place, fc.nat(), async ({ n, index, other }, bit) => {
        const leaf = leaves[index] ?? Buffer.of();
        const proof = (await proveInclusion(read, { index, size: n })) ?? [];
        const given = { leaf, index, proof };
        expect(verifyInclusion(headOf(n), given)).toBe(true);
        if (other !== index) {
          expect(verifyInclusion(headOf(n), { ...given, index: other })).toBe(false);
          expect(verifyInclusion(headOf(n), { ...given, leaf: leaves[other] ?? leaf })).toBe(false);
        }
        if (other + 1 !== n) {
          const root = headOf(other + 1).root;
          expect(verifyInclusion({ size: n, root }, given)).toBe(false);
        }
        const wrong = [flipped(proof, bit), proof.slice(1), [...proof, leaf]];
        for (const one of proof.length === 0 ? wrong.slice(2) : wrong) {
          expect(verifyInclusion(headOf(n), { ...given, proof: one })).toBe(false);
        }
      }),
    );
  });

  test('of consistency: for its two trees, and for no others', async () => {
    const pair = size.chain((newer) =>
      fc.record({ newer: fc.constant(newer), older: fc.integer({ min: 1, max: newer }) }),
    );
    await fc.assert(
      fc.asyncProperty(pair, size, fc.nat(), async ({ older, newer }, other, bit) => {
        const proof = (await proveConsistency(read, { older, newer })) ?? [];
        const [from, to] = [headOf(older), headOf(newer)];
        expect(verifyConsistency(from, to, proof)).toBe(true);
        const forged = { size: older, root: leafHash(Buffer.of(bit % 256)) };
        expect(verifyConsistency(forged, to, proof)).toBe(false);
        if (other !== newer) {
          const root = headOf(other).root;
          expect(verifyConsistency(from, { size: newer, root }, proof)).toBe(false);
        }
        if (older !== newer) expect(verifyConsistency(to, from, proof)).toBe(false);
        const wrong = [flipped(proof, bit), proof.slice(1), [...proof, from.root]];
        for (const one of proof.length === 0 ? wrong.slice(2) : wrong) {
          expect(verifyConsistency(from, to, one)).toBe(false);
        }
      }),
    );
  });

  test('the empty tree is the beginning of every one, and of nothing is proved what is not there', async () => {
    expect(await proveConsistency(read, { older: 0, newer: 7 })).toEqual([]);
    expect(verifyConsistency(headOf(0), headOf(7), [])).toBe(true);
    expect(verifyConsistency({ size: 0, root: headOf(1).root }, headOf(7), [])).toBe(false);
    expect(await proveConsistency(read, { older: 8, newer: 7 })).toBeUndefined();
    expect(await proveInclusion(read, { index: 7, size: 7 })).toBeUndefined();
    for (const index of [-1, 7, 0.5, Number.NaN]) {
      const [leaf = Buffer.of()] = leaves;
      expect(verifyInclusion(headOf(7), { leaf, index, proof: [] })).toBe(false);
    }
  });
});

describe('a frontier', () => {
  test('has a hash for each bit of its size', () => {
    for (const frontier of frontiers) expect(isFrontier(frontier)).toBe(true);
    expect(isFrontier({ size: 3, hashes: frontiers[4]?.hashes ?? [] })).toBe(false);
    expect(isFrontier({ size: 1, hashes: [Buffer.of(1)] })).toBe(false);
    expect(wholeSubtrees(0, 1_000_000).length).toBeLessThanOrEqual(20);
  });
});

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
});

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

function flipped(proof: readonly Hash[], bit: number): readonly Hash[] {
  const at = proof.length === 0 ? 0 : bit % proof.length;
  return proof.map((one, place) => (place === at ? one.map((byte) => byte ^ 1) : one));
}
