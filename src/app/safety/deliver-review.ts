// Brings one reviewer's card of one review up to date, and reminds of a review that nobody has closed.
import { plusSeconds } from '../../domain/ids.js';
import { MessageGone } from '../../ports/fault.js';
import type { Message, Recipient } from '../../ports/messenger.js';
import type { Deps } from '../deps.js';
import { recipientFor } from '../outbox/find-recipient.js';
import { readValue } from '../commit/reading.js';
import { reviewCardRow } from '../commit/rows/names.js';
import { cardSchema } from '../commit/rows/schemas.js';
import { changeRow } from '../commit/small-write.js';
import { nextReminder, REMIND_EVERY_SECONDS } from './break-glass.js';
import { drawReview, findReview, isReviewer } from './reviews.js';
import { queueUp } from '../commit/queue-up.js';
import { REMIND_OF_REVIEW, SPREAD } from '../commit/rows/alarm-items.js';
import type { ReviewCardItem, ReviewReminderItem } from '../commit/rows/alarm-items.js';

type Needs = Pick<Deps, 'store' | 'tenantId' | 'directory' | 'policy' | 'messenger' | 'clock'>;

export async function deliverReview(deps: Needs, item: ReviewCardItem): Promise<void> {
  const review = await findReview(deps, item.requestId);
  // Who is no reviewer any more sees no new one.
  if (review === undefined || !(await isReviewer(deps, item.to))) return;
  const old = await readCurrentCard(deps, item);
  const isClosed = review.closed !== null;
  // Who has never seen it need not hear how it ended.
  if (isClosed && old === undefined) return;
  const to = await recipientFor(deps, item.to);
  const message: Message = { kind: 'review', view: await drawReview(deps, review) };
  const isNew = old === undefined || (item.fresh && !isClosed);
  return isNew ? sendFresh(deps, { item, to }, message) : update(deps, { item, to, old }, message);
}

async function readCurrentCard(deps: Needs, item: ReviewCardItem): Promise<string | undefined> {
  const row = await deps.store.get(deps.tenantId, reviewCardRow(item.requestId, item.to));
  return row === undefined ? undefined : readValue(cardSchema, row).reference;
}

async function update(
  deps: Needs,
  {
    item,
    to,
    old,
  }: { readonly item: ReviewCardItem; readonly to: Recipient; readonly old: string },
  message: Message,
): Promise<void> {
  try {
    await deps.messenger.update(to, old, message);
  } catch (error) {
    if (!(error instanceof MessageGone)) throw error;
    await sendFresh(deps, { item, to }, message);
  }
}

async function sendFresh(
  deps: Needs,
  { item, to }: { readonly item: ReviewCardItem; readonly to: Recipient },
  message: Message,
): Promise<void> {
  const reference = await deps.messenger.send(to, message);
  const row = { name: reviewCardRow(item.requestId, item.to), schema: cardSchema };
  await changeRow(deps, row, () => ({ reference }));
}

/** Every day, until it is closed. Taken up twice, it says and sets the same: the day since the review was opened. */
export async function remindOfReview(
  deps: Needs,
  { requestId }: ReviewReminderItem,
): Promise<void> {
  const review = await findReview(deps, requestId);
  if (review?.closed !== null) return;
  const now = deps.clock.now();
  const next = nextReminder(review, now);
  const at = plusSeconds(next, -REMIND_EVERY_SECONDS);
  const alarm = { topic: 'review-due', requestId, at } as const;
  const drafts = [SPREAD.draft(at, { alarm }), REMIND_OF_REVIEW.draft(next, { requestId })];
  await queueUp(deps, drafts, now);
}
