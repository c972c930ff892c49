// Counters whose times are all over go away with the operation rows that are a day old.
import type { Change, RowName } from '../../ports/store.js';
import { MAX_CHANGES } from '../../ports/store.js';
import { BREAK_GLASS_KEPT } from '../../domain/policy/break-glass.js';
import { allowance } from '../../domain/policy/limits.js';
import type { Policy } from '../../domain/policy/policy.js';
import { isSpent } from '../../domain/policy/tally.js';
import type { Deps } from '../deps.js';
import { readPages } from '../commit/read-pages.js';
import { BREAK_GLASS_TALLY, TALLIES } from '../commit/rows/names.js';
import { tallySchema } from '../commit/rows/schemas.js';

type Needs = Pick<Deps, 'store' | 'tenantId' | 'clock' | 'policy'>;

export async function sweepTallies(deps: Needs): Promise<void> {
  const { store, tenantId, clock, policy } = deps;
  for await (const rows of readPages(deps, { ...TALLIES, limit: MAX_CHANGES })) {
    const deletes = rows.flatMap(({ row, etag, value }): readonly Change[] => {
      const tally = tallySchema.safeParse(value);
      const isOver = tally.success && isSpent(tally.data, windowOf(row, policy()), clock.now());
      return isOver ? [{ kind: 'delete', row, etag }] : [];
    });
    // A conflict means that one has just been counted on; the others wait for the next sweep.
    if (deletes.length > 0) await store.commit(tenantId, deletes);
  }
}

/** Of break-glass the longest that there may be: its section may be out of the policy today, and in again tomorrow. */
function windowOf(row: RowName, { limits }: Policy): number {
  if (row === BREAK_GLASS_TALLY) return BREAK_GLASS_KEPT.windowSeconds;
  return allowance(limits, 'requests', 'person').windowSeconds;
}
