// A secret as text, in base32 or in hexadecimal. A wrong code is worse than none: nothing is mended here.
import { decodeScannedBase32, wrongCharacter } from '../otp/base32.js';
import type { Base32Refusal } from '../otp/base32.js';
import { refused } from '../outcome.js';
import type { Outcome } from '../outcome.js';
import type { NotASeed } from './not-a-seed.js';
import { ScannedSecret } from './scanned-secret.js';

/** `scanned`: by a machine, which sees its own errors; a secret that somebody typed may have a slip at its end. */
export type Source = 'scanned' | 'typed';

export function readBase32Secret(text: string, from: Source): Outcome<ScannedSecret, NotASeed> {
  const decoded = decodeScannedBase32(text);
  if (!decoded.ok) return refused(findingOf(decoded.refusal));
  const { bytes, hasSpareBits } = decoded.value;
  if (!hasSpareBits || from === 'scanned') return ScannedSecret.taking(bytes, hasSpareBits);
  bytes.fill(0);
  return refused({ code: 'SECRET_LAST_CHARACTER' });
}

function findingOf(refusal: Base32Refusal): NotASeed {
  switch (refusal.code) {
    case 'BASE32_EMPTY':
      return { code: 'SECRET_MISSING' };
    case 'BASE32_CHARACTER':
      return { ...refusal, code: 'SECRET_CHARACTER' };
    case 'BASE32_LENGTH':
      return { code: 'SECRET_TRUNCATED' };
    case 'BASE32_TAIL_BITS':
      return { code: 'SECRET_LAST_CHARACTER' };
  }
}

/** Any case, in groups or not. */
export function readHexSecret(text: string): Outcome<ScannedSecret, NotASeed> {
  const digits = text.replace(HEX_GROUPING, '');
  if (digits === '') return refused({ code: 'SECRET_MISSING' });
  const wrong = digits.search(/[^\dA-Fa-f]/);
  if (wrong >= 0) {
    const kind = wrongCharacter(digits.slice(wrong)) === 'sign' ? 'sign' : 'letter';
    return refused({ code: 'SECRET_HEX_CHARACTER', position: wrong + 1, kind });
  }
  if (digits.length % 2 !== 0) return refused({ code: 'SECRET_TRUNCATED' });
  const pairs = digits.match(/../g) ?? [];
  return ScannedSecret.taking(Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16)));
}

/** Spaces, dashes and, as certificates' numbers have them, colons. */
const HEX_GROUPING = /[\p{White_Space}\p{Cf}\p{Pd}\u2212:]/gu;
