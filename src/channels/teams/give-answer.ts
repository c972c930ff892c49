// How an answer goes out by the channel, in the turn that it is an answer to.
import { ActivityTypes } from 'botbuilder';
import type { Activity, TurnContext } from 'botbuilder';
import type { Log } from '../../ports/log.js';
import { activityOf } from './activity-of.js';
import type { PressAnswer } from './press-answer.js';
import type { Rendered } from './cards/render.js';
import type { DialogAnswer } from './open-dialog.js';

export type Answering = {
  readonly log: Log;
  /** Answers where others read along, for the one who asked alone; false where that is not possible. */
  readonly whisper: (context: TurnContext, activity: Partial<Activity>) => Promise<boolean>;
};

/** What was done is done: an answer that the channel does not take is no failure of it. */
export async function reply(
  { log }: Pick<Answering, 'log'>,
  context: TurnContext,
  answer: Rendered,
): Promise<void> {
  try {
    await context.sendActivity({ type: ActivityTypes.Message, ...activityOf(answer) });
  } catch (error) {
    log.error('answer.lost', error);
  }
}

/** Nobody else need read even that there is an answer. It has no names in it, in case they do. */
export async function aside(
  parts: Answering,
  context: TurnContext,
  answer: Rendered,
): Promise<void> {
  const whispered = await parts.whisper(context, activityOf(answer));
  if (!whispered) await reply(parts, context, answer);
}

export function isInvoke({ activity }: TurnContext): boolean {
  return activity.type === ActivityTypes.Invoke.valueOf();
}

export async function answerInvoke(
  context: TurnContext,
  body?: PressAnswer | DialogAnswer,
): Promise<void> {
  // The HTTP status is 200 whenever our code ran; what became of it is in the body.
  const value = body === undefined ? { status: 200 } : { status: 200, body };
  await context.sendActivity({ type: ActivityTypes.InvokeResponse, value });
}
