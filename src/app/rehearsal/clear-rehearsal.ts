// Takes away everything that a rehearsal has left: by itself at its end, and by the bot where it was broken off. It knows partitions
// and references of rehearsals alone, so that nothing can make it touch a token of somebody's.
import { z } from 'zod';
import { parseRehearsalReference } from '../../domain/ids.js';
import type { RehearsalId, RehearsalReference } from '../../domain/ids.js';
import { SeedNotFound, SeedUnreadable } from '../../ports/fault.js';
import type { SeedVault } from '../../ports/seed-vault.js';
import { MAX_CHANGES, MAX_PAGE } from '../../ports/store.js';
import type { Change, Row } from '../../ports/store.js';
import { readPages } from '../commit/read-pages.js';
import { TOKENS } from '../commit/rows/names.js';
import { CLEAR_REHEARSAL } from '../commit/rows/tenant-items.js';
import type { Deps } from '../deps.js';
import { delivery } from '../outbox/delivery.js';
import type { Delivery } from '../outbox/delivery.js';

type Needs = Pick<Deps, 'store' | 'vault'>;

const EVERYTHING = { from: '-', to: '~', limit: MAX_PAGE } as const;
const referenceSchema = z.object({ seedReference: z.string() });

/**
 * Idempotent. How many rows and sealed seeds it took away. Throws the faults of store and vault; what is left then is found the next
 * time: the rows that lead to seeds go last.
 */
export async function clearRehearsal(
  { store, vault }: Needs,
  rehearsal: RehearsalId,
): Promise<{ readonly rows: number; readonly seeds: number }> {
  const rows: Row[] = [];
  const of = { store, tenantId: rehearsal };
  for await (const page of readPages(of, EVERYTHING)) rows.push(...page);
  const tokens = rows.filter(({ row }) => row >= TOKENS.from && row < TOKENS.to);
  const references = tokens.flatMap(({ value }) => {
    const { data } = referenceSchema.safeParse(value);
    return parseRehearsalReference(data?.seedReference ?? '') ?? [];
  });
  for (const reference of references) await destroyIfThere(vault, reference);
  const inOrder = [...rows.filter((one) => !tokens.includes(one)), ...tokens];
  for (let at = 0; at < inOrder.length; at += MAX_CHANGES) {
    const changes = inOrder
      .slice(at, at + MAX_CHANGES)
      .map(({ row, etag }): Change => ({ kind: 'delete', row, etag }));
    await store.commit(rehearsal, changes);
  }
  return { rows: rows.length, seeds: references.length };
}

/** To destroy what is not there leaves its name behind, taken. */
async function destroyIfThere(vault: SeedVault, reference: RehearsalReference): Promise<void> {
  try {
    await vault.get(reference);
  } catch (error) {
    if (error instanceof SeedNotFound) return;
    if (!(error instanceof SeedUnreadable)) throw error;
  }
  await vault.destroy(reference);
}

/** What the bot does of it. */
export function rehearsalDeliveries(deps: Needs): readonly Delivery[] {
  return [
    delivery(CLEAR_REHEARSAL, {
      deliver: async ({ rehearsal }) => {
        await clearRehearsal(deps, rehearsal);
      },
    }),
  ];
}
