// Presses on what `/audit` shows: further back, or the person who was meant.
import { answerLookBack } from './answer-look-back.js';
import { asCard, renderReply, renderTooOld } from './cards/render-answer.js';
import { isTooOld } from './cards/typed-before.js';
import { card } from './press-answer.js';
import type { Handler } from './press-handler.js';

export const lookOnceMore: Handler<'audit.look'> = async (parts, { look, at }, by) => {
  const { actor, reader } = by;
  if (isTooOld(at, reader.now)) {
    parts.bridge.countNonsense('TOO_OLD', actor.personId);
    return card(renderTooOld(reader));
  }
  const done = await answerLookBack(parts, { ...look, kind: 'audit' }, { actor, reader });
  return card(asCard(done ?? renderReply('unknownCommand', reader), reader));
};
