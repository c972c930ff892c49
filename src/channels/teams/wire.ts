// The seam to whatever speaks with the channel: a turn is one activity with the ways to answer it, a wire brings turns in and
// reaches somebody who has sent none. Everything else of Teams is written against this file; what stands behind it, and is
// named there alone, can be exchanged.
import type { Rendered } from './cards/render.js';
import type { DialogAnswer } from './open-dialog.js';
import type { PressAnswer } from './press-answer.js';

/** An activity that came in, and the ways to answer it. What goes wrong at the channel is thrown as the wire has it. */
export type Turn = {
  /** As it came, from the channel; read at our own edge alone (activity-edge.ts). */
  readonly activity: unknown;
  /** Its `type`: `message`, `invoke` and so on. */
  readonly type: string;
  readonly reply: (answer: Rendered) => Promise<void>;
  /** The body of the HTTP answer to an invoke, whose status is 200 whenever our code ran. */
  readonly answerInvoke: (body?: PressAnswer | DialogAnswer) => Promise<void>;
  /** Answers where others read along, for the one who asked alone; false where that is not possible. Never throws. */
  readonly whisper: (answer: Rendered) => Promise<boolean>;
};
export type Respond = (turn: Turn) => Promise<void>;

export type Received = { readonly status: number; readonly body?: unknown };

/** Where a chat is. */
export type Place = {
  readonly serviceUrl: string;
  readonly channelId: string;
  readonly conversation: {
    readonly id: string;
    readonly conversationType: string;
    readonly tenantId?: string;
  };
  readonly user: { readonly id: string };
  readonly bot: { readonly id: string };
};

/** `person`: their Entra object id. */
export type NewChat = {
  readonly bot: { readonly id: string };
  readonly person: string;
  readonly tenantId: string;
};

/** What can be done in a place. */
export type There = {
  /** The id of the message, empty where none came back. */
  readonly send: (message: Rendered) => Promise<string>;
  readonly update: (id: string, message: Rendered) => Promise<void>;
  /** The id of the personal chat with this person: the one there is, or a new one. Nothing is shown in it. */
  readonly openChat: (chat: NewChat) => Promise<string>;
};

export interface Wire {
  /** Answers 400 to what is no activity, 401 to who is not the channel; everything else is the turn's. */
  receive(authorization: string, body: unknown, respond: Respond): Promise<Received>;
  /**
   * Does something in a place, all of it within the budget in milliseconds. Throws `DeliveryFailed` after that; what the
   * channel refuses with is thrown with its `statusCode` and its `code` (connector-refusal.ts says what they mean).
   */
  reach<T>(to: Reach, act: (there: There) => Promise<T>): Promise<T>;
}

export type Reach = {
  /** The bot's app id; empty in the local trial. */
  readonly appId: string;
  readonly place: Place;
  readonly budgetMs: number;
};

const INVOKE = 'invoke';
const MESSAGE = 'message';

export function isInvoke({ type }: Turn): boolean {
  return type === INVOKE;
}

export function isMessage({ type }: Turn): boolean {
  return type === MESSAGE;
}
