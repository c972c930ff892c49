// Presses that go on with what was typed before, with what was chosen on the card since.
import type { AskAnswer } from '../../app/asking/answers.js';
import type { Bridge } from '../../app/bridge.js';
import type { Actor } from '../../app/looking/who.js';
import type { RequestView } from '../../domain/release/view.js';
import { carryOut } from './answer-command.js';
import { askAnswered } from './ask-answered.js';
import { hasEnded } from './cards/ended.js';
import { renderRequest } from './cards/render.js';
import { asCard, renderReply } from './cards/render-answer.js';
import type { CommandForOne } from './cards/typed-before.js';
import type { Command } from './command.js';
import { card } from './press-answer.js';
import type { Handler } from './press-handler.js';
import { whereTooOld } from './too-old.js';

/** Asked twice is asked once: the same choice on the same card is the same activity. */
export const askOnceMore: Handler<'ask.send'> = async ({ bridge }, press, { actor, reader }) => {
  const { ask, at, same } = press;
  const old = whereTooOld({ bridge }, at, { actor, reader });
  if (old !== undefined) return old;
  if (bridge.asksTooOften(actor, 'other'))
    return card(asCard(renderReply('tooOften', reader), reader));
  const once = { ...actor, activityId: `again-${same}` };
  const answer = await bridge.askForCode(once, ask);
  const over = await findWhatIsOver(bridge, actor, answer);
  if (over !== undefined) return card(renderRequest(over, reader));
  return card(await askAnswered(bridge, { actor, reader }, { ask, answer }));
};

/** The same press, when what came of the first is over: that it was sent is true no more, and what became of it is. */
async function findWhatIsOver(
  bridge: Bridge,
  actor: Actor,
  answer: AskAnswer,
): Promise<RequestView | undefined> {
  if (!answer.ok || answer.value.kind === 'question') return undefined;
  const seen = await bridge.viewRequest(actor, answer.value.requestId);
  return seen.ok && hasEnded(seen.value.view.phase) ? seen.value.view : undefined;
}

/** Done anew with each press: its answer says what is so now, and a freeze that was lifted meanwhile is set again. */
export const commandOnceMore: Handler<'command.again'> = async (parts, press, by) => {
  const { actor, reader } = by;
  const old = whereTooOld(parts, press.at, by);
  if (old !== undefined) return old;
  const { reason = '', ...again } = press.again;
  const done = await carryOut(parts, commandOf({ ...again, reason }), { actor, reader });
  return card(asCard(done ?? renderReply('unknownCommand', reader), reader));
};

/** *Freeze everything* and *Lift it for everybody* name nobody. */
function commandOf(
  again: CommandForOne & { readonly reason: string },
): Command<CommandForOne['kind']> {
  const { kind, typedName, reason, person } = again;
  const isEverybodys = typedName === '' && person === undefined;
  if (isEverybodys && (kind === 'freeze' || kind === 'unfreeze')) {
    return { kind, typedName: null, reason };
  }
  return again;
}
