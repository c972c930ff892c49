// Break-glass: its quota, and what goes into the same commit as its use, so that it is never silent.
import { defined } from '../../domain/defined.js';
import type { Instant } from '../../domain/ids.js';
import { plusSeconds } from '../../domain/ids.js';
import { InvariantBroken } from '../../domain/outcome.js';
import { BREAK_GLASS_KEPT, breakGlassAllowance } from '../../domain/policy/break-glass.js';
import { freeFrom, NO_TALLY, tallied } from '../../domain/policy/tally.js';
import type { Tally } from '../../domain/policy/tally.js';
import type { Decision } from '../../domain/release/decision.js';
import type { Circumstances } from '../../domain/release/event.js';
import { isOpen } from '../../domain/release/request.js';
import type { Request } from '../../domain/release/request.js';
import type { Review } from '../../domain/release/review.js';
import type { Moment } from '../commit/moment.js';
import type { Put, Reading } from '../commit/reading.js';
import { BREAK_GLASS_TALLY, reviewedRow, reviewRow } from '../commit/rows/names.js';
import { reviewSchema, tallySchema } from '../commit/rows/schemas.js';
import { REMIND_OF_REVIEW, SPREAD } from '../commit/rows/alarm-items.js';
import type { OutboxDraft } from '../commit/rows/outbox-row.js';

export const REMIND_EVERY_SECONDS = 24 * 3600;

/** The quota's part of the circumstances, where break-glass is what is wanted. */
export async function readBreakGlassQuota({
  reading,
  policy: { breakGlass },
  now,
}: Moment): Promise<Pick<Circumstances, 'breakGlassFrom'>> {
  if (breakGlass === null) return {};
  const from = freeFrom(await readTally(reading), breakGlassAllowance(breakGlass), now);
  return defined({ breakGlassFrom: from });
}

/** One that is not there yet is put by the use that it counts; a second such use makes that commit fail. */
async function readTally(reading: Reading): Promise<Tally> {
  return (await reading.getIfThere(BREAK_GLASS_TALLY, tallySchema)) ?? NO_TALLY;
}

/**
 * A disclosure without approval rests on the review that it opened, open or closed by now: that row goes into its commit, as a row
 * that is there. Throws where there is none: what nobody would look into is not shown.
 */
export async function holdReview({ reading }: Moment, { ask, life }: Request): Promise<void> {
  if (!isOpen(life) || !('grant' in life) || life.grant.kind !== 'break-glass') return;
  const rows = [reviewRow(ask.id), reviewedRow(ask.id)];
  const found = await Promise.all(rows.map(async (row) => reading.getIfThere(row, reviewSchema)));
  if (found.every((review) => review === undefined)) {
    throw new InvariantBroken('break-glass without its review');
  }
}

type Follows = { readonly puts: readonly Put[]; readonly outbox: readonly OutboxDraft[] };

/** The use that is counted, the review that it opens, and who is told: everybody, at once. */
export async function planAfterBreakGlass(
  { reading, now }: Moment,
  request: Request,
  decision: Decision,
): Promise<Follows> {
  const { ask } = request;
  const [used] = decision.facts.flatMap((fact) =>
    fact.action === 'break-glass.granted' ? [fact] : [],
  );
  if (used === undefined) {
    return {
      puts: [],
      outbox: request.brokenGlassAt === undefined ? [] : moved(request, decision, now),
    };
  }
  const review: Review = {
    requestId: ask.id,
    by: ask.requester,
    owner: ask.owner,
    issuer: ask.issuer,
    reason: used.reason,
    openedAt: now,
    closed: null,
  };
  const counted = tallied(await readTally(reading), BREAK_GLASS_KEPT, now);
  return {
    puts: [
      { row: BREAK_GLASS_TALLY, value: counted },
      { row: reviewRow(ask.id), value: review },
    ],
    outbox: [
      SPREAD.draft(now, { alarm: { topic: 'break-glass', requestId: ask.id, at: now } }),
      REMIND_OF_REVIEW.draft(nextReminder(review, now), { requestId: ask.id }),
    ],
  };
}

/** Whoever looks into it sees what was shown, and how it went. */
function moved({ ask }: Request, { facts }: Decision, now: Instant): readonly OutboxDraft[] {
  const isNews = facts.some(({ action }) => MOVES_A_REVIEW.includes(action));
  const alarm = { topic: 'review-moved', requestId: ask.id, at: now } as const;
  return isNews ? [SPREAD.draft(now, { alarm })] : [];
}

const MOVES_A_REVIEW: readonly string[] = ['release.handed-out', 'code.reported'];

/** The end of the day that runs, counted from when the review was opened. */
export function nextReminder({ openedAt }: Pick<Review, 'openedAt'>, now: Instant): Instant {
  const days = Math.floor((now - openedAt) / (REMIND_EVERY_SECONDS * 1000)) + 1;
  return plusSeconds(openedAt, days * REMIND_EVERY_SECONDS);
}
