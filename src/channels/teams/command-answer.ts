// What the answer to a command is made of.
import type { Bridge } from '../../app/bridge.js';
import type { Actor } from '../../app/looking/who.js';
import type { CommandName } from '../../text/commands.js';
import type { TokenChannel } from './answer-token.js';
import type { AuditorsChannel } from './auditors-channel.js';
import type { Reader, Rendered } from './cards/render.js';
import type { Command } from './command.js';

export type CommandParts = {
  readonly bridge: Bridge;
  readonly tokens: TokenChannel;
  readonly auditors?: AuditorsChannel;
};
export type By = { readonly actor: Actor; readonly reader: Reader };

/** Undefined where the card, which comes by itself, is answer enough. */
export type Answer<K extends CommandName> = (
  parts: CommandParts,
  command: Command<K>,
  by: By,
) => Promise<Rendered | undefined>;
