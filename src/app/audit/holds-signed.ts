// Whether the store still holds what was signed of a log. One that was rolled back and has grown past it since shows by what its tree
// was at that size.
import { fromBase64 } from '../../domain/audit/log.js';
import { isBehind } from '../../domain/audit/log-trust.js';
import type { Signed } from '../../domain/audit/log-trust.js';
import { fold, wholeSubtrees } from '../../domain/audit/tree.js';
import { Reading } from '../commit/reading.js';
import type { Rows } from '../commit/reading.js';
import { LOGS, logRowSchema } from '../commit/rows/audit-rows.js';
import type { OneLog } from './read-log.js';

/** Throws `StoreUnavailable`. */
export async function holdsSigned(
  rows: Rows,
  { log, head }: Pick<OneLog, 'log' | 'head'>,
  signed: Signed | undefined,
): Promise<boolean> {
  if (isBehind(head, signed)) return false;
  if (signed?.origin !== head.origin || signed.size === head.size) return true;
  const root = await rootAt(rows, { log, head }, signed.size);
  return root !== undefined && Buffer.from(root).equals(signed.root);
}

async function rootAt(
  { store, tenantId }: Rows,
  { log, head }: Pick<OneLog, 'log' | 'head'>,
  size: number,
): Promise<Uint8Array | undefined> {
  const reading = new Reading(store, tenantId);
  const hashes: Uint8Array[] = [];
  for (const { level, index } of wholeSubtrees(0, size)) {
    const last = head.first + (index + 1) * 2 ** level - 1;
    const hash = (await reading.get(LOGS[log].entry(last), logRowSchema))?.hashes[level];
    if (hash === undefined) return undefined;
    hashes.push(fromBase64(hash));
  }
  return fold(hashes);
}
