// `/audit`. Whoever may not look is answered as to any word that is no command, however often they ask.
import { renderUnknown } from './cards/render-answer.js';
import { renderLookedBack } from './cards/render-look-back.js';
import type { Answer } from './command-answer.js';

export const answerLookBack: Answer<'audit'> = async ({ bridge }, command, { actor, reader }) => {
  if (bridge.asksTooOften(actor, 'look-back')) return renderUnknown({}, reader);
  const answer = await bridge.lookBack(actor, command);
  if (!answer.ok && answer.refusal.code === 'NOT_AN_AUDITOR') return renderUnknown({}, reader);
  return renderLookedBack(answer, reader, command);
};
