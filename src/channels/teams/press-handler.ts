// What a handler of a press is given, and what it gives back.
import type { Bridge } from '../../app/bridge.js';
import type { Actor } from '../../app/looking/who.js';
import type { TokenChannel } from './answer-token.js';
import type { AuditorsChannel } from './auditors-channel.js';
import type { Reader } from './cards/render.js';
import type { Verb } from './cards/verbs.js';
import type { Press } from './parse-press.js';
import type { PressAnswer } from './press-answer.js';

export type Parts = {
  readonly bridge: Bridge;
  readonly tokens: TokenChannel;
  readonly auditors?: AuditorsChannel;
};

export type PressedBy = {
  readonly actor: Actor;
  readonly reader: Reader;
  /** What answers it is a message, and stays in the chat: no code in it. */
  readonly stays: boolean;
};

export type Handler<V extends Verb> = (
  parts: Parts,
  press: Press<V>,
  by: PressedBy,
) => Promise<PressAnswer>;
