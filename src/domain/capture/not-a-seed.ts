// What is not a seed, each kind by a code of its own: the words for it say what it is and the way forward.
import type { WrongCharacter } from '../otp/base32.js';
import type { SecretSize } from './scanned-secret.js';

/** Something else altogether. */
export const OTHER_THINGS = [
  'NOTHING_TO_READ',
  'PUSH_ENROLMENT',
  'PASSKEY',
  'PLAIN_NUMBER',
  'COUNTER_BASED',
  'STEAM',
  'OTHER_CODES',
  'WEB_LINK',
  'WIFI',
  'CONTACT',
  'EMAIL',
  'PHONE',
  'OTHER_LINK',
  'NO_SECRET',
] as const;

/** A key URI, a copied text or a migration that cannot be read with certainty. */
export const BROKEN_CODES = [
  'KEY_URI_TYPE',
  'KEY_URI_ENCODING',
  'KEY_URI_ALGORITHM',
  'KEY_URI_DIGITS',
  'KEY_URI_PERIOD',
  'KEY_URI_TWO_STEPS',
  'SECRET_MISSING',
  'SECRET_TRUNCATED',
  'SECRET_LAST_CHARACTER',
  'SECRET_RUNS_ON',
  'TEXT_REPEATED',
  'MIGRATION_BROKEN',
  'MIGRATION_EMPTY',
] as const;

/** Parameters that may stand once. */
export const KEY_URI_FIELDS = ['secret', 'issuer', 'algorithm', 'digits', 'period'] as const;
export type KeyUriField = (typeof KEY_URI_FIELDS)[number];

export type NotASeed =
  | { readonly code: (typeof OTHER_THINGS)[number] }
  | { readonly code: (typeof BROKEN_CODES)[number] }
  /** A token's own number, from its back; the model where it is known. */
  | { readonly code: 'SERIAL_NUMBER'; readonly model: string }
  | { readonly code: 'KEY_URI_REPEATED'; readonly field: KeyUriField }
  /** The name of one stands in another's value: `issuer=Acmeperiod=60`. */
  | { readonly code: 'KEY_URI_RUN_ON'; readonly field: KeyUriField }
  /** Unknown, and like one that would change the codes: `algo`, `interval`, `digit`. */
  | { readonly code: 'KEY_URI_LIKE'; readonly field: KeyUriField }
  /** `position` counts from 1, grouping left out. Where, never what: most of the text is a secret. */
  | {
      readonly code: 'SECRET_CHARACTER';
      readonly position: number;
      readonly kind: WrongCharacter;
    }
  | {
      readonly code: 'SECRET_HEX_CHARACTER';
      readonly position: number;
      readonly kind: Extract<WrongCharacter, 'letter' | 'sign'>;
    }
  | SecretSize;
export type NotASeedCode = NotASeed['code'];
