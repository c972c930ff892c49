// Operation rows are kept a day: long enough for every late repetition, short enough not to pile up. Tickets and sessions of
// the pages go when their time is over.
import { z } from 'zod';
import type { Instant } from '../../domain/ids.js';
import { MAX_CHANGES } from '../../ports/store.js';
import type { Row } from '../../ports/store.js';
import type { Deps } from '../deps.js';
import { readPages } from '../commit/read-pages.js';
import { DESK_SESSIONS, DESK_TICKETS } from '../commit/rows/names.js';
import { OPERATIONS, SESSIONS, TICKETS } from '../commit/rows/names.js';
import type { RowPrefix } from '../commit/rows/names.js';

type Needs = Pick<Deps, 'store' | 'tenantId' | 'clock'>;
const expiring = z.object({ expiresAt: z.number() });

export async function sweepOperations(deps: Needs): Promise<void> {
  for (const rows of [OPERATIONS, TICKETS, SESSIONS, DESK_TICKETS, DESK_SESSIONS])
    await sweep(deps, rows);
}

async function sweep(deps: Needs, rows: RowPrefix): Promise<void> {
  const { store, tenantId, clock } = deps;
  const now = clock.now();
  for await (const page of readPages(deps, { ...rows, limit: MAX_CHANGES })) {
    const old = page.filter((row) => isOver(row, now));
    const deletes = old.map(({ row, etag }) => ({ kind: 'delete' as const, row, etag }));
    if (deletes.length > 0) await store.commit(tenantId, deletes);
  }
}

function isOver({ value }: Row, now: Instant): boolean {
  const parsed = expiring.safeParse(value);
  return parsed.success && parsed.data.expiresAt <= now;
}
