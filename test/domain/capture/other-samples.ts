// One scan of each kind that is something else altogether.
import type { NotASeed, OTHER_THINGS } from '../../../src/domain/capture/not-a-seed.js';

type OtherThing = (typeof OTHER_THINGS)[number] | 'SERIAL_NUMBER';

export const SECRET = 'frjlnxsknymgykjx';
export const URI = `otpauth://totp/Contoso:alice%40contoso.example?secret=${SECRET}`;

export type Sample = {
  /** What kind of thing it is, for the page of the documentation. */
  readonly what: string;
  readonly scans: readonly string[];
  readonly finding: NotASeed;
};

export const OTHER: Readonly<Record<OtherThing, Sample>> = {
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
};
