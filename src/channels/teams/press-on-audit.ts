// Presses on what `/audit` shows: further back, or the person who was meant.
import { answerLookBack } from './answer-look-back.js';
import { asCard, renderReply } from './cards/render-answer.js';
import { card } from './press-answer.js';
import type { Handler } from './press-handler.js';
import { whereTooOld } from './too-old.js';

export const lookOnceMore: Handler<'audit.look'> = async (parts, { look, at }, by) => {
  const { actor, reader } = by;
  const old = whereTooOld(parts, at, by);
  if (old !== undefined) return old;
  const done = await answerLookBack(parts, { ...look, kind: 'audit' }, { actor, reader });
  return card(asCard(done ?? renderReply('unknownCommand', reader), reader));
};
