// `/audit`. Whoever may not look is answered as to any word that is no command, however often they ask.
import { auditorsAction } from './auditors-channel.js';
import { renderUnknown } from './cards/render-answer.js';
import { renderLookedBack } from './cards/render-look-back.js';
import type { Answer } from './command-answer.js';

export const answerLookBack: Answer<'audit'> = async (
  { bridge, auditors },
  command,
  { actor, reader },
) => {
  if (bridge.asksTooOften(actor, 'look-back')) return renderUnknown({}, reader);
  const answer = await bridge.lookBack(actor, command);
  if (!answer.ok && answer.refusal.code === 'NOT_AN_AUDITOR') return renderUnknown({}, reader);
  const open = answer.ok ? await auditorsAction(auditors, actor, reader) : undefined;
  return renderLookedBack(answer, reader, { asked: command, open });
};
