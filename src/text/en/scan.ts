// What a picture or a text said that is no secret to keep: what it is, then the way forward.
import type { Findings } from '../scan-findings.js';
import { broken } from './scan-broken.js';

const ANOTHER_APP =
  'On the security info page choose Authenticator app, then “I want to use a different authenticator app”, and scan the code that comes next.';
const RIGHT_CODE =
  'Choose what the account owner’s security info page shows: its QR code, or the secret key beside it.';

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
      `Choose codes by time (TOTP) where the account is set up. ${RIGHT_CODE}`,
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
    heading: 'No secret can be made out in this text',
    lines: [
      'A secret key has letters and the digits 2 to 7 alone. There may be one in the text all the same, with words around it.',
      `Copy the secret key and nothing around it. ${RIGHT_CODE}`,
    ],
  }),
  ...broken,
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
    batch: (number: number, of: number): string =>
      `This is code ${number} of ${of} of the export. If the account is not among these, scan the next one.`,
    leftOut: 'These cannot be taken:',
  },
};
