// How it is asked again, on the card of whoever asked: of a token that is over there is nothing to ask for.
import type { AboutRequest } from '../card-words.js';

export function again({ tokenOver }: Pick<AboutRequest, 'tokenOver'>, how: string): string {
  return tokenOver ? 'Das Token gibt keine Codes mehr aus.' : how;
}
