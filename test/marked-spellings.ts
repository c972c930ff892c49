// Every way in which a seed might be written down somewhere: base32, hexadecimal, base64, and as it is.
import { decodeBase32 } from '../src/domain/otp/base32.js';
import { fine } from './app/trial.js';

export function spellingsOf(base32: string): readonly string[] {
  const bytes = Buffer.from(fine(decodeBase32(base32)));
  return [
    base32,
    bytes.toString('hex'),
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
    bytes.toString('latin1'),
  ];
}

/**
 * Which of these codes stand in the text, as one number or in two halves. A part of an id, of a time or of a longer number
 * is none: six digits are among those by chance.
 */
export function codesIn(codes: readonly string[], text: string): readonly string[] {
  return codes.filter((code) => {
    const half = code.length / 2;
    const spelt = `${code.slice(0, half)}\\s?${code.slice(half)}`;
    return new RegExp(`(?<![\\w.])${spelt}(?![\\w])`).test(text);
  });
}

/** Which of them stand in the text, in upper or lower case. */
export function spelledIn(spellings: readonly string[], text: string): readonly string[] {
  const folded = text.toLowerCase();
  return spellings.filter((one) => text.includes(one) || folded.includes(one.toLowerCase()));
}
