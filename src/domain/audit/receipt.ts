// One entry of the log, proved to somebody who sees nothing else of it (c2sp.org/tlog-proof): the entry, where it is, the hashes from
// there to the root, and the signed checkpoint with that root. A text that needs nobody to be verified.
import { ok, refused } from '../outcome.js';
import type { Outcome } from '../outcome.js';
import { openCheckpoint } from './checkpoint.js';
import type { CheckpointRefusal, SignedCheckpoint } from './checkpoint.js';
import type { VerifierKey } from './note-key.js';
import { parseProof, writeProof } from './proof-lines.js';
import { verifyInclusion } from './proofs.js';
import { leafHash } from './tree.js';
import type { Hash } from './tree.js';

export type Receipt = {
  /** The entry's leaf: canonical JSON. */
  readonly entry: string;
  /** Its place in the tree, from 0. */
  readonly index: number;
  readonly proof: readonly Hash[];
  /** As it was signed, to the letter. */
  readonly checkpoint: string;
};

export type ReceiptMalformed = { readonly code: 'RECEIPT_MALFORMED' };

const FIRST = 'c2sp.org/tlog-proof@v1';
const MALFORMED = refused({ code: 'RECEIPT_MALFORMED' } as const);
const HEAD = /^c2sp\.org\/tlog-proof@v1\nextra (?<extra>.+)\nindex (?<index>0|[1-9]\d{0,15})\n/;

/** The entry is its opaque part: whoever verifies with another tool finds it there. */
export function writeReceipt({ entry, index, proof, checkpoint }: Receipt): string {
  const extra = Buffer.from(entry).toString('base64');
  return [FIRST, `extra ${extra}`, `index ${index}`, ...writeProof(proof), '', checkpoint].join(
    '\n',
  );
}

export function parseReceipt(text: string): Outcome<Receipt, ReceiptMalformed> {
  const { extra, index } = HEAD.exec(text)?.groups ?? {};
  if (extra === undefined || !text.includes('\n\n')) return MALFORMED;
  const at = text.indexOf('\n\n');
  const entry = Buffer.from(extra, 'base64');
  const proof = parseProof(text.slice(0, at).split('\n').slice(3));
  if (proof === undefined || entry.toString('base64') !== extra) return MALFORMED;
  return ok({
    entry: entry.toString('utf8'),
    index: Number(index),
    proof,
    checkpoint: text.slice(at + 2),
  });
}

export type ReceiptRefusal = CheckpointRefusal | { readonly code: 'NOT_IN_THE_LOG' };

/** Whether these keys stand for a log that has this entry at this place. */
export function checkReceipt(
  { entry, index, proof, checkpoint: written }: Receipt,
  keys: readonly VerifierKey[],
): Outcome<SignedCheckpoint, ReceiptRefusal> {
  const opened = openCheckpoint(written, keys);
  if (!opened.ok) return opened;
  const leaf = leafHash(Buffer.from(entry));
  return verifyInclusion(opened.value.checkpoint, { leaf, index, proof })
    ? opened
    : refused({ code: 'NOT_IN_THE_LOG' });
}
