// Activities in, answers out. Decides nothing: who acts comes from the edge, what happens from the use cases, what is
// shown from the cards.
import { ActivityTypes } from 'botbuilder';
import type { TurnContext } from 'botbuilder';
import type { Bridge } from '../../app/bridge.js';
import type { Contact } from '../../app/looking/who.js';
import type { CaseId } from '../../domain/ids.js';
import { ChatGone, Fault, PersonUnreachable } from '../../ports/fault.js';
import type { FaultCode } from '../../ports/fault.js';
import type { Clock } from '../../ports/clock.js';
import type { Recipient } from '../../ports/messenger.js';
import type { Random } from '../../ports/random.js';
import type { Trace } from '../../ports/trace.js';
import { parseIncoming } from './activity-edge.js';
import type { EdgeRefusal, EdgeRules, Incoming } from './activity-edge.js';
import { activityOf } from './activity-of.js';
import { answerCommand } from './answer-command.js';
import { answerHelp } from './answer-help.js';
import type { TokenChannel } from './answer-token.js';
import { answerInvoke, aside, isInvoke, reply } from './give-answer.js';
import type { Answering } from './give-answer.js';
import { noDialog, openDialog } from './open-dialog.js';
import type { DialogAnswer } from './open-dialog.js';
import { answerPress, errorAnswer, isCard, wordsAnswer } from './answer-press.js';
import type { PressAnswer } from './answer-press.js';
import { renderFailure, renderReply } from './cards/render-answer.js';
import type { Failing } from './cards/render-answer.js';
import type { Reader, Rendered } from './cards/render.js';
import type { CardPress } from './parse-press.js';
import type { Turn } from './teams-adapter.js';

export type TeamsBotParts = Answering & {
  readonly bridge: Bridge;
  readonly tokens: TokenChannel;
  readonly rules: EdgeRules;
  readonly clock: Clock;
  readonly random: Random;
  readonly trace: Trace;
  readonly localTrial: boolean;
  /** Sends to somebody's personal chat. */
  readonly sendToChat: (to: Recipient, answer: Rendered) => Promise<void>;
};

export function teamsBot(parts: TeamsBotParts): Turn {
  return async (context) => {
    let reader = readerOf(parts);
    try {
      await parts.trace.within({ kind: 'turn' }, async () => {
        const incoming = parseIncoming(context.activity, parts.rules);
        if ('code' in incoming) {
          await refuse(parts, context, incoming);
          return;
        }
        reader = readerOf(parts, incoming.contact);
        await turn(parts, context, incoming);
      });
    } catch (error) {
      // Nothing of the error goes out, neither to people nor to botbuilder.
      const incident = parts.random.id();
      parts.log.error('turn.failed', error, { incident });
      const sorry = renderFailure(failingIn(error), incident, reader);
      if (isInvoke(context)) await answerInvoke(context, errorAnswer(500, 'Failed', sorry.summary));
      else await reply(parts, context, sorry);
    }
  };
}

const FAILING: Readonly<Partial<Record<FaultCode, Failing>>> = {
  DIRECTORY_UNAVAILABLE: 'people',
  STORE_UNAVAILABLE: 'records',
  POLICY_OUT_OF_DATE: 'rules',
};

function failingIn(error: unknown): Failing {
  return (error instanceof Fault ? FAILING[error.code] : undefined) ?? 'unexpected';
}

/** Words only to a person who may be one of ours after all; to anything else nothing. */
async function refuse(
  parts: TeamsBotParts,
  context: TurnContext,
  { code }: EdgeRefusal,
): Promise<void> {
  parts.log.info('activity.refused', { code });
  parts.trace.tell({ outcome: code });
  parts.bridge.countNonsense(code);
  const unknown = code === 'NO_IDENTITY' || code === 'OTHER_TENANT';
  const words = renderReply('identityUnknown', readerOf(parts));
  if (isInvoke(context)) {
    await answerInvoke(context, errorAnswer(400, 'NotAllowed', unknown ? words.summary : ''));
  } else if (unknown && context.activity.type === ActivityTypes.Message.valueOf()) {
    await reply(parts, context, words);
  }
}

async function turn(parts: TeamsBotParts, context: TurnContext, incoming: Incoming): Promise<void> {
  const { what, personal } = incoming;
  parts.trace.tell({ verb: what.kind === 'pressed' ? what.press.verb : what.kind });
  switch (what.kind) {
    case 'pressed':
      return answerPressed(parts, context, { ...incoming, press: what.press });
    case 'dialog':
      return answerInvoke(context, await dialog(parts, incoming, what.caseId));
    case 'malformed-press':
      parts.bridge.countNonsense('malformed-press', incoming.actor.personId);
      return answerInvoke(context, errorAnswer(400, 'BadRequest'));
    case 'said':
      return said(parts, context, { ...incoming, text: what.text });
    case 'met':
      return personal ? met(parts, context, { ...incoming, installed: what.installed }) : undefined;
    case 'other':
      return undefined;
  }
}

/** Only from the chat in which the card lies, like a press. */
async function dialog(
  parts: TeamsBotParts,
  { actor, personal, contact }: Incoming,
  caseId: CaseId,
): Promise<DialogAnswer> {
  const reader = readerOf(parts, contact);
  if (!personal) return noDialog('personalChatOnly', reader);
  return openDialog(parts.tokens, { actor, caseId, reader });
}

/** A card to choose from has done its work: what came of it takes its place, for good and on every device. */
async function answerPressed(
  parts: TeamsBotParts,
  context: TurnContext,
  { press, ...incoming }: Incoming & { readonly press: CardPress },
): Promise<void> {
  const answer = await pressed(parts, incoming, press);
  await answerInvoke(context, answer);
  const { replyToId: id } = context.activity;
  if (!('same' in press) || !isCard(answer) || id === undefined) return;
  try {
    const instead = activityOf({ card: answer.value, summary: answer.value.fallbackText });
    await context.updateActivity({ ...instead, type: ActivityTypes.Message, id });
  } catch (error) {
    parts.log.error('answer.lost', error);
  }
}

async function pressed(
  parts: TeamsBotParts,
  incoming: Incoming,
  press: CardPress,
): Promise<PressAnswer> {
  const reader = readerOf(parts, incoming.contact);
  // Cards live in personal chats; one that turns up elsewhere was forwarded or forged (DESIGN §9).
  if (!incoming.personal) return wordsAnswer('personalChatOnly', reader);
  return answerPress(parts, { actor: incoming.actor, press, reader });
}

async function said(
  parts: TeamsBotParts,
  context: TurnContext,
  { text, ...incoming }: Incoming & { readonly text: string },
): Promise<void> {
  const { bridge } = parts;
  const { actor, personal, contact } = incoming;
  const reader = readerOf(parts, contact);
  if (personal) {
    await bridge.rememberPerson(actor, contact);
    const answer = await answerCommand(parts, { actor, text, reader });
    if (answer !== undefined) await reply(parts, context, answer);
    return;
  }
  // Outside the personal chat nothing about anybody is said: the answer goes where nobody else reads.
  const ours = await bridge.contactOf(actor);
  if (ours === undefined) return aside(parts, context, renderReply('openOurChat', reader));
  const answer = await answerCommand(parts, { actor, text, reader });
  const reached = answer === undefined || (await hasReached(parts, ours, answer));
  return aside(parts, context, renderReply(reached ? 'answeredInOurChat' : 'openOurChat', reader));
}

async function hasReached(
  { sendToChat }: TeamsBotParts,
  to: Recipient,
  answer: Rendered,
): Promise<boolean> {
  try {
    await sendToChat(to, answer);
    return true;
  } catch (error) {
    if (error instanceof PersonUnreachable || error instanceof ChatGone) return false;
    throw error;
  }
}

async function met(
  parts: TeamsBotParts,
  context: TurnContext,
  { installed, ...incoming }: Incoming & { readonly installed: boolean },
): Promise<void> {
  const { bridge } = parts;
  const meeting = await bridge.rememberPerson(incoming.actor, incoming.contact);
  if (meeting === 'new') {
    const reader = readerOf(parts, incoming.contact);
    await reply(parts, context, await answerHelp(parts, incoming.actor, reader));
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
    ...(zone === undefined ? {} : { zone }),
    ...(locale === undefined ? {} : { locale }),
  };
}
