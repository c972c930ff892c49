// Activities in, answers out. Decides nothing: who acts comes from the edge, what happens from the use cases, what is
// shown from the cards.
import type { Contact } from '../../app/looking/who.js';
import { defined } from '../../domain/defined.js';
import { holdsSecret } from '../../domain/capture/find-secret.js';
import { ChatGone, PersonUnreachable } from '../../ports/fault.js';
import type { Clock } from '../../ports/clock.js';
import type { Recipient } from '../../ports/messenger.js';
import type { Random } from '../../ports/random.js';
import type { Trace } from '../../ports/trace.js';
import { parseIncoming } from './activity-edge.js';
import type { DialogOf, EdgeRefusal, EdgeRules, Incoming } from './activity-edge.js';
import { answerCommand } from './answer-command.js';
import { answerWelcome } from './answer-help.js';
import { answerAside, reply } from './give-answer.js';
import { openAuditors } from './auditors-channel.js';
import { asItIsThere } from './not-there.js';
import { noDialog, openDialog } from './open-dialog.js';
import type { DialogAnswer } from './open-dialog.js';
import { answerFailure } from './answer-failure.js';
import { errorAnswer } from './press-answer.js';
import { answerPressed } from './answer-pressed.js';
import type { PressParts } from './answer-pressed.js';
import { refuse } from './refuse-activity.js';
import { renderReply } from './cards/render-answer.js';
import type { Reader, Rendered } from './cards/render.js';
import { openSeedDialog } from './open-seed-dialog.js';
import { plainLine } from './typed-line.js';
import type { Respond, Turn } from './wire.js';

export type TeamsBotParts = PressParts & {
  readonly rules: EdgeRules;
  readonly clock: Clock;
  readonly random: Random;
  readonly trace: Trace;
  readonly localTrial: boolean;
  /** From the tag that somebody's app names to the one in which they are spoken to. */
  readonly spoken?: (locale: string | undefined) => string;
};

export function teamsBot(parts: TeamsBotParts): Respond {
  return async (turn) => {
    let reader = readerOf(parts);
    try {
      await parts.trace.within({ kind: 'turn' }, async () => {
        const incoming = parseSpoken(parts, turn.activity);
        if ('code' in incoming) {
          await refuse(parts, turn, { refusal: incoming, reader });
          return;
        }
        reader = readerOf(parts, incoming.contact);
        await take(parts, turn, await asItIsThere(parts, incoming));
      });
    } catch (error) {
      await answerFailure(parts, turn, { error, reader });
    }
  };
}

/** Whoever's language is not ours is spoken to, and later written to, in the one that was chosen for them. */
function parseSpoken({ rules, spoken }: TeamsBotParts, activity: unknown): Incoming | EdgeRefusal {
  const incoming = parseIncoming(activity, rules);
  if ('code' in incoming || spoken === undefined) return incoming;
  return { ...incoming, contact: { ...incoming.contact, locale: spoken(incoming.contact.locale) } };
}

async function take(parts: TeamsBotParts, turn: Turn, incoming: Incoming): Promise<void> {
  const { what, personal } = incoming;
  const reader = readerOf(parts, incoming.contact);
  parts.trace.tell({ verb: what.kind === 'pressed' ? what.press.verb : what.kind });
  switch (what.kind) {
    case 'pressed':
      return answerPressed(parts, turn, { ...incoming, reader, ...what });
    case 'dialog':
      return turn.answerInvoke(await answerOpening(parts, incoming, what.of));
    case 'malformed-press':
      parts.bridge.countNonsense('malformed-press', incoming.actor.personId);
      return turn.answerInvoke(errorAnswer(400, 'BadRequest'));
    case 'unknown-invoke':
      return turn.answerInvoke();
    case 'said':
      return answerSaid(parts, turn, { ...incoming, ...what });
    case 'met':
      return personal
        ? meetAgain(parts, turn, { ...incoming, installed: what.installed })
        : undefined;
    case 'other':
      return undefined;
  }
}

/** Only from the chat in which the card lies, like a press. */
async function answerOpening(
  parts: TeamsBotParts,
  { actor, personal, contact }: Incoming,
  of: DialogOf,
): Promise<DialogAnswer> {
  const reader = readerOf(parts, contact);
  if (of.page === 'audit') return openAuditors(parts.auditors, { actor, personal, reader });
  if (of.page === 'unknown') return noDialog('nothingHere', reader);
  if (!personal) return noDialog('personalChatOnly', reader);
  return of.page === 'seed'
    ? openSeedDialog(parts, { actor, requestId: of.requestId, reader })
    : openDialog(parts.tokens, { actor, caseId: of.caseId, reader });
}

type Said = Omit<Extract<Incoming['what'], { kind: 'said' }>, 'kind'>;

async function answerSaid(
  parts: TeamsBotParts,
  turn: Turn,
  { text, picture, ...incoming }: Incoming & Said,
): Promise<void> {
  if (picture) return keepOut(parts, turn, { ...incoming, words: 'pictureSent' });
  if (holdsSecret(plainLine(text))) {
    return keepOut(parts, turn, { ...incoming, words: 'secretTyped' });
  }
  const { bridge } = parts;
  const { actor, personal, contact } = incoming;
  const reader = readerOf(parts, contact);
  if (personal) {
    await bridge.rememberPerson(actor, contact);
    const answer = await answerCommand(parts, { actor, text, reader });
    if (answer !== undefined) await reply(parts, turn, answer);
    return;
  }
  // Outside the personal chat nothing about anybody is said: the answer goes where nobody else reads.
  const ours = await bridge.findContact(actor);
  if (ours === undefined) return answerAside(parts, turn, renderReply('openOurChat', reader));
  const answer = await answerCommand(parts, { actor, text, reader });
  const reached = answer === undefined || (await hasReached(parts, ours, answer));
  return answerAside(
    parts,
    turn,
    renderReply(reached ? 'answeredInOurChat' : 'openOurChat', reader),
  );
}

/** Nothing of it goes any further: it is neither kept nor said again. */
async function keepOut(
  parts: TeamsBotParts,
  turn: Turn,
  { words, actor, personal, contact }: Incoming & { readonly words: 'secretTyped' | 'pictureSent' },
): Promise<void> {
  const answer = renderReply(words, readerOf(parts, contact));
  parts.bridge.countNonsense(words, actor.personId);
  if (!personal) return answerAside(parts, turn, answer);
  await parts.bridge.rememberPerson(actor, contact);
  return reply(parts, turn, answer);
}

async function hasReached(
  { chats }: TeamsBotParts,
  to: Recipient,
  answer: Rendered,
): Promise<boolean> {
  try {
    await chats.sendRendered(to, answer);
    return true;
  } catch (error) {
    if (error instanceof PersonUnreachable || error instanceof ChatGone) return false;
    throw error;
  }
}

async function meetAgain(
  parts: TeamsBotParts,
  turn: Turn,
  { installed, ...incoming }: Incoming & { readonly installed: boolean },
): Promise<void> {
  const { bridge } = parts;
  const meeting = await bridge.rememberPerson(incoming.actor, incoming.contact);
  if (meeting === 'new') {
    const reader = readerOf(parts, incoming.contact);
    await reply(parts, turn, await answerWelcome(parts, incoming.actor, reader));
  }
  // Installed again: the cards that still wait may have gone with the old chat.
  else if (meeting === 'known' && installed) await bridge.listRequests(incoming.actor);
}

function readerOf(
  { clock, localTrial }: TeamsBotParts,
  { zone, locale }: Pick<Contact, 'zone' | 'locale'> = {},
): Reader {
  return {
    localTrial,
    now: clock.now(),
    ...defined({ zone, locale }),
  };
}
