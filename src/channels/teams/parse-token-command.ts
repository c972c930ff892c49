// The commands of those who set up tokens, by their first word.

import type { Typed, Whom } from '../../app/looking/who.js';
import type { TokenId } from '../../domain/ids.js';

/** `typedName`: empty where no name was typed. */
export type OneTokenCommand = Typed<Whom> & {
  readonly kind: 'provision' | 'token' | 'delivered' | 'lost' | 'cancel-token';
  /** The one that was chosen. */
  readonly token?: TokenId;
};
export type TokenCommand = OneTokenCommand | { readonly kind: 'tokens' };

const KINDS: ReadonlyMap<string, OneTokenCommand['kind']> = new Map([
  ['provision', 'provision'],
  ['token', 'token'],
  ['delivered', 'delivered'],
  ['lost', 'lost'],
  ['cancel', 'cancel-token'],
]);

/** Undefined where the word is none of these commands. `takeName` reads the name behind it. */
export function parseTokenCommand(
  word: string,
  takeName: () => Typed<Whom>,
): TokenCommand | undefined {
  if (word === 'tokens') return { kind: 'tokens' };
  const kind = KINDS.get(word);
  return kind === undefined ? undefined : { ...takeName(), kind };
}

export function isTokenCommand(command: { readonly kind: string }): command is TokenCommand {
  return command.kind === 'tokens' || [...KINDS.values()].some((kind) => kind === command.kind);
}
