// A press on a card, in the two ways in which clients send one: as an invoke, whose answer takes the card's place for the one who
// pressed, and as a message.
import type { Bridge } from '../../app/bridge.js';
import type { Actor } from '../../app/looking/who.js';
import { holdsSecret } from '../../domain/capture/find-secret.js';
import type { Log } from '../../ports/log.js';
import type { Afterwards } from './afterwards.js';
import type { Incoming } from './activity-edge.js';
import { answerPress } from './answer-press.js';
import type { TokenChannel } from './answer-token.js';
import type { AuditorsChannel } from './auditors-channel.js';
import { renderReply } from './cards/render-answer.js';
import type { Reader, Rendered } from './cards/render.js';
import { answerAside, reply } from './give-answer.js';
import type { Press } from './parse-press.js';
import { isCard, wordsAnswer } from './press-answer.js';
import type { PressAnswer } from './press-answer.js';
import type { TeamsMessenger } from './teams-messenger.js';
import type { Turn } from './wire.js';

export type PressParts = {
  readonly log: Log;
  readonly bridge: Bridge;
  readonly tokens: TokenChannel;
  /** Absent where this deployment has no auditors' page. */
  readonly auditors?: AuditorsChannel;
  /** Somebody's personal chat, outside of the turn. */
  readonly chats: Pick<TeamsMessenger, 'sendRendered' | 'redraw' | 'untilArrived'>;
  /** What the answer to a press does not wait for. */
  readonly afterwards: Afterwards;
};

type Pressed = Omit<Incoming, 'what'> & {
  readonly reader: Reader;
  readonly press: Press;
  readonly asMessage: boolean;
};

/** A card to choose from has done its work: what came of it takes its place, for good and on every device. */
export async function answerPressed(
  parts: PressParts,
  turn: Turn,
  { press, asMessage, ...incoming }: Pressed,
): Promise<void> {
  const { actor, personal, contact, pressedOn } = incoming;
  const { afterwards, bridge, chats } = parts;
  // A press is a sign of life, and says which zone and language the reader has. What comes of the press is told by these.
  if (personal) {
    afterwards.run('contact.lost', async () => {
      await bridge.rememberPerson(actor, contact);
    });
  }
  if (asMessage) return answerSubmitted(parts, turn, { press, ...incoming });
  const answer = await answerBehindUpdates(parts, incoming, press);
  await turn.answerInvoke(answer);
  if (!('same' in press) || !isCard(answer) || pressedOn === undefined) return;
  const { value: card } = answer;
  afterwards.run('answer.lost', async () =>
    chats.redraw(contact, pressedOn, { card, summary: card.fallbackText }),
  );
}

/**
 * What the window has yet to show of that message comes before the answer, and not on top of it. What the press itself changes says
 * what the answer says, unless that holds a code.
 */
async function answerBehindUpdates(
  parts: PressParts,
  incoming: Omit<Pressed, 'press' | 'asMessage'>,
  press: Press,
): Promise<PressAnswer> {
  const { pressedOn } = incoming;
  // A client that looks by itself does so because an update has come.
  if (pressedOn === undefined || press.verb === 'card.refresh') {
    return handlePress(parts, incoming, press);
  }
  const { chats } = parts;
  const before = chats.untilArrived(pressedOn);
  const answer = await handlePress(parts, incoming, press);
  await (press.verb === 'code.show' ? chats.untilArrived(pressedOn) : before);
  return answer;
}

async function handlePress(
  parts: PressParts,
  { actor, personal, reader }: Omit<Pressed, 'press' | 'asMessage'>,
  press: Press,
): Promise<PressAnswer> {
  // Cards live in personal chats; one that turns up elsewhere was forwarded or forged (DESIGN §9).
  if (!personal) return wordsAnswer('personalChatOnly', reader);
  if (keepsOut(parts, press, actor)) return wordsAnswer('secretTyped', reader);
  return answerPress(parts, { actor, press, reader, stays: false });
}

/**
 * By a message, from a client that cannot do better: the same acts by the same rules. What answers it is a message too, and
 * stays in the chat, so there is no code in it: the card comes with the way to see one.
 */
async function answerSubmitted(
  parts: PressParts,
  turn: Turn,
  { press, actor, personal, reader }: Omit<Pressed, 'asMessage'>,
): Promise<void> {
  if (!personal) return answerAside(parts, turn, renderReply('personalChatOnly', reader));
  if (keepsOut(parts, press, actor)) return reply(parts, turn, renderReply('secretTyped', reader));
  const answer = await answerPress(parts, { actor, press, reader, stays: true });
  return reply(parts, turn, renderedAs(answer));
}

/** A seed among what was typed into the card, or before, goes no further. */
function keepsOut({ bridge }: PressParts, press: Press, { personId }: Actor): boolean {
  if (!typedWith(press).some(holdsSecret)) return false;
  bridge.countNonsense('secretTyped', personId);
  return true;
}

/** Ids and choices are ours. */
function typedWith(press: Press): readonly string[] {
  if ('ask' in press) return [press.ask.typedName, press.ask.reason];
  if ('again' in press) return [press.again.typedName, press.again.reason ?? ''];
  return 'look' in press ? [press.look.typedName] : [press.typed];
}

function renderedAs(answer: PressAnswer): Rendered {
  if (isCard(answer)) return { card: answer.value, summary: answer.value.fallbackText };
  const { value } = answer;
  const text = typeof value === 'string' ? value : value.message;
  return { text, summary: text };
}
