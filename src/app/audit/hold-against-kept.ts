// Before a key of ours signs on somebody's demand, for an export or a receipt: the store still is what was signed of it. One that was
// rolled back or rewritten gets no signature (DESIGN §10), or there were two trees under one origin.
import { furtherOf } from '../../domain/audit/log-trust.js';
import type { Signed } from '../../domain/audit/log-trust.js';
import { LogRolledBack } from '../../ports/fault.js';
import { Reading } from '../commit/reading.js';
import type { Rows } from '../commit/reading.js';
import { logHeadSchema, LOGS } from '../commit/rows/audit-rows.js';
import { holdsSigned } from './holds-signed.js';
import type { OneLog } from './read-log.js';

/** `known`: what was signed of this log, under any origin. Throws `LogRolledBack`, `StoreUnavailable`. */
export async function holdAgainstKept(
  rows: Rows,
  one: OneLog,
  known: readonly Signed[],
): Promise<void> {
  const present = await new Reading(rows.store, rows.tenantId).get(
    LOGS[one.log].head,
    logHeadSchema,
  );
  const isPresent = present?.origin === one.head.origin;
  // A log that a restore has ended may have lost its end: the one after it says how much.
  const counts = ({ origin, size }: Signed): boolean =>
    isPresent || (origin === one.head.origin && size <= one.head.size);
  const furthest = known.filter(counts).reduce<Signed | undefined>(furtherOf, undefined);
  if (!(await holdsSigned(rows, one, furthest))) {
    throw new LogRolledBack('the store is not what was signed of it, so it is not signed again');
  }
}
