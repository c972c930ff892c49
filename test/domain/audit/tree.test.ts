// The audit's tree, against golang.org/x/mod/sumdb/tlog and against its definition (RFC 6962 §2.1).
import { describe, expect, test } from '@jest/globals';
import { isFrontier, wholeSubtrees } from '../../../src/domain/audit/tree.js';
import { completed, frontiers, headOf, vectors } from './grown-tree.js';

describe('the tree, as Go has it', () => {
  test('what each leaf completes, and the root of every size', () => {
    expect(completed.slice(0, 16)).toEqual(vectors.Completed);
    expect(vectors.Roots.map(({ Size }) => headOf(Size).root)).toEqual(
      vectors.Roots.map(({ Root }) => Root),
    );
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
