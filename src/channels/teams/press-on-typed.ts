// Presses that go on with what was typed before, with what was chosen on the card since.
import { carryOut } from './answer-command.js';
import { asCard, renderAskPressed, renderReply, renderTooOld } from './cards/render-answer.js';
import { isTooOld } from './cards/typed-before.js';
import { card } from './press-answer.js';
import type { Handler } from './press-handler.js';

/** Asked twice is asked once: the same choice on the same card is the same activity. */
export const askOnceMore: Handler<'ask.send'> = async ({ bridge }, press, { actor, reader }) => {
  const { ask, at, same } = press;
  if (isTooOld(at, reader.now)) return card(renderTooOld(reader));
  const once = { ...actor, activityId: `again-${same}` };
  return card(renderAskPressed(await bridge.askForCode(once, ask), reader, ask));
};

/** Done anew with each press: its answer says what is so now, and a freeze that was lifted meanwhile is set again. */
export const commandOnceMore: Handler<'command.again'> = async (parts, press, by) => {
  const { actor, reader } = by;
  if (isTooOld(press.at, reader.now)) return card(renderTooOld(reader));
  const { reason = '', ...again } = press.again;
  const done = await carryOut(parts, { ...again, reason }, { actor, reader });
  return card(asCard(done ?? renderReply('unknownCommand', reader), reader));
};
