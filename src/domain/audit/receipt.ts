// One entry of the log, proved to somebody who sees nothing else of it (c2sp.org/tlog-proof): the entry, where it is, the hashes from
// there to the root, and the signed checkpoint with that root. A text that needs nobody to be verified.
import { ok, refused } from '../outcome.js';
import type { Outcome } from '../outcome.js';
import { openCheckpoint } from './checkpoint.js';
import type { CheckpointRefusal, SignedCheckpoint } from './checkpoint.js';
import type { VerifierKey } from './note-key.js';
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
const HEAD =
  /^extra (?<extra>[A-Za-z0-9+/]+={0,2})\nindex (?<index>0|[1-9]\d{0,15})\n(?<rest>[^]*)$/;
/** A tree has no more levels than its size has bits. */
const HASHES_AT_MOST = 63;
const HASH_BYTES = 32;

/** The entry is its opaque part: whoever verifies with another tool finds it there. */
export function writeReceipt({ entry, index, proof, checkpoint }: Receipt): string {
  const extra = Buffer.from(entry).toString('base64');
  const hashes = proof.map((hash) => Buffer.from(hash).toString('base64'));
  return [FIRST, `extra ${extra}`, `index ${index}`, ...hashes, '', checkpoint].join('\n');
}

export function parseReceipt(text: string): Outcome<Receipt, ReceiptMalformed> {
  const at = text.indexOf('\n\n');
  if (at < 0 || !text.startsWith(`${FIRST}\n`)) return MALFORMED;
  const groups = HEAD.exec(`${text.slice(FIRST.length + 1, at)}\n`)?.groups;
  const entry = bytesOf(groups?.['extra']);
  const proof = hashesOf(groups?.['rest']);
  if (entry === undefined || proof === undefined) return MALFORMED;
  const index = Number(groups?.['index']);
  return ok({ entry: entry.toString('utf8'), index, proof, checkpoint: text.slice(at + 2) });
}

function hashesOf(lines: string | undefined): readonly Hash[] | undefined {
  const hashes = (lines ?? '').split('\n').slice(0, -1).map(bytesOf);
  const found = hashes.filter((hash) => hash?.length === HASH_BYTES);
  const areAll = found.length === hashes.length && found.length <= HASHES_AT_MOST;
  return areAll ? found.filter((hash) => hash !== undefined) : undefined;
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

function bytesOf(base64: string | undefined): Buffer | undefined {
  const bytes = Buffer.from(base64 ?? '', 'base64');
  return bytes.length > 0 && bytes.toString('base64') === base64 ? bytes : undefined;
}
