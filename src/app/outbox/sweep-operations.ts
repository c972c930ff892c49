// Operation rows are kept a day: long enough for every late repetition, short enough not to pile up.
import { z } from 'zod';
import type { Instant } from '../../domain/ids.js';
import { MAX_CHANGES } from '../../ports/store.js';
import type { Row } from '../../ports/store.js';
import type { Deps } from '../deps.js';
import { OPERATIONS } from '../rows/names.js';

type Needs = Pick<Deps, 'store' | 'tenantId' | 'clock'>;
const expiring = z.object({ expiresAt: z.number() });

export async function sweepOperations({ store, tenantId, clock }: Needs): Promise<void> {
  const now = clock.now();
  let after: string | undefined;
  for (let more = true; more;) {
    const page = await store.list(tenantId, {
      ...OPERATIONS,
      limit: MAX_CHANGES,
      ...(after === undefined ? {} : { after }),
    });
    const old = page.rows.filter((row) => isOver(row, now));
    const deletes = old.map(({ row, etag }) => ({ kind: 'delete' as const, row, etag }));
    if (deletes.length > 0) await store.commit(tenantId, deletes);
    after = page.rows.at(-1)?.row;
    more = page.more && after !== undefined;
  }
}

function isOver({ value }: Row, now: Instant): boolean {
  const parsed = expiring.safeParse(value);
  return parsed.success && parsed.data.expiresAt <= now;
}
