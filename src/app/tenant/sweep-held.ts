// What waited a week for somebody who never came is given up, and the audit has that they were never told.
import { z } from 'zod';
import { defined } from '../../domain/defined.js';
import type { Instant } from '../../domain/ids.js';
import { MAX_PAGE } from '../../ports/store.js';
import type { Row, RowName } from '../../ports/store.js';
import type { Moment } from '../commit/moment.js';
import { readPages } from '../commit/read-pages.js';
import { NOTHING } from '../commit/plan.js';
import { DONE } from '../../domain/outcome.js';
import type { Plan } from '../commit/plan.js';
import { personId, requestId, time } from '../../domain/fields.js';
import { HELD } from '../commit/rows/names.js';
import type { Deps } from '../deps.js';

type Needs = Pick<Deps, 'store' | 'tenantId' | 'clock' | 'transact'>;

const held = z.object({
  item: z.object({ kind: z.string(), to: personId, requestId: z.exactOptional(requestId) }),
  expiresAt: time,
});

export async function sweepHeld(deps: Needs): Promise<void> {
  for await (const page of readPages(deps, { ...HELD, limit: MAX_PAGE })) {
    const old = page.filter((row) => isOver(row, deps.clock.now()));
    for (const { row, etag } of old) await giveUp(deps, row, etag);
  }
}

function isOver({ value }: Row, now: Instant): boolean {
  const parsed = held.safeParse(value);
  return parsed.success && parsed.data.expiresAt <= now;
}

async function giveUp(deps: Needs, row: RowName, etag: string): Promise<void> {
  await deps.transact({
    operation: ['bridge', 'give-up-held', row, etag],
    value: z.null(),
    plan: async (moment) => planGivingUp(moment, row),
  });
}

async function planGivingUp({ reading, now }: Moment, row: RowName): Promise<Plan<null>> {
  const found = await reading.getIfThere(row, held);
  // They have come, or the same was to be told once more.
  if (found === undefined || found.expiresAt > now) return NOTHING;
  const { kind: about, to, requestId } = found.item;
  const fact = { action: 'message.undelivered', to, about } as const;
  return {
    deletes: [row],
    audit: [{ actor: 'bridge', ...defined({ requestId }), fact }],
    outcome: DONE,
  };
}
