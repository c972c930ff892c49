// The vault's sealed remains of a seed whose data key is gone already: removed now or, where the vault keeps deleted secrets,
// at a date that is told.
import { z } from 'zod';
import { defined } from '../../domain/defined.js';
import { NOTHING } from '../commit/plan.js';
import { DONE } from '../../domain/outcome.js';
import type { Deps } from '../deps.js';
import { tokenRow } from '../commit/rows/names.js';
import { tokenSchema, putToken } from '../commit/rows/token-row.js';
import { auditOf } from './plan-token.js';
import { TOKEN_NOTICE } from '../commit/rows/items.js';
import type { DestroySeedItem } from '../commit/rows/items.js';

type Needs = Pick<Deps, 'vault' | 'transact'>;

/** Idempotent. Throws the vault's faults; the item comes again then, without end. */
export async function destroySeed(
  deps: Needs,
  { tokenId, reference }: DestroySeedItem,
): Promise<void> {
  const { remainsUntil } = await deps.vault.destroy(reference);
  const remains = defined({ remainsUntil });
  await deps.transact({
    operation: ['bridge', 'destroy-seed', reference],
    value: z.null(),
    plan: async ({ reading, now }) => {
      const token = await reading.getIfThere(tokenRow(tokenId), tokenSchema);
      if (token?.destroyed === undefined) return NOTHING;
      const { ownerId: to, destroyed } = token;
      const topic = 'seed-destroyed';
      return {
        puts: [putToken({ ...token, destroyed: { ...destroyed, ...remains } })],
        audit: [auditOf('bridge', token, { action: 'seed.remains-removed', ...remains })],
        outbox: [TOKEN_NOTICE.draft(now, { to, tokenId, topic, by: 'bridge', at: now })],
        outcome: DONE,
      };
    },
  });
}
