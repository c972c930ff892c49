// Proves one request to somebody who sees nothing else of the log: the entry by which what was asked for was handed out, else its last.
import { proveInclusion } from '../../domain/audit/proofs.js';
import { writeReceipt } from '../../domain/audit/receipt.js';
import { readLogged } from '../../domain/audit/leaf.js';
import type { RequestId } from '../../domain/ids.js';
import { refused, ok } from '../../domain/outcome.js';
import type { Outcome } from '../../domain/outcome.js';
import type { Rows } from '../commit/reading.js';
import { readEntries, readSubtreeOf } from './read-log.js';
import type { OneLog, StoredEntry } from './read-log.js';

export type ReceiptNotMade = { readonly code: 'REQUEST_NOT_IN_LOG' };

/** `checkpoint`: a signed note over the log's first `size` entries. Throws `StoreUnavailable`. */
export async function makeReceipt(
  rows: Rows,
  one: OneLog,
  asked: { readonly requestId: RequestId; readonly size: number; readonly checkpoint: string },
): Promise<Outcome<string, ReceiptNotMade>> {
  const { requestId, size, checkpoint } = asked;
  const entry = await findEntry(rows, { ...one, head: { ...one.head, size } }, requestId);
  if (entry === undefined) return refused({ code: 'REQUEST_NOT_IN_LOG' });
  const index = entry.seq - one.head.first;
  const proof = await proveInclusion(readSubtreeOf(rows, one), { index, size });
  if (proof === undefined) return refused({ code: 'REQUEST_NOT_IN_LOG' });
  return ok(writeReceipt({ entry: entry.leaf, index, proof, checkpoint }));
}

const HANDED_OUT: readonly string[] = ['release.handed-out', 'seed-qr.handed-out'];

async function findEntry(
  rows: Rows,
  one: OneLog,
  requestId: RequestId,
): Promise<StoredEntry | undefined> {
  let last: StoredEntry | undefined;
  let handedOut: StoredEntry | undefined;
  for await (const page of readEntries(rows, one)) {
    for (const stored of page) {
      // Most are of other requests: only its own are read.
      if (!stored.leaf.includes(`"requestId":"${requestId}"`)) continue;
      last = stored;
      if (HANDED_OUT.includes(readLogged(stored)?.fact.action ?? '')) handedOut = stored;
    }
  }
  return handedOut ?? last;
}
