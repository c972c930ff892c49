// What the root of a log was when it had fewer entries: each whole subtree lies in the row of the entry that ended it.
import { fromBase64 } from '../../domain/audit/log.js';
import type { LogHead } from '../../domain/audit/log.js';
import { fold, wholeSubtrees } from '../../domain/audit/tree.js';
import type { Reading } from '../commit/reading.js';
import { LOGS, logRowSchema } from '../commit/rows/audit-rows.js';

/** Undefined where an entry of it is not there any more. */
export async function rootAt(
  reading: Reading,
  head: LogHead,
  size: number,
): Promise<Uint8Array | undefined> {
  const hashes: Uint8Array[] = [];
  for (const { level, index } of wholeSubtrees(0, size)) {
    const last = head.first + (index + 1) * 2 ** level - 1;
    const hash = (await reading.get(LOGS.audit.entry(last), logRowSchema))?.hashes[level];
    if (hash === undefined) return undefined;
    hashes.push(fromBase64(hash));
  }
  return fold(hashes);
}
