// What each kind of outbox item does. Throws the faults of what it speaks to; the row comes again then.
import type { Log } from '../../ports/log.js';
import type { RowName } from '../../ports/store.js';
import type { Trace } from '../../ports/trace.js';
import { forgetOld } from '../tenant/forget-old.js';
import { deliverAlert } from '../safety/deliver-alert.js';
import { deliverReview, remindOfReview } from '../safety/deliver-review.js';
import { spreadAlarm } from '../safety/spread-alarm.js';
import { sweepTallies } from '../safety/sweep-tallies.js';
import type { Deps } from '../deps.js';
import type { PassTime } from '../release/pass-time.js';
import { performTokenItem } from '../provisioning/perform-token-item.js';
import { deliverCard } from '../release/deliver-card.js';
import { deliverNotice } from '../release/deliver-notice.js';
import type { OutboxItem } from '../commit/rows/outbox-item.js';
import { nudge } from '../release/nudge.js';
import { sweepOperations } from '../tenant/sweep-operations.js';

export type OutboxNeeds = Deps & {
  readonly passTime: PassTime;
  readonly log: Log;
  readonly trace: Trace;
};

/** About a request, or about nothing in particular; a token's items have a table of their own. */
type Item = Exclude<OutboxItem, { readonly tokenId: unknown }>;
type ItemOf<K extends Item['kind']> = Extract<Item, { readonly kind: K }>;
type Work<K extends Item['kind']> = (
  deps: OutboxNeeds,
  item: ItemOf<K>,
  row: RowName,
) => Promise<void>;

const WORK: { readonly [K in Item['kind']]: Work<K> } = {
  card: deliverCard,
  notice: deliverNotice,
  spread: async (deps, { alarm }, row) => spreadAlarm(deps, row, alarm),
  alert: deliverAlert,
  'review-card': deliverReview,
  'remind-of-review': async (deps, item, row) => remindOfReview(deps, row, item),
  nudge,
  time: async ({ passTime }, { requestId }, row) => passTime(requestId, row),
  'sweep-operations': async (deps) => {
    await sweepOperations(deps);
    await sweepTallies(deps);
    await forgetOld(deps);
  },
};

export async function perform(deps: OutboxNeeds, row: RowName, item: OutboxItem): Promise<void> {
  return 'tokenId' in item ? performTokenItem(deps, row, item) : work(deps, row, item);
}

async function work<K extends Item['kind']>(
  deps: OutboxNeeds,
  row: RowName,
  item: ItemOf<K>,
): Promise<void> {
  const kind: K = item.kind;
  return WORK[kind](deps, item, row);
}
