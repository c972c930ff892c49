// One scan of each kind that is no seed, as people come across them. Held complete by its type.
import type { NotASeed, NotASeedCode } from '../../../src/domain/capture/not-a-seed.js';

export const SECRET = 'frjlnxsknymgykjx';
const URI = `otpauth://totp/Contoso:alice%40contoso.example?secret=${SECRET}`;

type Sample = {
  /** What kind of thing it is, for the page of the documentation. */
  readonly what: string;
  readonly scans: readonly string[];
  readonly finding: NotASeed;
};

const migration = (...bytes: readonly number[]): string =>
  `otpauth-migration://offline?data=${encodeURIComponent(Buffer.from(bytes).toString('base64'))}`;

export const SAMPLES: Readonly<Record<NotASeedCode, Sample>> = {
  NOTHING_TO_READ: {
    what: 'nothing but white space',
    scans: ['', ' \n\u200b\t '],
    finding: { code: 'NOTHING_TO_READ' },
  },
  PUSH_ENROLMENT: {
    what: '`phonefactor://…`, the default QR code of Microsoft',
    scans: [
      'phonefactor://activate_account?code=123456789&url=https%3A%2F%2Fmobileappcommunicator.example',
      'PhoneFactor://activate_account?code=1',
    ],
    finding: { code: 'PUSH_ENROLMENT' },
  },
  PASSKEY: {
    what: '`FIDO:/…`, a passkey on a phone (CTAP hybrid)',
    scans: ['FIDO:/07824133892604070278923969472008301099476228966286113051476699183587'],
    finding: { code: 'PASSKEY' },
  },
  SERIAL_NUMBER: {
    what: 'the serial number of a token of known make',
    scans: ['8659612345678', '86596 1234 5678'],
    finding: { code: 'SERIAL_NUMBER', model: 'OTPC-P1-i' },
  },
  PLAIN_NUMBER: {
    what: 'another number: a code, another serial number, a telephone number',
    scans: ['223926', '223 926', '2345672345672345', '+41 22 700 00 00', '1234567890123456'],
    finding: { code: 'PLAIN_NUMBER' },
  },
  COUNTER_BASED: {
    what: '`otpauth://hotp/…`',
    scans: [`otpauth://hotp/Contoso:alice?secret=${SECRET}&counter=0`],
    finding: { code: 'COUNTER_BASED' },
  },
  STEAM: {
    what: '`steam://…`, or a key URI for Steam',
    scans: [
      `steam://${SECRET}`,
      `otpauth://steam/Steam:alice?secret=${SECRET}`,
      `${URI}&encoder=steam`,
    ],
    finding: { code: 'STEAM' },
  },
  OTHER_CODES: {
    what: 'the enrolment of another authenticator app',
    scans: [`motp://Contoso:alice?secret=${SECRET}`, 'duo://abcdefghij-YXBpLmV4YW1wbGU'],
    finding: { code: 'OTHER_CODES' },
  },
  WEB_LINK: {
    what: 'a link to a web page',
    scans: ['https://aka.ms/mfasetup', 'HTTP://CONTOSO.EXAMPLE', 'www.contoso.example/help'],
    finding: { code: 'WEB_LINK' },
  },
  WIFI: {
    what: '`WIFI:…`',
    scans: ['WIFI:S:Guests;T:WPA;P:abcdefghijklmnop;;'],
    finding: { code: 'WIFI' },
  },
  CONTACT: {
    what: 'a contact card (vCard, MECARD)',
    scans: ['BEGIN:VCARD\r\nVERSION:3.0\r\nN:Example;Alice\r\nEND:VCARD', 'MECARD:N:Alice;;'],
    finding: { code: 'CONTACT' },
  },
  EMAIL: {
    what: '`mailto:…`, or an address',
    scans: ['mailto:alice@contoso.example', 'MATMSG:TO:a@b.example;;', 'alice@contoso.example'],
    finding: { code: 'EMAIL' },
  },
  PHONE: {
    what: '`tel:…`, `sms:…`',
    scans: ['tel:+41227000000', 'SMSTO:+41227000000:hello'],
    finding: { code: 'PHONE' },
  },
  OTHER_LINK: {
    what: 'a link for any other app',
    scans: ['geo:46.2,6.15', 'bitcoin:bc1qexample', 'ms-settings:about'],
    finding: { code: 'OTHER_LINK' },
  },
  NO_SECRET: {
    what: 'any other text',
    scans: [
      'Hello, world.',
      'please show the next code now',
      '{"secret":"frjlnxsknymgykjx"}',
      'a'.repeat(8001),
    ],
    finding: { code: 'NO_SECRET' },
  },
  KEY_URI_TYPE: {
    what: 'a key URI of no known kind, or cut off early',
    scans: ['otpauth://', 'otpauth:totp', `otpauth://motp/a?secret=${SECRET}`],
    finding: { code: 'KEY_URI_TYPE' },
  },
  KEY_URI_LABEL: {
    what: 'a key URI whose account name cannot be read',
    scans: [
      `otpauth://totp/%ZZ?secret=${SECRET}`,
      `otpauth://totp/a:%C3?secret=${SECRET}`,
      `otpauth://totp/a%00b?secret=${SECRET}`,
      `otpauth://totp/${'a'.repeat(301)}?secret=${SECRET}`,
      `${URI}&issuer=%0a%00`,
    ],
    finding: { code: 'KEY_URI_LABEL' },
  },
  KEY_URI_ENCODING: {
    what: 'a key URI with broken escapes, or copied from a page’s source',
    scans: [`${URI}&issuer=%E4`, `${URI}&amp;algorithm=SHA256`],
    finding: { code: 'KEY_URI_ENCODING' },
  },
  KEY_URI_ALGORITHM: {
    what: 'a key URI with an unknown algorithm',
    scans: [`${URI}&algorithm=MD5`, `${URI}&algorithm=`, `${URI}&algorithm=constructor`],
    finding: { code: 'KEY_URI_ALGORITHM' },
  },
  KEY_URI_DIGITS: {
    what: 'a key URI for codes of 5 or 10 digits',
    scans: [`${URI}&digits=5`, `${URI}&digits=10`, `${URI}&digits=6.0`, `${URI}&digits=`],
    finding: { code: 'KEY_URI_DIGITS' },
  },
  KEY_URI_PERIOD: {
    what: 'a key URI with a period of 0, or of more than a day',
    scans: [`${URI}&period=0`, `${URI}&period=-30`, `${URI}&period=3e1`, `${URI}&period=86401`],
    finding: { code: 'KEY_URI_PERIOD' },
  },
  KEY_URI_REPEATED: {
    what: 'a key URI that says something twice',
    scans: [`${URI}&secret=${SECRET}`, `${URI}&SECRET=mfrggzdfmztwq2lk`],
    finding: { code: 'KEY_URI_REPEATED', field: 'secret' },
  },
  SECRET_MISSING: {
    what: 'a key URI without a secret',
    scans: ['otpauth://totp/Contoso:alice', 'otpauth://totp/a?secret=', 'hex:', 'base32: --'],
    finding: { code: 'SECRET_MISSING' },
  },
  SECRET_TRUNCATED: {
    what: 'a secret of which a part is missing',
    scans: [
      'otpauth://totp/a?secret=frjlnxsknymgykjxa',
      'frjl nxsk nymg ykjx frj',
      'frjlnxsknymgykjxab',
      'hex:0123456789abcdef01234',
    ],
    finding: { code: 'SECRET_TRUNCATED' },
  },
  SECRET_RUNS_ON: {
    what: 'a secret with words of the page around it',
    scans: ['frjl nxsk nymg ykjx Back Next', `Secret key: ${SECRET}\nfrjl nxsk`],
    finding: { code: 'SECRET_RUNS_ON' },
  },
  TEXT_REPEATED: {
    what: 'a text with two secret keys, or two account names',
    scans: [`Secret key: ${SECRET}\nSecret key: ${SECRET}`],
    finding: { code: 'TEXT_REPEATED' },
  },
  SECRET_CHARACTER: {
    what: 'a secret with a 0, 1, 8 or 9, or with a sign',
    scans: [
      'otpauth://totp/a?secret=frj1nxsknymgykjx',
      'frj1 nxsk nymg ykjx',
      'frj0-nxsk-nymg-ykjx',
      'frjßnxsknymgykjx',
      'hex:012g456789abcdef0123',
    ],
    finding: { code: 'SECRET_CHARACTER', position: 4 },
  },
  SEED_TOO_SHORT: {
    what: 'a secret of fewer than ten bytes',
    scans: ['otpauth://totp/a?secret=mfrggzdf', 'MFRG GZDF', 'hex:0123456789'],
    finding: { code: 'SEED_TOO_SHORT', bytes: 5, least: 10 },
  },
  SEED_TOO_LONG: {
    what: 'a secret of more than 128 bytes',
    scans: [`hex:${'ab'.repeat(129)}`],
    finding: { code: 'SEED_TOO_LONG', bytes: 129, most: 128 },
  },
  MIGRATION_BROKEN: {
    what: 'a damaged export of Google Authenticator',
    scans: ['otpauth-migration://offline?data=', migration(10, 9, 1), migration(255)],
    finding: { code: 'MIGRATION_BROKEN' },
  },
  MIGRATION_EMPTY: {
    what: 'an export of Google Authenticator without accounts',
    scans: [migration(0x10, 2), migration(0x18, 1)],
    finding: { code: 'MIGRATION_EMPTY' },
  },
};
