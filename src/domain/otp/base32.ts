// RFC 4648 §6, our own: what a library makes of a stray character is a wrong code without an error.
import { ok, refused } from '../outcome.js';
import type { Outcome } from '../outcome.js';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const BITS = 5;
/** White space of every kind and dashes: people and pages group the characters with them. */
export const GROUPING = /[\p{White_Space}\u200b\u2060\ufeff\p{Pd}]/gu;
/** From the first sign on only: started anew at each, a long run of them would take quadratic time. */
const PADDING = /(?<!=)=+$/;
/** Lengths that no whole number of bytes encodes to, modulo 8. */
const IMPOSSIBLE: readonly number[] = [1, 3, 6];

/** Says where, never what: the text is a secret. */
export type Base32Refusal =
  | { readonly code: 'BASE32_EMPTY' }
  /** `position` counts from 1, grouping left out. */
  | { readonly code: 'BASE32_CHARACTER'; readonly position: number }
  /** Characters are missing or too many. */
  | { readonly code: 'BASE32_LENGTH'; readonly length: number }
  /** The last character carries bits that belong to no byte: it was cut or mistyped. */
  | { readonly code: 'BASE32_TAIL_BITS' };

/** Any case, grouped by spaces or dashes, with or without padding; everything else is refused, never guessed. */
export function decodeBase32(text: string): Outcome<Uint8Array, Base32Refusal> {
  const typed = text.replace(GROUPING, '').replace(PADDING, '');
  if (typed === '') return refused({ code: 'BASE32_EMPTY' });
  // Before the case is changed: an ı or a ſ would become a letter of the alphabet.
  const wrong = typed.search(/[^A-Za-z2-7]/);
  if (wrong >= 0) return refused({ code: 'BASE32_CHARACTER', position: wrong + 1 });
  if (IMPOSSIBLE.includes(typed.length % 8)) {
    return refused({ code: 'BASE32_LENGTH', length: typed.length });
  }
  return bytesOf(typed.toUpperCase());
}

function bytesOf(characters: string): Outcome<Uint8Array, Base32Refusal> {
  const bytes = new Uint8Array(Math.floor((characters.length * BITS) / 8));
  let carried = 0;
  let carriedBits = 0;
  let at = 0;
  for (const character of characters) {
    carried = (carried << BITS) | ALPHABET.indexOf(character);
    carriedBits += BITS;
    if (carriedBits >= 8) {
      carriedBits -= 8;
      bytes[at] = carried >>> carriedBits;
      at += 1;
      carried &= (1 << carriedBits) - 1;
    }
  }
  if (carried === 0) return ok(bytes);
  bytes.fill(0);
  return refused({ code: 'BASE32_TAIL_BITS' });
}

/** Upper case, without padding (Key URI format). */
export function encodeBase32(bytes: Uint8Array): string {
  let text = '';
  let carried = 0;
  let carriedBits = 0;
  for (const byte of bytes) {
    carried = (carried << 8) | byte;
    carriedBits += 8;
    while (carriedBits >= BITS) {
      carriedBits -= BITS;
      text += ALPHABET.charAt(carried >>> carriedBits);
      carried &= (1 << carriedBits) - 1;
    }
  }
  return carriedBits === 0 ? text : text + ALPHABET.charAt(carried << (BITS - carriedBits));
}
