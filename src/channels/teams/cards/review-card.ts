// The card of a review: what was released without approval, why, and what came of it; closed by a press with words.
import type { ReviewRefusal, ReviewView } from '../../../domain/release/review.js';
import type { ByCode, OfCode } from '../../../text/by-code.js';
import { plainText, SENTENCE_SHOWN } from '../plain-text.js';
import type { AdaptiveCard, Element } from './elements.js';
import { factRows } from './facts.js';
import { frame, paragraphs } from './frame.js';
import { reasonForm } from './reason-form.js';
import type { Speech } from './reader.js';
import { speechFor } from './reader.js';
import { buttons } from './request-card.js';
import type { Pressed } from './request-card.js';

export function reviewCard(view: ReviewView, { reader, refusal }: Pressed): AdaptiveCard {
  const speech = speechFor(reader);
  const { words } = speech;
  const { heading, lines } = tellReview(view, speech);
  return frame({
    words,
    heading,
    body: [...paragraphs(lines), reviewFacts(view, speech), ...closeButton(view, speech)],
    refusal,
    localTrial: reader.localTrial,
  });
}

export function tellReview(
  { review }: ReviewView,
  { words, say }: Speech,
): { readonly heading: string; readonly lines: readonly string[] } {
  const { open, closed } = words.control.review;
  return review.closed === null ? open(say.name(review.by.name)) : closed;
}

export function tellReviewRefusal<C extends ReviewRefusal['code']>(
  { words, say }: Speech,
  of: { readonly code: C; readonly refusal: OfCode<ReviewRefusal, C> },
): string {
  const refusals: ByCode<ReviewRefusal, string> = words.control.review.refusals;
  return refusals[of.code](of.refusal, say);
}

function reviewFacts(view: ReviewView, { words, say }: Speech): Element {
  const { review, shownAt, report } = view;
  const { facts: labels, account } = words.parts;
  const mine = words.control.review.facts;
  const said = report === null ? mine.noReport : mine.reports[report];
  const { owner, closed } = review;
  return factRows([
    [labels.releasedBy, say.name(review.by.name)],
    [
      labels.account,
      account(say.name(owner.name), say.name(owner.account), say.name(review.issuer)),
    ],
    [labels.reason, plainText(review.reason, SENTENCE_SHOWN)],
    [mine.releasedAt, say.time(review.openedAt)],
    [mine.shown, shownAt === null ? mine.notShown : mine.shownTimes(view.codes, say.time(shownAt))],
    ...(shownAt === null ? [] : [[mine.report, said] as const]),
    ...(closed === null
      ? []
      : ([
          [mine.closedBy, say.name(closed.by.name)],
          [mine.closedAt, say.time(closed.at)],
          [mine.found, plainText(closed.note, SENTENCE_SHOWN)],
        ] as const)),
  ]);
}

function closeButton({ review }: ReviewView, { words }: Speech): readonly Element[] {
  if (review.closed !== null) return [];
  const { requestId } = review;
  const { close, closeNow, input } = words.control.review.form;
  return buttons([
    reasonForm({ title: close, send: closeNow, verb: 'review.close', requestId, input }),
  ]);
}
