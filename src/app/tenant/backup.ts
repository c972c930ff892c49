// All rows of a tenant at one moment, and the way back into a table that has nothing in it yet. Data keys are among them.
import type { Instant, TenantId } from '../../domain/ids.js';
import { ok, refused } from '../../domain/outcome.js';
import type { Outcome } from '../../domain/outcome.js';
import { MAX_PAGE } from '../../ports/store.js';
import type { Row, Store } from '../../ports/store.js';
import type { Deps } from '../deps.js';
import { readPages } from '../commit/read-pages.js';
import { AUDIT_HEAD } from '../commit/rows/names.js';

export type BackupRow = Pick<Row, 'row' | 'value'>;
export type Backup = {
  readonly tenantId: TenantId;
  readonly at: Instant;
  /** In order of their names. */
  readonly rows: readonly BackupRow[];
};

export type BackupRefusal =
  { readonly code: 'NOTHING_TO_BACK_UP' } | { readonly code: 'TOO_MUCH_GOES_ON' };

/** Behind every name that a row may have. */
const EVERYTHING = { from: '-', to: '~', limit: MAX_PAGE } as const;
/** Something was decided while the rows were read: they are of two moments. */
const TRIES = 5;

type Needs = Pick<Deps, 'store' | 'tenantId' | 'clock'>;

export async function takeBackup(deps: Needs): Promise<Outcome<Backup, BackupRefusal>> {
  const { store, tenantId, clock } = deps;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const before = await store.get(tenantId, AUDIT_HEAD);
    if (before === undefined) return refused({ code: 'NOTHING_TO_BACK_UP' });
    const rows = await readAllRows(store, tenantId);
    const after = await store.get(tenantId, AUDIT_HEAD);
    if (after?.etag === before.etag) {
      return ok({
        tenantId,
        at: clock.now(),
        rows: rows.map(({ row, value }) => ({ row, value })),
      });
    }
  }
  return refused({ code: 'TOO_MUCH_GOES_ON' });
}

export async function readAllRows(store: Store, tenantId: TenantId): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for await (const page of readPages({ store, tenantId }, EVERYTHING)) rows.push(...page);
  return rows;
}
