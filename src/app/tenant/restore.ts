// A backup into a table in which nothing has happened yet. The audit's head comes last: until then no decision is possible.
import { chainEntries } from '../../domain/audit/chain.js';
import type { AuditHead } from '../../domain/audit/entry.js';
import type { Instant } from '../../domain/ids.js';
import { ok, refused } from '../../domain/outcome.js';
import type { Outcome } from '../../domain/outcome.js';
import type { Change, Row, RowName } from '../../ports/store.js';
import { allRows, headIn } from './backup.js';
import type { Backup, BackupRow } from './backup.js';
import type { Deps } from '../deps.js';
import { AUDIT_HEAD, auditRow, POLICY } from '../commit/rows/names.js';
import { policyRowSchema } from '../commit/rows/schemas.js';

export type RestoreRefusal =
  | { readonly code: 'OTHER_TENANT' }
  /** Its audit does not lead to its head: it was changed, or is not whole. */
  | { readonly code: 'AUDIT_BROKEN' }
  /** There are tokens or requests in the table. */
  | { readonly code: 'TABLE_IN_USE' }
  /** Somebody else wrote at the same time. Run again, it goes on where it was. */
  | { readonly code: 'DISTURBED' };

/** With values of the largest size they are still one commit. */
const BATCH = 40;

type Needs = Pick<Deps, 'store' | 'tenantId' | 'clock'>;

/** How many rows there are now. */
export async function restoreBackup(
  deps: Needs,
  backup: Backup,
): Promise<Outcome<number, RestoreRefusal>> {
  const { store, tenantId, clock } = deps;
  if (backup.tenantId !== tenantId) return refused({ code: 'OTHER_TENANT' });
  const head = headIn(backup);
  if (head === undefined) return refused({ code: 'AUDIT_BROKEN' });
  const there = await allRows(store, tenantId);
  if (isInUse(there)) return refused({ code: 'TABLE_IN_USE' });
  const batches = [...changesTo(backup, there), closing(backup, head, clock.now())];
  for (const changes of batches) {
    const done = await store.commit(tenantId, changes);
    if (!done.ok) return refused({ code: 'DISTURBED' });
  }
  return ok(backup.rows.length + 1);
}

/** What a bot writes that has started and done nothing is no use of it; nor is a restore that was broken off. */
function isInUse(there: readonly Row[]): boolean {
  const isOpen = there.some(({ row }) => row === AUDIT_HEAD);
  return isOpen && there.some(({ row }) => row.startsWith('token~') || row.startsWith('request~'));
}

function changesTo({ rows }: Backup, there: readonly Row[]): readonly (readonly Change[])[] {
  const wanted = new Map(rows.map(({ row, value }) => [row, value]));
  const kept = new Map(there.map((one) => [one.row, one]));
  const head = kept.get(AUDIT_HEAD);
  const gone = there
    .filter(({ row }) => row !== AUDIT_HEAD && !wanted.has(row))
    .map(({ row, etag }): Change => ({ kind: 'delete', row, etag }));
  const put = rows.filter(({ row }) => row !== AUDIT_HEAD).flatMap((one) => putOf(one, kept));
  return [
    ...(head === undefined
      ? []
      : [[{ kind: 'delete', row: AUDIT_HEAD, etag: head.etag } as const]]),
    ...inBatches([...gone, ...put]),
  ];
}

function putOf({ row, value }: BackupRow, kept: ReadonlyMap<RowName, Row>): readonly Change[] {
  const found = kept.get(row);
  if (found === undefined) return [{ kind: 'insert', row, value }];
  const isSame = JSON.stringify(found.value) === JSON.stringify(value);
  return isSame ? [] : [{ kind: 'replace', row, etag: found.etag, value }];
}

function inBatches(changes: readonly Change[]): readonly (readonly Change[])[] {
  const count = Math.ceil(changes.length / BATCH);
  return Array.from({ length: count }, (_none, at) => changes.slice(at * BATCH, (at + 1) * BATCH));
}

/** That it was restored, and of when, is the next thing that the audit has. */
function closing({ at, rows }: Backup, head: AuditHead, now: Instant): readonly Change[] {
  const policy = policyRowSchema.safeParse(rows.find(({ row }) => row === POLICY)?.value);
  const chain = chainEntries(head, [
    {
      at: now,
      actor: 'bridge',
      policy: policy.success ? policy.data.version : '',
      fact: { action: 'tenant.restored', backedUpAt: at },
    },
  ]);
  return [
    { kind: 'insert', row: AUDIT_HEAD, value: chain.head },
    ...chain.entries.map((entry): Change => ({
      kind: 'insert',
      row: auditRow(entry.seq),
      value: entry,
    })),
  ];
}
