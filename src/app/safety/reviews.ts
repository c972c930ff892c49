// Reviews of break-glass: found, drawn, listed, and closed by somebody else.
import { z } from 'zod';
import type { PersonId, RequestId } from '../../domain/ids.js';
import { ok, refused, DONE } from '../../domain/outcome.js';
import { REASON_MAX_LENGTH } from '../../domain/policy/policy.js';
import type { Right } from '../../domain/policy/roles.js';
import { areOnePerson } from '../../domain/policy/two-people.js';
import { decideClosing as decideClosing } from '../../domain/release/review.js';
import type { Request } from '../../domain/release/request.js';
import type { Review, ReviewRefusal, ReviewView } from '../../domain/release/review.js';
import { findNamed } from '../looking/named-person.js';
import type { Bridge } from '../bridge.js';
import type { Actor } from '../looking/who.js';
import type { Deps } from '../deps.js';
import { asCode } from '../../domain/release/reserved.js';
import { findRequest, nothingHere } from '../looking/find-request.js';
import { reviewRefusal, reviewSchema } from '../commit/rows/schemas.js';
import { readValue } from '../commit/reading.js';
import { roleLookup } from '../looking/role-lookup.js';
import { OPEN_REVIEWS, reviewedRow, reviewRow } from '../commit/rows/names.js';
import type { Moment } from '../commit/moment.js';
import type { Plan } from '../commit/plan.js';
import { REVIEW_CARD, SPREAD } from '../commit/rows/alarm-items.js';
import { queueUpOnce } from '../commit/queue-up.js';

type Reads = Pick<Deps, 'store' | 'tenantId'>;
type Needs = Pick<
  Deps,
  | 'store'
  | 'tenantId'
  | 'directory'
  | 'clock'
  | 'random'
  | 'policy'
  | 'transact'
  | 'refusals'
  | 'strangers'
>;

/** Cards that one `/reviews` sends again. */
const LISTED_AT_MOST = 5;

/** Open or closed; undefined where break-glass was not used on this request. */
export async function findReview(
  { store, tenantId }: Reads,
  id: RequestId,
): Promise<Review | undefined> {
  const row =
    (await store.get(tenantId, reviewRow(id))) ?? (await store.get(tenantId, reviewedRow(id)));
  return row === undefined ? undefined : readValue(reviewSchema, row);
}

/** What a reviewer sees: the review, and what has become of the request so far. */
export async function drawReview(deps: Reads, review: Review): Promise<ReviewView> {
  const request = await findRequest(deps, review.requestId);
  return { review, ...(request === undefined ? NOTHING_SHOWN : shownOf(request)) };
}

const NOTHING_SHOWN = { codes: 0, shownAt: null, report: null };

function shownOf({
  life,
  shownTimes,
  lastShownAt,
  lastReport,
}: Request): Omit<ReviewView, 'review'> {
  if (shownTimes !== undefined) {
    return { codes: shownTimes, shownAt: lastShownAt ?? null, report: lastReport ?? null };
  }
  // As requests were written before they kept it.
  const codes = 'codes' in life ? life.codes : [];
  const given = life.state === 'released' ? [...codes, life.current] : codes;
  const last = given.at(-1);
  const report = asCode(last)?.report ?? null;
  return { codes: given.length, shownAt: last?.handedOutAt ?? null, report };
}

export async function isReviewer(
  { directory, policy }: Pick<Deps, 'directory' | 'policy'>,
  person: PersonId,
): Promise<boolean> {
  return reviews(await roleLookup(directory, policy())(person));
}

function reviews(roles: readonly Right[]): boolean {
  return roles.includes('auditor') || roles.includes('security');
}

export function closeReview(deps: Needs): Bridge['closeReview'] {
  return async (actor, requestId, note) => {
    // Who may not review learns nothing about what there is to review.
    const found = await findReview(deps, requestId);
    if (found === undefined) return nothingHere(deps, actor);
    if (!(await isReviewer(deps, actor.personId))) {
      deps.strangers.spend(actor.personId, 'other');
      return nothingHere(deps, actor);
    }
    const done = await deps.transact({
      operation: [actor.personId, 'close-review', requestId, actor.activityId],
      value: z.null(),
      refusal: reviewRefusal,
      plan: async (moment) => planClosing(deps, moment, { actor, requestId, note }),
    });
    // Somebody tried to close their own: an entry of its own. All else is counted.
    if (!done.ok && done.refusal.code !== 'OWN_BREAK_GLASS') {
      deps.refusals.count(done.refusal.code, actor.personId);
    }
    const review = (await findReview(deps, requestId)) ?? found;
    const view = await drawReview(deps, review);
    return ok(done.ok ? { view } : { view, refusal: done.refusal });
  };
}

type Pressed = { readonly actor: Actor; readonly requestId: RequestId; readonly note: string };

async function planClosing(
  { directory }: Needs,
  { reading, now, policy, roles }: Moment,
  { actor, requestId, note }: Pressed,
): Promise<Plan<null, ReviewRefusal>> {
  const open = await reading.getIfThere(reviewRow(requestId), reviewSchema);
  if (open === undefined) return { audit: [], outcome: refused({ code: 'REVIEW_CLOSED' }) };
  const by = await findNamed(directory, actor.personId);
  const closing = {
    by,
    at: now,
    note: note.trim().slice(0, REASON_MAX_LENGTH),
    isReviewer: reviews(await roles(by.id)),
    isTheirs: (usedBy: PersonId) => areOnePerson(policy, by.id, usedBy),
  };
  const closed = decideClosing(open, closing);
  const common = { actor: by.id, requestId };
  if (!closed.ok) {
    const { code } = closed.refusal;
    const fact = { action: 'control.refused', command: 'close-review', refusal: code } as const;
    return { audit: code === 'OWN_BREAK_GLASS' ? [{ ...common, fact }] : [], outcome: closed };
  }
  const fact = { action: 'review.closed', by: by.id, note: closing.note } as const;
  const alarm = { topic: 'review-closed', requestId, at: now } as const;
  return {
    puts: [{ row: reviewedRow(requestId), value: closed.value }],
    deletes: [reviewRow(requestId)],
    audit: [{ ...common, fact }],
    outbox: [SPREAD.draft(now, { alarm })],
    outcome: DONE,
  };
}

/** Sends the cards of the oldest open reviews again. */
export function listReviews(deps: Needs): Bridge['listReviews'] {
  return async ({ personId, activityId }) => {
    if (!(await isReviewer(deps, personId))) return refused({ code: 'NOT_A_REVIEWER' });
    const page = await deps.store.list(deps.tenantId, { ...OPEN_REVIEWS, limit: LISTED_AT_MOST });
    const due = deps.clock.now();
    const drafts = page.rows.map((row) => {
      const { requestId } = readValue(reviewSchema, row);
      return REVIEW_CARD.draft(due, { to: personId, requestId, fresh: true });
    });
    await queueUpOnce(deps, { operation: [personId, 'list-reviews', activityId], drafts }, due);
    return ok({ open: drafts.length, more: page.more });
  };
}
