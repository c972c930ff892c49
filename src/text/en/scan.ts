// What a picture or a text said that is no secret to keep: what it is, then the way forward.
import type { KeyUriField, NotASeed, NotASeedCode } from '../../domain/capture/not-a-seed.js';
import type { OfCode } from '../by-code.js';
import type { Told } from '../card-words.js';

type Findings = { readonly [C in NotASeedCode]: (about: OfCode<NotASeed, C>) => Told };

const FIELDS: Readonly<Record<KeyUriField, string>> = {
  secret: 'secret',
  issuer: 'issuer',
  algorithm: 'algorithm',
  digits: 'number of digits',
  period: 'period',
};

const ANOTHER_APP =
  'On the security info page choose Authenticator app, then “I want to use a different authenticator app”, and scan the code that comes next.';
const SHOW_IT_ANEW = 'Have the page show a new QR code and scan that.';
const COPY_AGAIN = 'Copy it again, or scan the QR code instead.';
const RIGHT_CODE = 'Scan the QR code that the account owner’s security info page shows.';

const findings: Findings = {
  NOTHING_TO_READ: () => ({
    heading: 'There is nothing to read',
    lines: ['The text is empty.', RIGHT_CODE],
  }),
  PUSH_ENROLMENT: () => ({
    heading: 'This code is for Microsoft Authenticator alone',
    lines: ['It sets up notifications on a phone and holds no secret for a token.', ANOTHER_APP],
  }),
  PASSKEY: () => ({
    heading: 'This is a passkey (FIDO) code',
    lines: ['It signs in with a phone and holds no secret for a token.', ANOTHER_APP],
  }),
  SERIAL_NUMBER: ({ model }) => ({
    heading: 'This is the serial number of a token',
    lines: [
      `It belongs to a token of the model ${model} and is no secret. Keep it for the step in which the token is posted.`,
      RIGHT_CODE,
    ],
  }),
  PLAIN_NUMBER: () => ({
    heading: 'This is only a number',
    lines: [
      'A code, a serial number or a telephone number is no secret.',
      `${RIGHT_CODE} If it is a secret in hexadecimal, type hex: in front of it.`,
    ],
  }),
  COUNTER_BASED: () => ({
    heading: 'This secret counts presses, not time (HOTP)',
    lines: [
      'Its codes cannot be computed for a time, and Microsoft does not use them.',
      `Choose codes by time (TOTP) where the account is set up. For Microsoft: ${RIGHT_CODE}`,
    ],
  }),
  STEAM: () => ({
    heading: 'This is a code of Steam Guard',
    lines: ['Steam’s codes are letters, which no token of this kind shows.', RIGHT_CODE],
  }),
  OTHER_CODES: () => ({
    heading: 'This code is for another authenticator app alone',
    lines: ['It works only together with that app’s own service.', ANOTHER_APP],
  }),
  WEB_LINK: () => ({
    heading: 'This is a link to a web page',
    lines: ['It holds no secret. Only open it if you know where it leads.', RIGHT_CODE],
  }),
  WIFI: () => ({
    heading: 'This is the access to a wireless network',
    lines: ['It holds no secret for a token.', RIGHT_CODE],
  }),
  CONTACT: () => ({
    heading: 'This is somebody’s contact card',
    lines: ['It holds no secret for a token.', RIGHT_CODE],
  }),
  EMAIL: () => ({
    heading: 'This is an email address or a message to one',
    lines: ['It holds no secret for a token.', RIGHT_CODE],
  }),
  PHONE: () => ({
    heading: 'This is a telephone number or a text message',
    lines: ['It holds no secret for a token.', RIGHT_CODE],
  }),
  OTHER_LINK: () => ({
    heading: 'This is a link for another app',
    lines: ['It holds no secret for a token.', RIGHT_CODE],
  }),
  NO_SECRET: () => ({
    heading: 'This is a text without a secret',
    lines: [
      'A secret has letters and the digits 2 to 7 alone.',
      `Copy the secret key and nothing around it. Or: ${RIGHT_CODE}`,
    ],
  }),
  KEY_URI_TYPE: () => ({
    heading: 'It is not said that the codes are by time',
    lines: ['The link is cut off, or it is for codes of another kind.', SHOW_IT_ANEW],
  }),
  KEY_URI_LABEL: () => ({
    heading: 'The name of the account cannot be read',
    lines: ['It is too long, or has characters that are none.', SHOW_IT_ANEW],
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
    lines: ['A character at least is missing, too many, or wrong.', COPY_AGAIN],
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
  SECRET_CHARACTER: ({ position }) => ({
    heading: 'A character cannot be part of the secret',
    lines: [
      `Look at character ${position}, spaces and dashes not counted. There is no 0, 1, 8 or 9 in a secret: it may be an O, an I or L, or a B.`,
      COPY_AGAIN,
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

export const scan = {
  findings,
  /** A text that is valid in both ways, or in hexadecimal alone. */
  whichEncoding: {
    heading: 'Which kind of secret is it?',
    both: 'This text can be read in two ways, which give different codes. The page that you copied it from says which is meant; Microsoft’s are base32.',
    hexOnly: 'This text can only be a secret in hexadecimal. Is it one?',
    base32: 'It is base32',
    hex: 'It is hexadecimal',
    neither: 'Neither of them',
  },
  migration: {
    heading: 'An export of Google Authenticator',
    lines: ['Choose the account for which the token is.'],
    batch: (number: number, of: number): string =>
      `This is code ${number} of ${of} of the export. If the account is not among these, scan the next one.`,
    leftOut: 'These cannot be taken:',
  },
};
