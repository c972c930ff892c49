// A command as it was read: which of the table it is, and what followed it.
import type { AskForCode, AskForSeed } from '../../app/asking/answers.js';
import type { LookBack } from '../../app/audit/look-back-answers.js';
import type { Typed, Whom } from '../../app/looking/who.js';
import type { FreezeCommand } from '../../app/safety/answers.js';
import type { TokenId } from '../../domain/ids.js';
import { COMMANDS } from '../../text/commands.js';
import type { CommandName, Follows, FollowsOf } from '../../text/commands.js';
import type { CommandForOne } from './cards/typed-before.js';

/** What is read of the words behind a command. `typedName`: empty where no name was typed. */
type Followed = {
  readonly nothing: object;
  readonly ask: Typed<AskForCode>;
  /** `token`: the one that was chosen on a card. */
  readonly whom: Typed<Whom> & { readonly token?: TokenId };
  readonly 'whom-and-why': Typed<AskForSeed>;
  readonly 'everybody-or-whom': FreezeCommand;
  readonly 'look-back': Typed<LookBack>;
  /** As it was typed; empty where nothing was. */
  readonly 'to-find': { readonly typed: string };
} & Readonly<Record<Follows, object>>;

/** `meant`: the one command that is a slip away. Nothing is done for it. */
export type Unknown = { readonly kind: 'unknown'; readonly text: string; readonly meant?: string };

export type Command<K extends CommandName = CommandName> = {
  readonly [N in K]: { readonly kind: N } & Followed[FollowsOf[N]];
}[K];

/** A command about one person, as a button carries it; undefined where it is none. */
export function parseCommandForOne(text: string): CommandForOne['kind'] | undefined {
  for (const { name, follows } of COMMANDS) {
    if (follows === 'nothing' || follows === 'ask') continue;
    if (follows === 'look-back' || follows === 'to-find') continue;
    if (name === text) return name;
  }
  return undefined;
}
