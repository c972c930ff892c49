// Proves one request to somebody who sees nothing else of the log: the entry by which what was asked for was first handed out, else its last.
import { proveInclusion } from '../../domain/audit/proofs.js';
import { writeReceipt } from '../../domain/audit/receipt.js';
import { readLogged } from '../../domain/audit/leaf.js';
import type { RequestId } from '../../domain/ids.js';
import { InvariantBroken } from '../../domain/outcome.js';
import { HANDED_OUT } from '../../domain/release/fact.js';
import type { Rows } from '../commit/reading.js';
import { readEntries, readSubtreeOf } from './read-log.js';
import type { OneLog, StoredEntry } from './read-log.js';

/** `checkpoint`: a signed note over the log's first `size` entries, this one among them. Throws `StoreUnavailable`. */
export async function makeReceipt(
  rows: Rows,
  one: OneLog,
  of: { readonly entry: StoredEntry; readonly size: number; readonly checkpoint: string },
): Promise<string> {
  const { entry, size, checkpoint } = of;
  const index = entry.seq - one.head.first;
  const proof = await proveInclusion(readSubtreeOf(rows, one), { index, size });
  if (proof === undefined) throw new InvariantBroken('the checkpoint is over this entry');
  return writeReceipt({ entry: entry.leaf, index, proof, checkpoint });
}

/** The entry by which a request is proved, as far as the log's head goes. */
export async function findEntry(
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
      if (HANDED_OUT.includes(readLogged(stored)?.fact.action ?? '')) handedOut ??= stored;
    }
  }
  return handedOut ?? last;
}
