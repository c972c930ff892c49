// What the room of the audit delivers: entries on to a SIEM, where there is one.
import type { Log } from '../../ports/log.js';
import type { Siem } from '../../ports/siem.js';
import { readPages } from '../commit/read-pages.js';
import { queueUp } from '../commit/queue-up.js';
import { OUTBOX } from '../commit/rows/names.js';
import { outboxSchema } from '../commit/rows/outbox-row.js';
import { SEND_ENTRIES } from '../commit/rows/tenant-items.js';
import type { Deps } from '../deps.js';
import { delivery } from '../outbox/delivery.js';
import type { Delivery } from '../outbox/delivery.js';
import { MAX_PAGE } from '../../ports/store.js';
import { sendEntries } from './send-entries.js';

const EVERY_SECONDS = 60;

export function auditDeliveries(
  deps: Deps & { readonly log: Log; readonly siem?: Siem },
): readonly Delivery[] {
  const { siem } = deps;
  // What was left by a deployment that had one is done with.
  if (siem === undefined) return [delivery(SEND_ENTRIES, { deliver: async () => undefined })];
  const deliver = async (): Promise<void> => sendEntries({ ...deps, siem });
  return [delivery(SEND_ENTRIES, { deliver, againAfterSeconds: EVERY_SECONDS })];
}

/** Where there is a SIEM, once: from then on it comes again by itself. */
export async function beginSending(
  deps: Pick<Deps, 'store' | 'tenantId' | 'clock'>,
): Promise<void> {
  for await (const page of readPages(deps, { ...OUTBOX, limit: MAX_PAGE })) {
    const kinds = page.map(({ value }) => outboxSchema.safeParse(value).data?.item.kind);
    if (kinds.includes(SEND_ENTRIES.kind)) return;
  }
  const now = deps.clock.now();
  await queueUp(deps, [SEND_ENTRIES.draft(now, {})], now);
}
