// Proofs that an entry is in a tree, and that a tree goes on from another: as Go makes them, and what they convince of.
import { describe, expect, test } from '@jest/globals';
import {
  proveConsistency,
  proveInclusion,
  verifyConsistency,
  verifyInclusion,
} from '../../../src/domain/audit/proofs.js';
import { leafHash, nodeHash } from '../../../src/domain/audit/tree.js';
import type { Hash } from '../../../src/domain/audit/tree.js';
import { must } from '../../app/trial.js';
import { fc } from '../../properties.js';
import { headOf, leaves, MOST, read, size, vectors } from './grown-tree.js';

describe('as Go makes them', () => {
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
    const leaf = must(leaves[0]);
    expect(verifyInclusion(headOf(1), { leaf, index: 0, proof: [] })).toBe(true);
    for (const index of [-1, 1, 0.5, Number.NaN]) {
      expect(verifyInclusion(headOf(1), { leaf, index, proof: [] })).toBe(false);
    }
    expect(verifyConsistency(headOf(0), headOf(7), [leaf])).toBe(false);
    expect(verifyConsistency(headOf(7), headOf(7), [leaf])).toBe(false);
  });
});

/** Whoever holds the log's key can sign a head that no tree has. */
describe('a head of another size than its root is of', () => {
  const [a, b, c] = [0, 1, 2].map((at) => must(leaves[at]));
  const root = headOf(4).root;

  test('has no entry: neither deeper than its size, nor less deep', () => {
    const deeper = { size: 1, root: nodeHash(must(a), must(b)) };
    expect(verifyInclusion(deeper, { leaf: must(b), index: 0, proof: [must(a)] })).toBe(false);
    const lessDeep = { size: 2, root: must(a) };
    expect(verifyInclusion(lessDeep, { leaf: must(a), index: 0, proof: [] })).toBe(false);
  });

  test('goes on from none, nor does any go on from it', async () => {
    const proof = must(await proveConsistency(read, { older: 3, newer: 4 }));
    expect(verifyConsistency(headOf(3), headOf(4), proof)).toBe(true);
    expect(verifyConsistency(headOf(3), { size: 8, root }, proof)).toBe(false);
    const above = (head: Hash): Hash => nodeHash(must(c), head);
    const older = { size: 3, root: above(headOf(3).root) };
    const newer = { size: 4, root: above(root) };
    expect(verifyConsistency(older, newer, [...proof, must(c)])).toBe(false);
    expect(verifyConsistency({ size: 2, root }, { size: 1, root }, [])).toBe(false);
  });
});

function flipped(proof: readonly Hash[], bit: number): readonly Hash[] {
  const at = proof.length === 0 ? 0 : bit % proof.length;
  return proof.map((one, place) => (place === at ? one.map((byte) => byte ^ 1) : one));
}
