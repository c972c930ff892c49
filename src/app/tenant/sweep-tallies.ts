// Counters whose times are all over go away with the operation rows that are a day old.
import type { Change } from '../../ports/store.js';
import { MAX_CHANGES } from '../../ports/store.js';
import { breakGlassAllowance } from '../../domain/policy/break-glass.js';
import { allowance } from '../../domain/policy/limits.js';
import type { Policy } from '../../domain/policy/policy.js';
import { isSpent } from '../../domain/policy/tally.js';
import type { Deps } from '../deps.js';
import { pagesOf } from '../commit/pages-of.js';
import { TALLIES } from '../commit/rows/names.js';
import { tallySchema } from '../commit/rows/schemas.js';

type Needs = Pick<Deps, 'store' | 'tenantId' | 'clock' | 'policy'>;

export async function sweepTallies(deps: Needs): Promise<void> {
  const { store, tenantId, clock, policy } = deps;
  const window = longestWindow(policy());
  for await (const rows of pagesOf(deps, { ...TALLIES, limit: MAX_CHANGES })) {
    const deletes = rows.flatMap(({ row, etag, value }): readonly Change[] => {
      const tally = tallySchema.safeParse(value);
      const isOver = tally.success && isSpent(tally.data, window, clock.now());
      return isOver ? [{ kind: 'delete', row, etag }] : [];
    });
    // A conflict means that one has just been counted on; the others wait for the next sweep.
    if (deletes.length > 0) await store.commit(tenantId, deletes);
  }
}

function longestWindow({ breakGlass, limits }: Policy): number {
  const { windowSeconds } = allowance(limits, 'requests', 'person');
  return breakGlass === null
    ? windowSeconds
    : Math.max(windowSeconds, breakGlassAllowance(breakGlass).windowSeconds);
}
