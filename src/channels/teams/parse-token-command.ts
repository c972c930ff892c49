// The commands of those who set up tokens, by their first word.

export type TokenCommand =
  | {
      readonly kind: 'provision' | 'token' | 'delivered' | 'lost' | 'cancel-token';
      /** As typed; empty where no name was typed. */
      readonly typedName: string;
    }
  | { readonly kind: 'tokens' };

const KINDS: ReadonlyMap<string, Exclude<TokenCommand['kind'], 'tokens'>> = new Map([
  ['provision', 'provision'],
  ['token', 'token'],
  ['delivered', 'delivered'],
  ['lost', 'lost'],
  ['cancel', 'cancel-token'],
]);

/** Undefined where the word is none of these commands. `takeName` reads the name behind it. */
export function parseTokenCommand(word: string, takeName: () => string): TokenCommand | undefined {
  if (word === 'tokens') return { kind: 'tokens' };
  const kind = KINDS.get(word);
  return kind === undefined ? undefined : { kind, typedName: takeName() };
}

export function isTokenCommand(command: { readonly kind: string }): command is TokenCommand {
  return command.kind === 'tokens' || [...KINDS.values()].some((kind) => kind === command.kind);
}
