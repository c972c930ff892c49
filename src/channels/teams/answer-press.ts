// A button on a card → the use case → the card that takes its place, for the one who pressed. A code is in such an answer
// and nowhere else (DESIGN §9).
import type { Act, Bridge, CardAnswer, ShowAnswer } from '../../app/bridge.js';
import type { Actor } from '../../app/looking/who.js';
import type { RequestId } from '../../domain/ids.js';
import type { ReviewAnswer } from '../../app/safety/answers.js';
import { answerTokenPress } from './answer-token.js';
import type { TokenChannel } from './answer-token.js';
import { carryOut } from './answer-command.js';
import type { AgainPress, CardPress, RequestPress } from './parse-press.js';
import {
  renderCode,
  renderNoCodeHere,
  renderPageOpened,
  renderRequest,
  renderReview,
} from './cards/render.js';
import { speechFor } from './cards/reader.js';
import type { Reader } from './cards/render.js';
import { asCard, renderAskPressed, renderReply, renderTooOld } from './cards/render-answer.js';
import { isTooOld } from './cards/typed-before.js';
import type { Fixed } from './cards/render-answer.js';
import type { AdaptiveCard } from './cards/elements.js';

/** Body of an answer to `adaptiveCard/action` (Universal Action Model: statusCode, type, value). */
export type PressAnswer =
  | {
      readonly statusCode: 200;
      readonly type: 'application/vnd.microsoft.card.adaptive';
      readonly value: AdaptiveCard;
    }
  | {
      readonly statusCode: 200;
      readonly type: 'application/vnd.microsoft.activity.message';
      readonly value: string;
    }
  | {
      readonly statusCode: 400 | 500;
      readonly type: 'application/vnd.microsoft.error';
      readonly value: { readonly code: string; readonly message: string };
    };

type ShownCard = Extract<PressAnswer, { type: 'application/vnd.microsoft.card.adaptive' }>;

export function isCard(answer: PressAnswer): answer is ShownCard {
  return answer.type === 'application/vnd.microsoft.card.adaptive';
}

/**
 * Carries no detail beyond our own fixed words. The Universal Action Model knows 400 and 500 for errors; what a client
 * makes of 403 is not said.
 */
export function errorAnswer(statusCode: 400 | 500, code: string, words = ''): PressAnswer {
  const value = { code, message: words };
  return { statusCode, type: 'application/vnd.microsoft.error', value };
}

export async function answerPress(
  { bridge, tokens }: { readonly bridge: Bridge; readonly tokens: TokenChannel },
  pressed: { readonly actor: Actor; readonly press: CardPress; readonly reader: Reader },
): Promise<PressAnswer> {
  const { actor, press, reader } = pressed;
  if (!('same' in press)) return answerRequestPress({ bridge, tokens }, { actor, press, reader });
  return card(await goOn({ bridge, tokens }, { actor, press, reader }));
}

/**
 * Asked twice is asked once: the same choice on the same card is the same activity. A command is done anew with each press:
 * its answer says what is so now, and a freeze that was lifted meanwhile is set again.
 */
async function goOn(
  parts: { readonly bridge: Bridge; readonly tokens: TokenChannel },
  {
    press,
    reader,
    ...by
  }: { readonly actor: Actor; readonly press: AgainPress; readonly reader: Reader },
): Promise<AdaptiveCard> {
  if (isTooOld(press.at, reader.now)) return renderTooOld(reader);
  const { actor } = by;
  if ('ask' in press) {
    const { ask } = press;
    const once = { ...actor, activityId: `again-${press.same}` };
    return renderAskPressed(await parts.bridge.askForCode(once, ask), reader, ask);
  }
  const { reason = '', ...again } = press.again;
  const command = { ...again, reason };
  return asCard(
    (await carryOut(parts, { actor, command, reader })) ?? renderReply('unknownCommand', reader),
    reader,
  );
}

type Parts = { readonly bridge: Bridge; readonly tokens: TokenChannel };
type Pressed = { readonly actor: Actor; readonly press: RequestPress; readonly reader: Reader };
type Handler = (parts: Parts, pressed: Pressed) => Promise<PressAnswer>;

async function answerRequestPress(parts: Parts, pressed: Pressed): Promise<PressAnswer> {
  const { verb, automatic } = pressed.press;
  return automatic ? lookAgain(parts, pressed) : HANDLERS[verb](parts, pressed);
}

async function lookAgain(
  { bridge }: Parts,
  { actor, press, reader }: Pressed,
): Promise<PressAnswer> {
  return cardAnswer(await bridge.viewRequest(actor, press.requestId), reader);
}

async function showCode(
  { bridge }: Parts,
  { actor, press, reader }: Pressed,
): Promise<PressAnswer> {
  return showAnswer(await bridge.showCode(actor, press.requestId), reader);
}

async function closeReview(
  { bridge }: Parts,
  { actor, press, reader }: Pressed,
): Promise<PressAnswer> {
  return reviewAnswer(await bridge.closeReview(actor, press.requestId, press.typed), reader);
}

async function aboutToken(
  { tokens }: Parts,
  { actor, press, reader }: Pressed,
): Promise<PressAnswer> {
  const { verb, requestId, typed } = press;
  const answered = await answerTokenPress(tokens, verb, { actor, requestId, typed, reader });
  return answered === undefined ? wordsAnswer('nothingHere', reader) : card(answered);
}

/** An act on a request, made of what was typed. */
function acting(act: (typed: string) => Act): Handler {
  return async ({ bridge }, { actor, press, reader }) =>
    cardAnswer(await bridge.actOnRequest(actor, press.requestId, act(press.typed)), reader);
}

/** The card again, with what opens the page for this person; where there is nothing to open it says where things stand. */
async function openPage(
  { bridge, tokens }: Parts,
  { actor, press, reader }: Pressed,
): Promise<PressAnswer> {
  const { provisioning, pageAction } = tokens;
  if (pageAction === undefined) return wordsAnswer('noSetUp', reader);
  const opened = await provisioning.openReburn(actor, press.requestId);
  const answer = await bridge.viewRequest(actor, press.requestId);
  if (!answer.ok) return wordsAnswer('nothingHere', reader);
  const { view } = answer.value;
  if (!opened.ok) {
    const { refusal } = opened;
    const lost = refusal.code === 'NOT_A_PROVISIONER' ? refusal : undefined;
    return card(renderRequest(view, reader, lost));
  }
  // What a freeze would refuse is not offered.
  if (view.frozen === true) return card(renderRequest(view, reader));
  const { openPage: title } = speechFor(reader).words.parts.buttons;
  return card(renderPageOpened(view, reader, pageAction(opened.value, title)));
}

/** Every verb has a handler of its own: none falls through to another's, least of all to one that shows a code. */
const HANDLERS: Readonly<Record<RequestPress['verb'], Handler>> = {
  'request.approve': acting(approval),
  'request.deny': acting((reason) => ({ kind: 'deny', reason })),
  'request.withdraw': acting(() => ({ kind: 'withdraw' })),
  'request.cancel': acting(() => ({ kind: 'cancel' })),
  'request.object': acting(() => ({ kind: 'object' })),
  'request.break-glass': acting((reason) => ({ kind: 'break-glass', reason })),
  'code.worked': acting(() => ({ kind: 'report', report: 'worked' })),
  'code.refused': acting(() => ({ kind: 'report', report: 'refused' })),
  'code.not-used': acting(() => ({ kind: 'report', report: 'not-used' })),
  'code.show': showCode,
  'seed.open': openPage,
  'card.refresh': lookAgain,
  'review.close': closeReview,
  'token.deliver': aboutToken,
  'token.lose': aboutToken,
  'token.cancel': aboutToken,
  'token.confirm': aboutToken,
  'token.more': aboutToken,
};

/** What is no number is none: where one is wanted, that does not count. */
function approval(typed: string): Act {
  const digits = /^\s*(\d{2})\s*$/.exec(typed)?.[1];
  return digits === undefined ? { kind: 'approve' } : { kind: 'approve', number: Number(digits) };
}

function cardAnswer(answer: CardAnswer, reader: Reader): PressAnswer {
  if (!answer.ok) return wordsAnswer('nothingHere', reader);
  return card(renderRequest(answer.value.view, reader, answer.value.refusal));
}

/** Where a code would stay in the chat: the card says how to see it, and nothing is given out. */
export async function showElsewhere(
  { bridge }: { readonly bridge: Bridge },
  of: { readonly actor: Actor; readonly requestId: RequestId; readonly reader: Reader },
): Promise<PressAnswer> {
  const { actor, requestId, reader } = of;
  const answer = await bridge.viewRequest(actor, requestId);
  if (!answer.ok) return wordsAnswer('nothingHere', reader);
  return card(renderNoCodeHere(answer.value.view, reader));
}

function reviewAnswer(answer: ReviewAnswer, reader: Reader): PressAnswer {
  if (!answer.ok) return wordsAnswer('nothingHere', reader);
  return card(renderReview(answer.value.view, reader, answer.value.refusal));
}

function showAnswer(answer: ShowAnswer, reader: Reader): PressAnswer {
  if (!answer.ok) return wordsAnswer('nothingHere', reader);
  const { view, shown, refusal } = answer.value;
  return card(
    shown === undefined ? renderRequest(view, reader, refusal) : renderCode(view, shown, reader),
  );
}

/** Some of our fixed words, which the client shows; of an error it may show its own. */
export function wordsAnswer(words: Fixed, reader: Reader): PressAnswer {
  const { summary } = renderReply(words, reader);
  return {
    statusCode: 200,
    type: 'application/vnd.microsoft.activity.message',
    value: summary,
  };
}

function card(value: AdaptiveCard): PressAnswer {
  return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value };
}
