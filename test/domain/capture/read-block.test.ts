import { describe, expect, test } from '@jest/globals';
import { fc } from '../../properties.js';
import { inspect } from 'node:util';
import { readScan } from '../../../src/domain/capture/read-scan.js';
import { encodeBase32 } from '../../../src/domain/otp/base32.js';
import { SECRET } from './scan-samples.js';

type Read = { readonly secret: string; readonly organisation: string; readonly account: string };

function read(text: string): Read | string {
  const reading = readScan(text);
  if (reading.kind === 'not-a-seed') return reading.finding.code;
  if (reading.kind !== 'secret') throw new Error(inspect(reading));
  const { organisation = '', account = '' } = reading.named ?? {};
  return { secret: reading.secret.reveal().toLowerCase(), organisation, account };
}

const ALICE = { secret: SECRET, organisation: 'Contoso', account: 'alice@contoso.example' };
const NAME = 'Contoso:alice@contoso.example';

describe('what the page shows to who cannot scan, copied whole', () => {
  test.each([
    `Account name: ${NAME}\nSecret key: frjl nxsk nymg ykjx`,
    `Account name: ${NAME} Secret key: frjl nxsk nymg ykjx`,
    `Account name:\r\n${NAME}\r\nSecret key:\r\nfrjl nxsk nymg ykjx\r\n`,
    `Can't scan the QR code?\nEnter the following into your app:\nAccount name: ${NAME}\nSecret key: ${SECRET}\nBack\nNext`,
    `Kontoname: ${NAME}\nGeheimer Schlüssel: frjl nxsk nymg ykjx\nZurück Weiter`,
    `Kontoname: ${NAME}\nGeheimer Schlu\u0308ssel: frjl nxsk nymg ykjx`,
    `kontoname : ${NAME}\u00a0Geheimer\u00a0Schlüssel : FRJL-NXSK nymg\u2013ykjx`,
    `Secret key: frjl nxsk nymg ykjx\nAccount name: ${NAME}`,
  ])('gives the secret, and whose it is: %j', (text) => {
    expect(read(text)).toEqual(ALICE);
  });

  test('takes no label that begins within a word, of whatever letters', () => {
    for (const before of ['x', 'ä', '7', 'жж', '\u{1d49c}']) {
      expect(readScan(`${before}Secret key: ${SECRET}`).kind).toBe('not-a-seed');
      expect(read(`Account name: ${before}Secret key: b\nSecret key: ${SECRET}`)).toMatchObject({
        secret: SECRET,
      });
    }
    expect(read(`Account name:Secret key:${SECRET}`)).toMatchObject({ secret: SECRET });
  });

  test('says of whom no more than it does', () => {
    expect(read(`Secret key: ${SECRET}`)).toEqual({ ...ALICE, organisation: '', account: '' });
    expect(read(`Account name: alice\nSecret key: ${SECRET}`)).toEqual({
      ...ALICE,
      organisation: '',
      account: 'alice',
    });
  });

  test('asks which encoding it is, as it does of a secret alone, and keeps the name', () => {
    const reading = readScan(`Account name: ${NAME}\nSecret key: abcd ef23 4567 abcd ef23`);
    expect(reading).toMatchObject({
      kind: 'which-encoding',
      named: { organisation: 'Contoso', account: 'alice@contoso.example' },
    });
  });

  test.each([
    // The buttons' words are of a secret's letters: with them it would be another secret, and a wrong code.
    ['SECRET_RUNS_ON', `Account name: ${NAME} Secret key: frjl nxsk nymg ykjx Back Next`],
    ['SECRET_RUNS_ON', 'frjl nxsk nymg ykjx Back Next'],
    ['SECRET_RUNS_ON', 'Copy\nfrjl nxsk nymg ykjx'],
    ['SECRET_RUNS_ON', `Secret key: frjl nxsk nymg ykjx\nfrjl nxsk nymg ykjx`],
    ['SECRET_RUNS_ON', `Secret key: ${SECRET}\nChoose Next`],
    ['TEXT_REPEATED', `Secret key: ${SECRET}\nSecret key: mfrggzdfmztwq2lk`],
    ['TEXT_REPEATED', `Account name: ${NAME}\nAccount name: b\nSecret key: ${SECRET}`],
    ['SECRET_MISSING', `Account name: ${NAME}`],
    ['SECRET_MISSING', `Account name: ${NAME}\nSecret key:\nBack\nNext`],
    ['SECRET_CHARACTER', `Account name: ${NAME}\nSecret key: frj1 nxsk nymg ykjx`],
    ['SEED_TOO_SHORT', `Account name: ${NAME}\nSecret key: frjl nxsk`],
    ['PLAIN_NUMBER', `Account name: ${NAME}\nSecret key: 234567`],
    ['PUSH_ENROLMENT', 'Code: 123 456 789\nURL: https://pad.phonefactor.example/pad/123456789'],
  ])('is refused where it is not certain (%s): %j', (code, text) => {
    expect(read(text)).toBe(code);
  });

  test('is told that those words belong to it, and believes it', () => {
    expect(read('base32: frjl nxsk nymg ykjx back next')).toMatchObject({
      secret: `${SECRET}backnext`,
    });
  });

  const WORDINGS = [
    ['Account name', 'Secret key'],
    ['Kontoname', 'Geheimer Schlüssel'],
  ] as const;
  const name = fc
    .string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 30 })
    .map((text) => text.replace(/[:\s]/g, ''))
    .filter((text) => text !== '' && !/^(?:copy|back|next|cancel)$/i.test(text));
  const parts = fc.record({
    wording: fc.constantFrom(...WORDINGS),
    organisation: name,
    account: name,
    seed: fc.uint8Array({ minLength: 10, maxLength: 20 }),
    before: fc.constantFrom('', 'Enter the following into your app:\n', 'Mehr erfahren '),
    between: fc.constantFrom(' ', '\n', '\r\n', '\u00a0', '\n\nCopy\n'),
    betweenGroups: fc.array(fc.constantFrom(' ', '-', ' - ', '\u2013', '\u00a0'), { minLength: 1 }),
    // Whatever the page has around it, on one line with the secret or on another.
    after: fc.constantFrom('', '\nBack\nNext', ' Back Next', ' Copy', '\nCopy\nZurück', ' back'),
  });

  test('is read as it was meant, or refused: never as another secret', () => {
    let certain = 0;
    fc.assert(
      fc.property(parts, (one) => {
        const { wording, organisation, account, before, between, after, betweenGroups } = one;
        const secret = encodeBase32(one.seed).toLowerCase();
        if (/^[a-f2-7]*$/.test(secret)) return;
        const grouped = (secret.match(/.{1,4}/g) ?? []).map(
          (group, at) =>
            `${at === 0 ? '' : (betweenGroups[at % betweenGroups.length] ?? '')}${group}`,
        );
        const [accountName, secretKey] = wording;
        const names = `${accountName}:${between}${organisation}:${account}${between}`;
        const said = read(`${before}${names}${secretKey}:${between}${grouped.join('')}${after}`);
        if (typeof said !== 'string') expect(said).toEqual({ secret, organisation, account });
        if (after === '' || after.startsWith('\n')) {
          expect(typeof said).not.toBe('string');
          certain += 1;
        } else expect(said).toBe('SECRET_RUNS_ON');
      }),
    );
    expect(certain).toBeGreaterThan(0);
  });
});
