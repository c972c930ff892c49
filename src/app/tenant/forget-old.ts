// Once a day: requests that ended, and reviews that were closed, longer ago than the policy keeps them are deleted, each with
// its entry in the audit, whose leaves are never swept. Ledgers and tokens stay: decisions rest on them.
import { z } from 'zod';
import { parseRequestId, plusSeconds } from '../../domain/ids.js';
import type { Instant, RequestId } from '../../domain/ids.js';
import { isForgotten } from '../../domain/policy/retention.js';
import { isOpen } from '../../domain/release/request.js';
import type { Life } from '../../domain/release/request.js';
import { MAX_PAGE } from '../../ports/store.js';
import type { RowName } from '../../ports/store.js';
import type { Deps } from '../deps.js';
import type { Reading } from '../commit/reading.js';
import { readPages } from '../commit/read-pages.js';
import {
  cardsOf,
  CLOSED_REVIEWS,
  REQUESTS,
  requestRow,
  RETENTION,
  reviewCardsOf,
  reviewedRow,
  reviewRow,
} from '../commit/rows/names.js';
import type { RowPrefix } from '../commit/rows/names.js';
import { requestSchema } from '../commit/rows/request-row.js';
import { retentionSchema, reviewSchema } from '../commit/rows/schemas.js';
import { changeRow } from '../commit/small-write.js';
import { NOTHING } from '../commit/plan.js';
import { DONE } from '../../domain/outcome.js';
import type { Plan } from '../commit/plan.js';
import { forgetTexts } from './forget-texts.js';
import type { Moment } from '../commit/moment.js';

type Needs = Pick<Deps, 'store' | 'tenantId' | 'clock' | 'policy' | 'transact'>;
type Forget = (moment: Moment, id: RequestId) => Promise<Plan<null>>;

const EVERY_SECONDS = 24 * 3600;
/** Cards that go with one row: a commit takes a hundred changes. */
const CARDS_AT_MOST = 90;

export async function forgetOld(deps: Needs): Promise<void> {
  const now = deps.clock.now();
  if (!(await isDue(deps, now))) return;
  // A request is kept for as long as its review.
  await forgetAll(deps, CLOSED_REVIEWS, forgetReview);
  await forgetAll(deps, REQUESTS, forgetRequest);
  await forgetTexts(deps);
  const row = { name: RETENTION, schema: retentionSchema };
  await changeRow(deps, row, (before) => ({ ...before, sweptAt: now }));
}

async function isDue({ store, tenantId }: Needs, now: Instant): Promise<boolean> {
  const row = await store.get(tenantId, RETENTION);
  const parsed = retentionSchema.safeParse(row?.value);
  const { sweptAt } = parsed.success ? parsed.data : {};
  return sweptAt === undefined || plusSeconds(sweptAt, EVERY_SECONDS) <= now;
}

/** One commit each: who waits for a code waits for one of them at most. */
async function forgetAll(deps: Needs, rows: RowPrefix, forget: Forget): Promise<void> {
  for await (const page of readPages(deps, { ...rows, limit: MAX_PAGE })) {
    for (const { row, value } of page) {
      const id = parseRequestId(row.slice(rows.from.length));
      if (id !== undefined && mayBeOver(deps, value)) await forgetOne(deps, { row, id, forget });
    }
  }
}

/** As it was listed; the commit reads it again. What cannot be read stays. */
function mayBeOver({ policy, clock }: Needs, value: unknown): boolean {
  const now = { policy: policy(), now: clock.now() };
  const request = requestSchema.safeParse(value);
  if (request.success) return isRequestOver(now, request.data.life);
  const review = reviewSchema.safeParse(value);
  return review.success && isReviewOver(now, review.data.closed?.at);
}

type Now = Pick<Moment, 'now' | 'policy'>;

function isRequestOver({ policy, now }: Now, life: Life): boolean {
  return !isOpen(life) && isForgotten(life.at, policy.retention.requestDays, now);
}

function isReviewOver({ policy, now }: Now, closedAt: Instant | undefined): boolean {
  if (closedAt === undefined) return false;
  return isForgotten(closedAt, policy.retention.reviewDays, now);
}

type One = { readonly row: RowName; readonly id: RequestId; readonly forget: Forget };

async function forgetOne(deps: Needs, { row, id, forget }: One): Promise<void> {
  await deps.transact({
    operation: ['bridge', 'forget', row],
    value: z.null(),
    plan: async (moment) => forget(moment, id),
  });
}

async function forgetRequest(moment: Moment, id: RequestId): Promise<Plan<null>> {
  const { reading } = moment;
  const row = requestRow(id);
  const request = await reading.getIfThere(row, requestSchema);
  if (request === undefined || !isRequestOver(moment, request.life)) return NOTHING;
  for (const review of [reviewRow(id), reviewedRow(id)]) {
    // Over, it cannot come by a review any more: that there is none stays so.
    if (await reading.isThere(review)) return NOTHING;
  }
  const cards = await readRowsIn(reading, cardsOf(id));
  return forgetting({ id, rows: [row, ...cards], action: 'request.forgotten' });
}

async function forgetReview(moment: Moment, id: RequestId): Promise<Plan<null>> {
  const { reading } = moment;
  const row = reviewedRow(id);
  const review = await reading.getIfThere(row, reviewSchema);
  if (review === undefined || !isReviewOver(moment, review.closed?.at)) return NOTHING;
  const cards = await readRowsIn(reading, reviewCardsOf(id));
  return forgetting({ id, rows: [row, ...cards], action: 'review.forgotten' });
}

async function readRowsIn(reading: Reading, prefix: RowPrefix): Promise<readonly RowName[]> {
  const { rows } = await reading.list({ ...prefix, limit: CARDS_AT_MOST });
  const found = await Promise.all(
    rows.map(async ({ row }) => ({ row, there: await reading.isThere(row) })),
  );
  return found.filter(({ there }) => there).map(({ row }) => row);
}

type Forgetting = {
  readonly id: RequestId;
  readonly rows: readonly RowName[];
  readonly action: 'request.forgotten' | 'review.forgotten';
};

function forgetting({ id, rows, action }: Forgetting): Plan<null> {
  return {
    deletes: rows,
    audit: [{ actor: 'bridge', requestId: id, fact: { action } }],
    outcome: DONE,
  };
}
