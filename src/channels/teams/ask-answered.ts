// What takes the place of a card on which a code was asked for: the question that is still to be answered, that it was sent, or, where
// another code was asked for, the card of the request whose code was of no use. Its story is not lost to one press.
import type { AskAnswer, AskForCode } from '../../app/asking/answers.js';
import type { Bridge } from '../../app/bridge.js';
import type { Actor } from '../../app/looking/who.js';
import type { AdaptiveCard } from './cards/elements.js';
import { renderAskedAnother } from './cards/render.js';
import type { Reader } from './cards/render.js';
import { renderAskPressed, tellNotSent } from './cards/render-answer.js';

export async function askAnswered(
  bridge: Bridge,
  by: { readonly actor: Actor; readonly reader: Reader },
  { ask, answer }: { readonly ask: AskForCode; readonly answer: AskAnswer },
): Promise<AdaptiveCard> {
  const { actor, reader } = by;
  const isAsked = answer.ok && answer.value.kind === 'question';
  if (ask.after === undefined || isAsked) return renderAskPressed(answer, reader, ask);
  const before = await bridge.viewRequest(actor, ask.after);
  if (!before.ok) return renderAskPressed(answer, reader, ask);
  return renderAskedAnother(before.value.view, reader, tellNotSent(answer, reader));
}
