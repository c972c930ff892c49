// A button on a card → the use case → the card that takes its place, for the one who pressed. A code is in such an answer
// and nowhere else (DESIGN §9).
import type { Verb } from './cards/verbs.js';
import type { Press } from './parse-press.js';
import { wordsAnswer } from './press-answer.js';
import type { PressAnswer } from './press-answer.js';
import type { Handler, Parts, PressedBy } from './press-handler.js';
import {
  act,
  answerAskAnother,
  answerCloseReview,
  answerOpenPage,
  answerShowCode,
  approval,
  look,
} from './press-on-request.js';
import { listMore, onToken, stopMine } from './press-on-token.js';
import { lookOnceMore } from './press-on-audit.js';
import { askOnceMore, commandOnceMore } from './press-on-typed.js';

export type Handlers = { readonly [V in Verb]: Handler<V> };

/** Every verb has a handler of its own: none falls through to another's, least of all to one that shows a code. */
const HANDLERS: Handlers = {
  'request.approve': act(approval),
  'request.deny': act((reason) => ({ kind: 'deny', reason })),
  'request.withdraw': act(() => ({ kind: 'withdraw' })),
  'request.cancel': act(() => ({ kind: 'cancel' })),
  'request.object': act(() => ({ kind: 'object' })),
  'request.break-glass': act((reason) => ({ kind: 'break-glass', reason })),
  'code.worked': act(() => ({ kind: 'report', report: 'worked' })),
  'code.refused': act(() => ({ kind: 'report', report: 'refused' })),
  'code.not-used': act(() => ({ kind: 'report', report: 'not-used' })),
  'code.another': answerAskAnother,
  'code.show': answerShowCode,
  'seed.open': answerOpenPage,
  'card.refresh': look,
  'review.close': answerCloseReview,
  'token.deliver': onToken(async ({ deliver }, { actor, id, typed }) => deliver(actor, id, typed)),
  'token.lose': onToken(
    async ({ lose }, { actor, id }) => lose(actor, id),
    ({ words }) => words.tokens.lose.checklist,
  ),
  'token.cancel': onToken(async ({ cancel }, { actor, id }) => cancel(actor, id)),
  'token.confirm': onToken(async ({ confirm }, { actor, id }) => confirm(actor, id)),
  'token.correct': onToken(
    async ({ correctDays }, { actor, id, days }) => correctDays(actor, id, days),
    ({ words }) => [words.tokens.correct.done],
  ),
  'token.compromise': stopMine,
  'token.more': listMore,
  'ask.send': askOnceMore,
  'command.again': commandOnceMore,
  'audit.look': lookOnceMore,
};

/**
 * Presses that make the directory look up whoever pressed, as typed commands do, and are bounded with them. Presses on a request look
 * nobody up who has no part in it; those on what was typed before are bounded as what was typed; a brake never is.
 */
const LOOKING: readonly Verb[] = [
  'review.close',
  'code.another',
  'token.deliver',
  'token.lose',
  'token.cancel',
  'token.confirm',
  'token.correct',
  'token.more',
];

export async function answerPress<V extends Verb>(
  parts: Parts,
  pressed: PressedBy & { readonly press: Press<V> },
): Promise<PressAnswer> {
  const { press, ...by } = pressed;
  if (LOOKING.includes(press.verb) && parts.bridge.asksTooOften(by.actor, 'other')) {
    return wordsAnswer('tooOften', by.reader);
  }
  return HANDLERS[press.verb](parts, press, by);
}
