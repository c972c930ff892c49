// A secret as text, in base32 or in hexadecimal. A wrong code is worse than none: nothing is mended here.
import { decodeBase32 } from '../otp/base32.js';
import type { Base32Refusal } from '../otp/base32.js';
import { refused } from '../outcome.js';
import type { Outcome } from '../outcome.js';
import type { NotASeed } from './not-a-seed.js';
import { ScannedSecret } from './scanned-secret.js';

export function readBase32Secret(text: string): Outcome<ScannedSecret, NotASeed> {
  const bytes = decodeBase32(text);
  return bytes.ok ? ScannedSecret.taking(bytes.value) : refused(findingOf(bytes.refusal));
}

function findingOf(refusal: Base32Refusal): NotASeed {
  switch (refusal.code) {
    case 'BASE32_EMPTY':
      return { code: 'SECRET_MISSING' };
    case 'BASE32_CHARACTER':
      return { code: 'SECRET_CHARACTER', position: refusal.position };
    case 'BASE32_LENGTH':
    case 'BASE32_TAIL_BITS':
      return { code: 'SECRET_TRUNCATED' };
  }
}

/** Any case, in groups or not. */
export function readHexSecret(text: string): Outcome<ScannedSecret, NotASeed> {
  const digits = text.replace(HEX_GROUPING, '');
  if (digits === '') return refused({ code: 'SECRET_MISSING' });
  const wrong = digits.search(/[^\dA-Fa-f]/);
  if (wrong >= 0) return refused({ code: 'SECRET_CHARACTER', position: wrong + 1 });
  if (digits.length % 2 !== 0) return refused({ code: 'SECRET_TRUNCATED' });
  const pairs = digits.match(/../g) ?? [];
  return ScannedSecret.taking(Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16)));
}

/** Spaces, dashes and, as certificates' numbers have them, colons. */
const HEX_GROUPING = /[\p{White_Space}\u200b\u2060\ufeff\p{Pd}:]/gu;
