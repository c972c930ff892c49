// What becomes of an activity that is refused at the edge: a line in the log that names the field, and an answer where there is
// somebody to answer.
import type { Bridge } from '../../app/bridge.js';
import type { Log } from '../../ports/log.js';
import type { Trace } from '../../ports/trace.js';
import type { EdgeRefusal } from './activity-edge.js';
import { errorAnswer } from './press-answer.js';
import { renderReply } from './cards/render-answer.js';
import type { Reader, Rendered } from './cards/render.js';
import { reply } from './give-answer.js';
import { isInvoke, isMessage } from './wire.js';
import type { Turn } from './wire.js';

type Needs = {
  readonly log: Log;
  readonly trace: Trace;
  readonly bridge: Pick<Bridge, 'countNonsense'>;
};

/** Words only to a person who may be one of ours after all; to anything else nothing. */
export async function refuse(
  parts: Needs,
  turn: Turn,
  { refusal, reader }: { readonly refusal: EdgeRefusal; readonly reader: Reader },
): Promise<void> {
  const { code } = refusal;
  parts.log.info('activity.refused', refusal);
  parts.trace.tell({ outcome: code });
  parts.bridge.countNonsense(code);
  const words = refusalWords(refusal, reader);
  if (isInvoke(turn)) {
    await turn.answerInvoke(errorAnswer(400, 'NotAllowed', words?.summary ?? ''));
  } else if (words !== undefined && isMessage(turn)) {
    await reply(parts, turn, words);
  }
}

function refusalWords(refusal: EdgeRefusal, reader: Reader): Rendered | undefined {
  if (refusal.code === 'MALFORMED') {
    return refusal.answerable ? renderReply('unreadable', reader) : undefined;
  }
  const isUnknown = refusal.code === 'NO_IDENTITY' || refusal.code === 'OTHER_TENANT';
  return isUnknown ? renderReply('identityUnknown', reader) : undefined;
}
