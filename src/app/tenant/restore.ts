// A backup into a table in which nothing has happened yet. What was decided since it was taken is not known, so it comes back
// narrower than it was: everything frozen, what was open ended, steps burnt. The audit's head comes last: until then no decision
// is possible.
import type { ConsoleActor } from '../../domain/audit/entry.js';
import type { LogPlace } from '../../domain/audit/log.js';
import { defined } from '../../domain/defined.js';
import { ok, refused } from '../../domain/outcome.js';
import type { Outcome } from '../../domain/outcome.js';
import type { Change, Row, RowName, Store } from '../../ports/store.js';
import { readAllRows } from './backup.js';
import type { Backup, BackupRow } from './backup.js';
import { logsIn } from './backup-logs.js';
import { withBrakes } from './keep-brakes.js';
import { inBatches } from './in-batches.js';
import { planClosing } from './restore-closing.js';
import type { Restoring } from './restore-closing.js';
import { planNarrowing, showEnded } from './narrow-restored.js';
import { takeOverFreezes } from './take-over-freezes.js';
import { takeOverLedgers } from './take-over-ledgers.js';
import type { Deps } from '../deps.js';
import { saltsOf } from '../commit/rows/audit-rows.js';
import { AUDIT_HEAD, RESTORING } from '../commit/rows/names.js';
import { versionedStore } from '../commit/versioned-store.js';

export type RestoreRefusal =
  | { readonly code: 'OTHER_TENANT' }
  /** Its audit does not lead to its head: it was changed, or is not whole. */
  | { readonly code: 'AUDIT_BROKEN' }
  /** There are tokens or requests in the table. */
  | { readonly code: 'TABLE_IN_USE' }
  /** Somebody else wrote at the same time. Run again, it goes on where it was. */
  | { readonly code: 'DISTURBED' };

type Needs = Pick<Deps, 'tenantId' | 'clock' | 'random'> & {
  /** The newest checkpoint of the log that was anchored elsewhere, where that is known. */
  readonly anchored?: LogPlace;
  /** As it lies there: a backup's rows say their own shapes. */
  readonly store: Store;
  /** Version of the policy file's policy, which is in force from now on. */
  readonly policy: string;
  /** Whose console it is. */
  readonly by: ConsoleActor;
};

/** How many rows there are now. Throws `StoreUnavailable`, `StoreNewer`. */
export async function restoreBackup(
  deps: Needs,
  backup: Backup,
): Promise<Outcome<number, RestoreRefusal>> {
  const { store, tenantId } = deps;
  if (backup.tenantId !== tenantId) return refused({ code: 'OTHER_TENANT' });
  const logs = logsIn(backup, saltsOf(deps.random));
  if (logs === undefined) return refused({ code: 'AUDIT_BROKEN' });
  const there = await readAllRows(store, tenantId);
  if (isInUse(there)) return refused({ code: 'TABLE_IN_USE' });
  const { rows, kept } = withBrakes(logs.rows, there);
  if (!(await commitAll(deps, changesTo(rows, there)))) return refused({ code: 'DISTURBED' });
  return narrow({ ...deps, store: versionedStore(store) }, { backup, heads: logs.heads, kept });
}

async function narrow(deps: Needs, restoring: Restoring): Promise<Outcome<number, RestoreRefusal>> {
  const { store, tenantId, clock } = deps;
  await takeOverFreezes(deps);
  await takeOverLedgers(deps);
  const now = clock.now();
  const narrowed = await planNarrowing(deps, now);
  if (!(await commitAll(deps, inBatches(narrowed.changes)))) return refused({ code: 'DISTURBED' });
  await showEnded(deps, narrowed.ended, now);
  const { policy, by, anchored } = deps;
  const given = { ...restoring, narrowed, now, policy, by, ...defined({ anchored }) };
  const closing = await planClosing(deps, given);
  if (!(await commitAll(deps, closing))) return refused({ code: 'DISTURBED' });
  return ok((await readAllRows(store, tenantId)).length);
}

async function commitAll(
  { store, tenantId }: Needs,
  batches: readonly (readonly Change[])[],
): Promise<boolean> {
  for (const changes of batches) {
    if (!(await store.commit(tenantId, changes)).ok) return false;
  }
  return true;
}

/** What a bot writes that has started and done nothing is no use of it; nor is a restore that was broken off. */
function isInUse(there: readonly Row[]): boolean {
  const isOpen = there.some(({ row }) => row === AUDIT_HEAD);
  return isOpen && there.some(({ row }) => row.startsWith('token~') || row.startsWith('request~'));
}

function changesTo(
  rows: readonly BackupRow[],
  there: readonly Row[],
): readonly (readonly Change[])[] {
  const wanted = new Set(rows.map(({ row }) => row));
  const found = new Map(there.map((one) => [one.row, one]));
  const head = found.get(AUDIT_HEAD);
  const gone = there
    .filter(({ row }) => row !== AUDIT_HEAD && row !== RESTORING && !wanted.has(row))
    .map(({ row, etag }): Change => ({ kind: 'delete', row, etag }));
  const put = rows.filter(({ row }) => row !== AUDIT_HEAD).flatMap((one) => putOf(one, found));
  return [...(head === undefined ? [] : [shut(head, found)]), ...inBatches([...gone, ...put])];
}

/** From now on no decision is possible. Which audit there was is said at the end, also where this is broken off. */
function shut(head: Row, found: ReadonlyMap<RowName, Row>): readonly Change[] {
  const gone: Change = { kind: 'delete', row: AUDIT_HEAD, etag: head.etag };
  return [gone, ...putOf({ row: RESTORING, value: head.value }, found)];
}

function putOf({ row, value }: BackupRow, found: ReadonlyMap<RowName, Row>): readonly Change[] {
  const before = found.get(row);
  if (before === undefined) return [{ kind: 'insert', row, value }];
  const isSame = JSON.stringify(before.value) === JSON.stringify(value);
  return isSame ? [] : [{ kind: 'replace', row, etag: before.etag, value }];
}
