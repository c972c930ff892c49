// Everything that is shown in Teams, from what the use cases answered. Pure: the same view, reader and moment always give
// the same card.
import type { ShowRefusal, ShownCode } from '../../../app/bridge.js';
import type { Notice, NoticeCode } from '../../../domain/release/notice.js';
import type { ReviewRefusal, ReviewView } from '../../../domain/release/review.js';
import type { RequestView } from '../../../domain/release/view.js';
import type { Message } from '../../../ports/messenger.js';
import type { ByCode, OfCode } from '../../../text/by-code.js';
import type { Told } from '../../../text/card-words.js';
import type { Say } from '../../../text/say.js';
import type { Words } from '../../../text/words.js';
import { approverCard } from './approver-card.js';
import { codeCard } from './code-card.js';
import type { Action, AdaptiveCard } from './elements.js';
import { noteCard } from './note-card.js';
import { ownerCard } from './owner-card.js';
import type { Reader } from './reader.js';
import { speechFor } from './reader.js';
import { seedWords, tellPhase } from './request-card.js';
import type { Pressed } from './request-card.js';
import { stopButton } from './render-compromised.js';
import { requesterCard } from './requester-card.js';
import { reviewCard, tellReview, tellReviewRefusal } from './review-card.js';

export type { Reader } from './reader.js';

/** A card, or a text of our own fixed words; the summary is what a notification shows, and has no names in it. */
export type Rendered = {
  readonly card?: AdaptiveCard;
  readonly text?: string;
  readonly summary: string;
};

/** The request's card for its viewer; `refusal` says why what they pressed did not count. */
export function renderRequest(
  view: RequestView,
  reader: Reader,
  refusal?: ShowRefusal,
): AdaptiveCard {
  return drawRequest(view, { reader, refusal: refusal && pressRefusal(view, refusal, reader) });
}

/** The same in one sentence or some, where there is no place for a card. */
export function tellRequest(view: RequestView, reader: Reader, refusal?: ShowRefusal): string {
  if (refusal !== undefined) return pressRefusal(view, refusal, reader);
  const { heading, lines } = tellPhase(view, speechFor(reader));
  return [`${heading}.`, ...lines].join(' ');
}

/** To the requester of a seed, after the press that opens the page: `page` goes there. */
export function renderPageOpened(view: RequestView, reader: Reader, page: Action): AdaptiveCard {
  return drawRequest(view, { reader, page });
}

/** Another code was asked for on it: whose card comes by itself, or `why` it does not. */
export function renderAskedAnother(view: RequestView, reader: Reader, why?: string): AdaptiveCard {
  return drawRequest(view, { reader, refusal: why });
}

/** To the requester whose client sent *Show code* in a way that would leave the code in the chat. */
export function renderNoCodeHere(view: RequestView, reader: Reader): AdaptiveCard {
  return drawRequest(view, { reader, refusal: speechFor(reader).words.codeCard.notInMessages });
}

function drawRequest(view: RequestView, pressed: Pressed): AdaptiveCard {
  switch (view.audience) {
    case 'requester':
      return requesterCard(view, pressed);
    case 'approver':
      return approverCard(view, pressed);
    case 'owner':
      return ownerCard(view, pressed);
  }
}

/** For the answer to the requester's own press alone. */
export function renderCode(view: RequestView, shown: ShownCode, reader: Reader): AdaptiveCard {
  return codeCard(view, shown, reader);
}

/** For reviewers; `refusal` says why closing it did not count. */
export function renderReview(
  view: ReviewView,
  reader: Reader,
  refusal?: ReviewRefusal,
): AdaptiveCard {
  const why = refusal && tellReviewRefusal(speechFor(reader), { code: refusal.code, refusal });
  return reviewCard(view, { reader, refusal: why });
}

export function renderMessage(message: Message, reader: Reader): Rendered {
  const speech = speechFor(reader);
  const { words, say } = speech;
  const { localTrial } = reader;
  switch (message.kind) {
    case 'request': {
      const { view } = message;
      const summary = readyNow(view, words) ?? tellPhase(view, speech).heading;
      return { card: renderRequest(view, reader), summary };
    }
    case 'moved': {
      const { heading, line } = words.replies.moved;
      const lines = [line(say.name(message.ownerName))];
      return { card: noteCard({ heading, lines, speech, localTrial }), summary: heading };
    }
    case 'review': {
      const { heading } = tellReview(message.view, speech);
      return { card: renderReview(message.view, reader), summary: heading };
    }
    case 'notice': {
      const { notice } = message;
      const told = tellNotice(noticeWords(notice, words), { code: notice.code, notice, say });
      const more = stopButton(notice, speech);
      return { card: noteCard({ ...told, more, speech, localTrial }), summary: told.heading };
    }
  }
}

const READY = { release: 'code', 'seed-qr': 'qr', 'seed-export': 'file' } as const;

/** To whoever waits for it a notification says more than that it is approved. */
function readyNow({ audience, disclosure, phase, frozen }: RequestView, { parts }: Words) {
  if (audience !== 'requester' || phase.kind !== 'approved' || frozen === true) return undefined;
  return phase.showFrom === undefined ? parts.readyNow[READY[disclosure]] : undefined;
}

function noticeWords(notice: Notice, words: Words): ByCode<Notice, Told> {
  if (!('disclosure' in notice) || notice.disclosure === 'release') return words.notices;
  return { ...words.notices, ...seedWords(notice.disclosure, words).notices };
}

function tellNotice<C extends NoticeCode>(
  words: ByCode<Notice, Told>,
  of: { readonly code: C; readonly notice: OfCode<Notice, C>; readonly say: Say },
): Told {
  return words[of.code](of.notice, of.say);
}

function pressRefusal({ disclosure }: RequestView, refusal: ShowRefusal, reader: Reader): string {
  const { words, say } = speechFor(reader);
  const { pressRefusals } = words;
  const all =
    disclosure === 'release'
      ? pressRefusals
      : { ...pressRefusals, ...seedWords(disclosure, words).pressRefusals };
  return tellRefusal(all, { code: refusal.code, refusal, say });
}

function tellRefusal<C extends ShowRefusal['code']>(
  words: ByCode<ShowRefusal, string>,
  of: { readonly code: C; readonly refusal: OfCode<ShowRefusal, C>; readonly say: Say },
): string {
  return words[of.code](of.refusal, of.say);
}
