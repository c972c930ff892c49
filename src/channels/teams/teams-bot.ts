// Activities in, answers out. Decides nothing: who acts comes from the edge, what happens from the use cases, what is
// shown from the cards.
import { ActivityTypes } from 'botbuilder';
import type { TurnContext } from 'botbuilder';
import type { Bridge } from '../../app/bridge.js';
import type { Clock } from '../../ports/clock.js';
import type { Log } from '../../ports/log.js';
import type { Recipient } from '../../ports/messenger.js';
import type { Random } from '../../ports/random.js';
import { parseIncoming } from './activity-edge.js';
import type { EdgeRules, Incoming } from './activity-edge.js';
import { activityOf } from './activity-of.js';
import { answerCommand } from './answer-command.js';
import { answerPress, errorAnswer } from './answer-press.js';
import type { PressAnswer } from './answer-press.js';
import { renderHelp, renderReply } from './cards/render-answer.js';
import type { Reader, Rendered } from './cards/render.js';
import type { Turn } from './teams-adapter.js';

export type TeamsBotParts = {
  readonly bridge: Bridge;
  readonly rules: EdgeRules;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly localTrial: boolean;
  /** Sends to somebody's personal chat. */
  readonly sendToChat: (to: Recipient, answer: Rendered) => Promise<void>;
};

export function teamsBot(parts: TeamsBotParts): Turn {
  return async (context) => {
    const isInvoke = context.activity.type === ActivityTypes.Invoke.valueOf();
    const incoming = parseIncoming(context.activity, parts.rules);
    if ('code' in incoming) {
      parts.log.info('activity.refused', { code: incoming.code });
      if (isInvoke) await answerInvoke(context, errorAnswer(403, 'NotAllowed'));
      return;
    }
    try {
      await turn(parts, context, incoming);
    } catch (error) {
      // Nothing of the error goes out: botbuilder would put its message into the HTTP answer.
      parts.log.error('turn.failed', error, { incident: parts.random.id() });
      const sorry = renderReply('failed', readerOf(parts, incoming));
      if (isInvoke) await answerInvoke(context, errorAnswer(500, 'Failed', sorry.summary));
      else if (incoming.personal) await reply(context, sorry);
    }
  };
}

async function turn(parts: TeamsBotParts, context: TurnContext, incoming: Incoming): Promise<void> {
  const { what, personal } = incoming;
  switch (what.kind) {
    case 'pressed':
      return answerInvoke(context, await pressed(parts, incoming, what.press));
    case 'malformed-press':
      return answerInvoke(context, errorAnswer(400, 'BadRequest'));
    case 'said':
      return said(parts, context, { ...incoming, text: what.text });
    case 'met':
      return personal ? met(parts, context, { ...incoming, installed: what.installed }) : undefined;
    case 'other':
      return undefined;
  }
}

async function pressed(
  parts: TeamsBotParts,
  incoming: Incoming,
  press: Parameters<typeof answerPress>[1]['press'],
): Promise<PressAnswer> {
  const reader = readerOf(parts, incoming);
  // Cards live in personal chats; one that turns up elsewhere was forwarded or forged (DESIGN §9).
  if (!incoming.personal) {
    return errorAnswer(403, 'NotAllowed', renderReply('personalChatOnly', reader).summary);
  }
  return answerPress(parts.bridge, { actor: incoming.actor, press, reader });
}

async function said(
  parts: TeamsBotParts,
  context: TurnContext,
  { text, ...incoming }: Incoming & { readonly text: string },
): Promise<void> {
  const { bridge } = parts;
  const { actor, personal, contact } = incoming;
  const reader = readerOf(parts, incoming);
  if (personal) {
    await bridge.rememberPerson(actor, contact);
    const answer = await answerCommand(bridge, { actor, text, reader });
    if (answer !== undefined) await reply(context, answer);
    return;
  }
  // Outside the personal chat nothing about anybody is said: the answer goes where nobody else reads.
  const ours = await bridge.contactOf(actor);
  if (ours === undefined) return reply(context, renderReply('openOurChat', reader));
  const answer = await answerCommand(bridge, { actor, text, reader });
  if (answer !== undefined) await parts.sendToChat(ours, answer);
  return reply(context, renderReply('answeredInOurChat', reader));
}

async function met(
  parts: TeamsBotParts,
  context: TurnContext,
  { installed, ...incoming }: Incoming & { readonly installed: boolean },
): Promise<void> {
  const { bridge } = parts;
  const meeting = await bridge.rememberPerson(incoming.actor, incoming.contact);
  if (meeting === 'new') await reply(context, renderHelp(readerOf(parts, incoming)));
  // Installed again: the cards that still wait may have gone with the old chat.
  else if (meeting === 'known' && installed) await bridge.listRequests(incoming.actor);
}

function readerOf({ clock, localTrial }: TeamsBotParts, { contact }: Incoming): Reader {
  return {
    localTrial,
    now: clock.now(),
    ...(contact.zone === undefined ? {} : { zone: contact.zone }),
    ...(contact.locale === undefined ? {} : { locale: contact.locale }),
  };
}

async function reply(context: TurnContext, answer: Rendered): Promise<void> {
  await context.sendActivity({ type: ActivityTypes.Message, ...activityOf(answer) });
}

async function answerInvoke(context: TurnContext, body: PressAnswer): Promise<void> {
  // The HTTP status is 200 whenever our code ran; what became of it is in the body.
  const value = { status: 200, body };
  await context.sendActivity({ type: ActivityTypes.InvokeResponse, value });
}
