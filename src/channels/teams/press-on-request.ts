// Presses on a request's card, and on that of its review.
import type { Act, Bridge, CardAnswer } from '../../app/bridge.js';
import { askAnswered } from './ask-answered.js';
import { renderCode, renderNoCodeHere, renderPageOpened } from './cards/render.js';
import { renderRequest, renderReview } from './cards/render.js';
import type { Reader } from './cards/render.js';
import { speechFor } from './cards/reader.js';
import type { VerbOf } from './cards/verbs.js';
import type { Press } from './parse-press.js';
import { card, wordsAnswer } from './press-answer.js';
import type { PressAnswer } from './press-answer.js';
import type { Handler, Parts, PressedBy } from './press-handler.js';

type OnRequest = Handler<VerbOf<'request'>>;

/** An act on a request, made of what was typed. */
export function act(of: (typed: string) => Act): OnRequest {
  return async ({ bridge }, { requestId, typed }, { actor, reader }) =>
    cardAnswer(await bridge.actOnRequest(actor, requestId, of(typed)), reader);
}

/** What is no number is none: where one is wanted, that does not count. */
export function approval(typed: string): Act {
  const digits = /^\s*(\d{2})\s*$/.exec(typed)?.[1];
  return digits === undefined ? { kind: 'approve' } : { kind: 'approve', number: Number(digits) };
}

export const look: OnRequest = async ({ bridge }, { requestId }, { actor, reader }) =>
  cardAnswer(await bridge.viewRequest(actor, requestId), reader);

export const answerShowCode: Handler<'code.show'> = async ({ bridge }, { requestId }, by) => {
  const { actor, reader } = by;
  if (by.stays) return refuseCodeHere(bridge, requestId, by);
  const answer = await bridge.showCode(actor, requestId);
  if (!answer.ok) return wordsAnswer('nothingHere', reader);
  const { view, shown, refusal } = answer.value;
  return card(
    shown === undefined ? renderRequest(view, reader, refusal) : renderCode(view, shown, reader),
  );
};

/** The card of the new request comes at the end of the chat; what is still to be said takes the place of this one until it is. */
export const answerAskAnother: OnRequest = async ({ bridge }, { requestId }, { actor, reader }) => {
  const asked = await bridge.askAnother(actor, requestId);
  if (asked.ok) {
    const { said: ask, answer } = asked.value;
    return card(await askAnswered(bridge, { actor, reader }, { ask, answer }));
  }
  const { refusal } = asked;
  const seen = await bridge.viewRequest(actor, requestId);
  if (refusal.code === 'NOTHING_HERE' || !seen.ok) return wordsAnswer('nothingHere', reader);
  return card(renderRequest(seen.value.view, reader, refusal));
};

/** Where a code would stay in the chat: the card says how to see it, and nothing is given out. */
async function refuseCodeHere(
  bridge: Bridge,
  requestId: Press<'code.show'>['requestId'],
  { actor, reader }: PressedBy,
): Promise<PressAnswer> {
  const answer = await bridge.viewRequest(actor, requestId);
  if (!answer.ok) return wordsAnswer('nothingHere', reader);
  return card(renderNoCodeHere(answer.value.view, reader));
}

/**
 * The card again, with what opens the page for this person; where there is nothing to open it says where things stand. In the local
 * trial, and on cards that were sent before the press itself opened a dialog.
 */
export const answerOpenPage: OnRequest = async (
  { bridge, tokens },
  { requestId },
  { actor, reader },
) => {
  const { provisioning, pageAction } = tokens;
  if (pageAction === undefined) return wordsAnswer('noSetUp', reader);
  const opened = await provisioning.openReburn(actor, requestId);
  const answer = await bridge.viewRequest(actor, requestId);
  if (!answer.ok) return wordsAnswer('nothingHere', reader);
  const { view } = answer.value;
  if (!opened.ok) {
    const { refusal } = opened;
    const lost = refusal.code === 'NOT_A_PROVISIONER' ? refusal : undefined;
    return card(renderRequest(view, reader, lost));
  }
  // What a freeze would refuse is not offered.
  if (view.frozen === true) return card(renderRequest(view, reader));
  const { openPage, openAndShow } = speechFor(reader).words.parts.buttons;
  const title = view.phase.kind === 'approved' ? openAndShow : openPage;
  return card(renderPageOpened(view, reader, pageAction(opened.value, title)));
};

export async function answerCloseReview(
  { bridge }: Parts,
  { requestId, typed }: Press<'review.close'>,
  { actor, reader }: PressedBy,
): Promise<PressAnswer> {
  const answer = await bridge.closeReview(actor, requestId, typed);
  if (!answer.ok) return wordsAnswer('nothingHere', reader);
  return card(renderReview(answer.value.view, reader, answer.value.refusal));
}

function cardAnswer(answer: CardAnswer, reader: Reader): PressAnswer {
  if (!answer.ok) return wordsAnswer('nothingHere', reader);
  return card(renderRequest(answer.value.view, reader, answer.value.refusal));
}
