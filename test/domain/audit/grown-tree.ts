// A tree of some hundred entries as the bridge appends them, and what golang.org/x/mod/sumdb/tlog says of it (test/vectors/tlog).
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { ReadSubtree } from '../../../src/domain/audit/proofs.js';
import { appendLeaf, EMPTY_FRONTIER, leafHash, treeHead } from '../../../src/domain/audit/tree.js';
import type { Frontier, Hash, TreeHead } from '../../../src/domain/audit/tree.js';
import { fc } from '../../properties.js';

export const MOST = 600;
const hash = z.string().transform((text) => Buffer.from(text, 'base64'));
const hashes = z
  .array(hash)
  .nullable()
  .transform((all) => all ?? []);
export const vectors = z
  .object({
    Completed: z.array(hashes),
    Roots: z.array(z.object({ Size: z.number(), Root: hash })),
    Inclusions: z.array(z.object({ Size: z.number(), Index: z.number(), Proof: hashes })),
    Consistences: z.array(z.object({ Older: z.number(), Newer: z.number(), Proof: hashes })),
    Tiles: z.array(z.string()),
  })
  .parse(JSON.parse(readFileSync(new URL('../../vectors/tlog.json', import.meta.url), 'utf8')));

export const leaves: Hash[] = [];
export const completed: (readonly Hash[])[] = [];
export const frontiers: Frontier[] = [EMPTY_FRONTIER];
for (let at = 0; at < MOST; at += 1) {
  const leaf = leafHash(Buffer.from(`entry ${at}`));
  const appended = appendLeaf(frontiers[at] ?? EMPTY_FRONTIER, leaf);
  leaves.push(leaf);
  completed.push(appended.completed);
  frontiers.push(appended.frontier);
}

/** As rows of a store have them: each whole subtree beside the leaf that ends it. */
export const read: ReadSubtree = async ({ level, index }) => {
  const found = completed[(index + 1) * 2 ** level - 1]?.[level];
  if (found === undefined) throw new Error(`no subtree ${level} ${index}`);
  return Promise.resolve(found);
};

export const headOf = (n: number): TreeHead => treeHead(frontiers[n] ?? EMPTY_FRONTIER);

export const size = fc.integer({ min: 1, max: MOST });
