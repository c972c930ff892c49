// Brings one reviewer's card of one review up to date, and reminds of a review that nobody has closed.
import { plusSeconds } from '../../domain/ids.js';
import type { Message } from '../../ports/messenger.js';
import type { Deps } from '../deps.js';
import type { Trail } from '../outbox/delivery.js';
import { findRecipientFor } from '../outbox/find-recipient.js';
import { readPlace, sendFresh, updateOrSend } from '../outbox/place.js';
import { reviewCardRow } from '../commit/rows/names.js';
import { nextReminder, REMIND_EVERY_SECONDS } from './break-glass.js';
import { drawReview, findReview, isReviewer } from './reviews.js';
import { queueUp } from '../commit/queue-up.js';
import { REMIND_OF_REVIEW, SPREAD } from '../commit/rows/alarm-items.js';
import type { ReviewCardItem, ReviewReminderItem } from '../commit/rows/alarm-items.js';

type Needs = Pick<Deps, 'store' | 'tenantId' | 'directory' | 'policy' | 'messenger' | 'clock'>;

export async function deliverReview(deps: Needs, item: ReviewCardItem): Promise<Trail | undefined> {
  const review = await findReview(deps, item.requestId);
  // Who is no reviewer any more sees no new one.
  if (review === undefined || !(await isReviewer(deps, item.to))) return undefined;
  const row = reviewCardRow(item.requestId, item.to);
  const old = await readPlace(deps, row);
  const isClosed = review.closed !== null;
  // Who has never seen it need not hear how it ended.
  if (isClosed && old === undefined) return undefined;
  const to = await findRecipientFor(deps, item.to);
  const message: Message = { kind: 'review', view: await drawReview(deps, review) };
  const placing = { to, row, message };
  const isNew = old === undefined || (item.fresh && !isClosed);
  return (isNew ? await sendFresh(deps, placing) : await updateOrSend(deps, placing, old)).trail;
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
