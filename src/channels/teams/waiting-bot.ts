// What people hear of a bot that cannot decide anything yet: why, and nothing else. Nothing is looked up, written or kept.
import { defined } from '../../domain/defined.js';
import type { Clock } from '../../ports/clock.js';
import type { Log } from '../../ports/log.js';
import type { Words } from '../../text/words.js';
import { parseIncoming } from './activity-edge.js';
import type { EdgeRules, Incoming } from './activity-edge.js';
import { errorAnswer } from './press-answer.js';
import { renderWaiting } from './cards/render-answer.js';
import { answerAside, reply } from './give-answer.js';
import { isInvoke } from './wire.js';
import type { Respond } from './wire.js';

/** What it waits for. */
export type WaitingFor = keyof Words['replies']['waiting'];

export type WaitingBotParts = {
  readonly log: Log;
  readonly rules: EdgeRules;
  readonly clock: Clock;
  readonly waitingFor: () => WaitingFor;
};

export function waitingBot(parts: WaitingBotParts): Respond {
  return async (turn) => {
    const incoming = parseIncoming(turn.activity, parts.rules);
    if ('code' in incoming) {
      parts.log.info('activity.refused', { code: incoming.code });
      if (isInvoke(turn)) await turn.answerInvoke(errorAnswer(400, 'NotAllowed'));
      return;
    }
    const { zone, locale } = incoming.contact;
    const words = renderWaiting(parts.waitingFor(), {
      localTrial: false,
      now: parts.clock.now(),
      ...defined({ zone, locale }),
    });
    if (isInvoke(turn)) await turn.answerInvoke(errorAnswer(500, 'Failed', words.summary));
    else if (isSpokenTo(incoming)) {
      if (incoming.personal) await reply(parts, turn, words);
      else await answerAside(parts, turn, words);
    }
  };
}

/** A message, or the moment in which the app comes into somebody's chat. */
function isSpokenTo({ what, personal }: Incoming): boolean {
  return what.kind === 'said' || (what.kind === 'met' && personal && what.installed);
}
