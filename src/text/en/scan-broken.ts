// What should have been a secret and cannot be read with certainty: what is wrong with it, then the way forward.
import type { WrongCharacter } from '../../domain/otp/base32.js';
import type { KeyUriField } from '../../domain/capture/not-a-seed.js';
import type { BrokenFindings } from '../scan-findings.js';

const FIELDS: Readonly<Record<KeyUriField, string>> = {
  secret: 'secret',
  issuer: 'issuer',
  algorithm: 'algorithm',
  digits: 'number of digits',
  period: 'period',
};

/** Each is mistaken for something else. */
const WRONG: Readonly<Record<WrongCharacter, string>> = {
  zero: 'There is no 0 in a secret: it may be the letter O.',
  one: 'There is no 1 in a secret: it may be the letter I or L.',
  eight: 'There is no 8 in a secret: it may be the letter B.',
  nine: 'There is no 9 in a secret: it may be a small g or q.',
  letter:
    'It is a letter of another alphabet, or one with an accent; a secret has the letters A to Z alone. Some look alike.',
  sign: 'It is a sign; a secret has the letters A to Z and the digits 2 to 7 alone.',
};

const WRONG_HEX: Readonly<Record<'letter' | 'sign', string>> = {
  letter: 'In hexadecimal there are the digits 0 to 9 and the letters A to F alone.',
  sign: 'It is a sign; in hexadecimal there are the digits 0 to 9 and the letters A to F alone.',
};

const SHOW_IT_ANEW =
  'Have the security info page show a new QR code and take that one. If it says the same, ask your administrator.';
const COPY_AGAIN = 'Copy all of it once more, or choose a picture with the whole QR code.';

export const broken: BrokenFindings = {
  KEY_URI_TYPE: () => ({
    heading: 'It is not said that the codes are by time',
    lines: ['The link is cut off, or it is for codes of another kind.', SHOW_IT_ANEW],
  }),
  KEY_URI_ENCODING: () => ({
    heading: 'The link was changed when it was copied',
    lines: ['Some of its characters are written as a web page’s source has them.', COPY_AGAIN],
  }),
  KEY_URI_ALGORITHM: () => ({
    heading: 'The codes are made with an unknown algorithm',
    lines: ['SHA-1, SHA-256 and SHA-512 are possible.', SHOW_IT_ANEW],
  }),
  KEY_URI_DIGITS: () => ({
    heading: 'The codes have a length that is not possible',
    lines: ['Codes of 6, 7 or 8 digits are possible.', SHOW_IT_ANEW],
  }),
  KEY_URI_PERIOD: () => ({
    heading: 'The codes last for a time that is not possible',
    lines: ['From 1 second to 86400 seconds (a day) are possible.', SHOW_IT_ANEW],
  }),
  KEY_URI_TWO_STEPS: () => ({
    heading: 'This is only half of a secret',
    lines: [
      'The code asks the app to make the other half itself (an enrolment in two steps), which no hardware token can.',
      'Choose an enrolment in one step where the account is set up.',
    ],
  }),
  KEY_URI_RUN_ON: ({ field }) => ({
    heading: 'Two parts of the link have run into one',
    lines: [
      `The ${FIELDS[field]} stands within another part, so it is not certain what was meant. The codes could be wrong ones.`,
      SHOW_IT_ANEW,
    ],
  }),
  KEY_URI_LIKE: ({ field }) => ({
    heading: 'The link has a part that may change the codes',
    lines: [
      `It is written in an unusual way, and may be meant for the ${FIELDS[field]}. Without it the codes could be wrong.`,
      SHOW_IT_ANEW,
    ],
  }),
  KEY_URI_REPEATED: ({ field }) => ({
    heading: 'The link says something twice',
    lines: [
      `The ${FIELDS[field]} stands in it more than once, so it is not certain which one counts.`,
      SHOW_IT_ANEW,
    ],
  }),
  SECRET_MISSING: () => ({
    heading: 'There is no secret in it',
    lines: ['It was cut off in front of the secret.', COPY_AGAIN],
  }),
  SECRET_TRUNCATED: () => ({
    heading: 'The secret is cut off or mistyped',
    lines: ['A character at least is missing or too many.', COPY_AGAIN],
  }),
  SECRET_LAST_CHARACTER: () => ({
    heading: 'The last character cannot be right',
    lines: [
      'At the end of a secret of this length it is another one, or one more is missing.',
      'Look at the end of the secret, and type it again. Or copy all of it.',
    ],
  }),
  SECRET_RUNS_ON: () => ({
    heading: 'It is not certain where the secret ends',
    lines: [
      'Words of the page around it seem to have been copied with it. They would give a wrong code.',
      'Copy the secret key and nothing around it. If all of it is the secret, type base32: in front.',
    ],
  }),
  TEXT_REPEATED: () => ({
    heading: 'The text says something twice',
    lines: [
      'There is more than one account name or secret key in it, so it is not certain which one counts.',
      'Copy one account name and one secret key.',
    ],
  }),
  SECRET_CHARACTER: ({ position, kind }) => ({
    heading: 'A character cannot be part of the secret',
    lines: [
      `Look at character ${position}, spaces and dashes not counted. ${WRONG[kind]}`,
      'Type it as it stands on the page, or copy all of the secret.',
    ],
  }),
  SECRET_HEX_CHARACTER: ({ position, kind }) => ({
    heading: 'A character cannot be part of the secret',
    lines: [
      `Look at character ${position}, spaces and dashes not counted. ${WRONG_HEX[kind]}`,
      'Type it as it stands on the page, or copy all of the secret.',
    ],
  }),
  SEED_TOO_SHORT: ({ bytes, least }) => ({
    heading: 'The secret is too short',
    lines: [
      `It has ${bytes} bytes, and ${least} are needed. Part of it may be missing.`,
      COPY_AGAIN,
    ],
  }),
  SEED_TOO_LONG: ({ bytes, most }) => ({
    heading: 'The secret is too long',
    lines: [
      `It has ${bytes} bytes, and ${most} are the most. Something else may have been copied with it.`,
      COPY_AGAIN,
    ],
  }),
  MIGRATION_BROKEN: () => ({
    heading: 'The export of Google Authenticator cannot be read',
    lines: [
      'It is cut off or damaged.',
      'Export the account again in Google Authenticator, alone, and scan that code.',
    ],
  }),
  MIGRATION_EMPTY: () => ({
    heading: 'The export of Google Authenticator is empty',
    lines: [
      'There is no account in it.',
      'Export the account again in Google Authenticator, alone, and scan that code.',
    ],
  }),
};
