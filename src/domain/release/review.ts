// After break-glass somebody else looks into it: a review stays open until a person who may close it, and did not use it,
// has said what they found.
import type { Instant, PersonId, RequestId } from '../ids.js';
import { ok, refused } from '../outcome.js';
import type { Outcome } from '../outcome.js';
import type { Named, Report } from './request.js';

export type Review = {
  readonly requestId: RequestId;
  /** Who used break-glass. */
  readonly by: Named;
  readonly owner: Named & { readonly account: string };
  readonly issuer: string;
  readonly reason: string;
  readonly openedAt: Instant;
  readonly closed: { readonly by: Named; readonly at: Instant; readonly note: string } | null;
};

/** A review as a reviewer sees it. It cannot hold a code. */
export type ReviewView = {
  readonly review: Review;
  /** Codes shown under this break-glass so far. */
  readonly codes: number;
  readonly shownAt: Instant | null;
  readonly report: Report | null;
};

export type ReviewRefusal =
  | { readonly code: 'NOT_A_REVIEWER' }
  | { readonly code: 'OWN_BREAK_GLASS' }
  | { readonly code: 'NOTE_MISSING' }
  | { readonly code: 'REVIEW_CLOSED' };

export type Closing = {
  readonly by: Named;
  readonly at: Instant;
  readonly note: string;
  /** An auditor, or of the security team, now. */
  readonly isReviewer: boolean;
  /** Is whoever closes the person who used it, also under another account? */
  readonly isTheirs: (usedBy: PersonId) => boolean;
};

export function decideClosing(review: Review, closing: Closing): Outcome<Review, ReviewRefusal> {
  const { by, at, note } = closing;
  if (!closing.isReviewer) return refused({ code: 'NOT_A_REVIEWER' });
  if (closing.isTheirs(review.by.id)) return refused({ code: 'OWN_BREAK_GLASS' });
  if (review.closed !== null) return refused({ code: 'REVIEW_CLOSED' });
  if (note.trim() === '') return refused({ code: 'NOTE_MISSING' });
  return ok({ ...review, closed: { by, at, note } });
}
