// RFC 4648 §6, our own: what a library makes of a stray character is a wrong code without an error.
import { ok, refused } from '../outcome.js';
import type { Outcome } from '../outcome.js';
import { trimEnd } from '../trim-end.js';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const BITS = 5;
/** White space of every kind, dashes and what cannot be seen: people and pages group the characters with them. */
export const GROUPING = /[\p{White_Space}\p{Cf}\p{Pd}\u2212]/gu;
const PADDING = /=/;
/** Lengths that no whole number of bytes encodes to, modulo 8. */
const IMPOSSIBLE: readonly number[] = [1, 3, 6];

/** What stands in place of one that can be: each is mistaken for something else. */
export type WrongCharacter = 'zero' | 'one' | 'eight' | 'nine' | 'letter' | 'sign';

const WRONG_DIGITS: ReadonlyMap<string, WrongCharacter> = new Map([
  ['0', 'zero'],
  ['1', 'one'],
  ['8', 'eight'],
  ['9', 'nine'],
]);

/** What the first character is: `letter` is one of another alphabet, or with an accent. */
export function wrongCharacter(text: string): WrongCharacter {
  return WRONG_DIGITS.get(text.charAt(0)) ?? (/^[\p{L}\p{N}\p{M}]/u.test(text) ? 'letter' : 'sign');
}

/** Says where, never what: the text is a secret. */
export type Base32Refusal =
  | { readonly code: 'BASE32_EMPTY' }
  /** `position` counts from 1, grouping left out. */
  | { readonly code: 'BASE32_CHARACTER'; readonly position: number; readonly kind: WrongCharacter }
  /** Characters are missing or too many. */
  | { readonly code: 'BASE32_LENGTH'; readonly length: number }
  /** The last character carries bits that belong to no byte: it was cut or mistyped. */
  | { readonly code: 'BASE32_TAIL_BITS' };

/** Any case, grouped by spaces or dashes, with or without padding; everything else is refused, never guessed. */
export function decodeBase32(text: string): Outcome<Uint8Array, Base32Refusal> {
  const decoded = decodeScannedBase32(text);
  if (!decoded.ok) return decoded;
  const { bytes, hasSpareBits } = decoded.value;
  if (!hasSpareBits) return ok(bytes);
  bytes.fill(0);
  return refused({ code: 'BASE32_TAIL_BITS' });
}

export type DecodedBase32 = {
  readonly bytes: Uint8Array;
  /** The last character carries bits that belong to no byte: they are left out (RFC 4648 §3.5). */
  readonly hasSpareBits: boolean;
};

/** The same, of a text that nobody typed: a picture corrects its own errors, and some write any bits into the rest. */
export function decodeScannedBase32(text: string): Outcome<DecodedBase32, Base32Refusal> {
  const typed = trimEnd(text.replace(GROUPING, ''), PADDING);
  if (typed === '') return refused({ code: 'BASE32_EMPTY' });
  // Before the case is changed: an ı or a ſ would become a letter of the alphabet.
  const wrong = typed.search(/[^A-Za-z2-7]/);
  if (wrong >= 0) {
    const kind = wrongCharacter(typed.slice(wrong));
    return refused({ code: 'BASE32_CHARACTER', position: wrong + 1, kind });
  }
  if (IMPOSSIBLE.includes(typed.length % 8)) {
    return refused({ code: 'BASE32_LENGTH', length: typed.length });
  }
  return ok(bytesOf(typed.toUpperCase()));
}

function bytesOf(characters: string): DecodedBase32 {
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
  return { bytes, hasSpareBits: carried !== 0 };
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
