import { describe, expect, test } from '@jest/globals';
import { fc } from '../../properties.js';
import { readScan } from '../../../src/domain/capture/read-scan.js';
import type { Accounts } from '../../../src/domain/capture/scan-reading.js';
import { encodeBase32 } from '../../../src/domain/otp/base32.js';
import { DEFAULT_PARAMETERS } from '../../../src/domain/otp/parameters.js';
import { googleExport } from './google-export.js';
import type { Exported } from './google-export.js';

const SEED = Uint8Array.from({ length: 10 }, (_none, index) => 200 + index);
const ALICE: Exported = {
  secret: SEED,
  name: 'Contoso Genève:alice@contoso.example',
  issuer: 'Microsoft',
  algorithm: 1,
  digits: 1,
  type: 2,
};

function read(uri: string): Accounts {
  const reading = readScan(uri);
  if (reading.kind !== 'accounts') throw new Error(JSON.stringify(reading));
  return reading;
}

describe('an export of Google Authenticator', () => {
  test('gives each account as it was', () => {
    const bob = { ...ALICE, name: 'bob', issuer: '', algorithm: 2, digits: 2 };
    const { offers, leftOut, batch } = read(googleExport([ALICE, bob]));
    expect(offers).toMatchObject([
      {
        organisation: 'Contoso Genève',
        issuer: 'Microsoft',
        account: 'alice@contoso.example',
        parameters: DEFAULT_PARAMETERS,
      },
      {
        organisation: '',
        issuer: '',
        account: 'bob',
        parameters: { algorithm: 'SHA-256', digits: 8, periodSeconds: 30 },
      },
    ]);
    expect(offers.map(({ secret }) => secret.reveal())).toEqual(Array(2).fill(encodeBase32(SEED)));
    expect(leftOut).toEqual([]);
    expect(batch).toBeUndefined();
  });

  test('says which of several codes it is', () => {
    expect(read(googleExport([ALICE], { size: 3, index: 1 })).batch).toEqual({ number: 2, of: 3 });
    expect(read(googleExport([ALICE], { size: 2, index: 2 })).batch).toBeUndefined();
  });

  test.each([
    ['counts presses', { type: 1 }, 'COUNTER_BASED'],
    ['is of no known kind', { type: 0 }, 'KEY_URI_TYPE'],
    ['is made with MD5', { algorithm: 4 }, 'KEY_URI_ALGORITHM'],
    ['has digits that are none', { digits: 3 }, 'KEY_URI_DIGITS'],
    ['has a short secret', { secret: SEED.slice(1) }, 'SEED_TOO_SHORT'],
  ])('leaves out an account that %s, and takes the others', (_what, change, code) => {
    const { offers, leftOut } = read(googleExport([{ ...ALICE, ...change }, ALICE]));
    expect(leftOut).toMatchObject([
      { organisation: 'Contoso Genève', account: 'alice@contoso.example', finding: { code } },
    ]);
    expect(offers).toHaveLength(1);
  });

  test('that does not say its algorithm or digits means the usual ones, as the app has it', () => {
    const { offers } = read(googleExport([{ ...ALICE, algorithm: 0, digits: 0 }]));
    expect(offers).toMatchObject([{ parameters: DEFAULT_PARAMETERS }]);
  });

  test('takes a name with the sign that stands for what could not be read', () => {
    const named = { ...ALICE, name: '\u{fffd}', issuer: '' };
    expect(read(googleExport([named])).offers).toMatchObject([{ account: '\u{fffd}' }]);
  });

  test('is read in whichever way its base64 came', () => {
    const uri = googleExport([ALICE]);
    const plain = decodeURIComponent(uri);
    const seeds = [
      uri,
      plain,
      plain.replaceAll('+', ' '),
      plain.replace(/(?<=data=).*/, (data) => Buffer.from(data, 'base64').toString('base64url')),
      uri.replace('?', '/?x=1&'),
    ].map((one) => read(one).offers[0]?.secret.reveal());
    expect(seeds).toEqual(Array(5).fill(encodeBase32(SEED)));
  });

  test('gives back what was put into it, whatever that is', () => {
    const account = fc.record({
      secret: fc.uint8Array({ minLength: 10, maxLength: 128 }),
      name: fc
        .string({ unit: 'grapheme', maxLength: 30 })
        .map((name) => name.replaceAll(':', '').trim()),
      issuer: fc.string({ unit: 'grapheme', maxLength: 30 }).map((issuer) => issuer.trim()),
      algorithm: fc.constantFrom(1, 2, 3),
      digits: fc.constantFrom(1, 2),
      type: fc.constant(2),
    });
    fc.assert(
      fc.property(fc.array(account, { minLength: 1, maxLength: 5 }), (accounts) => {
        const { offers } = read(googleExport(accounts));
        const said = offers.map(({ issuer, account: name, secret }) => [
          issuer,
          name,
          secret.reveal(),
        ]);
        expect(said).toEqual(
          accounts.map((one) => [one.issuer, one.name, encodeBase32(one.secret)]),
        );
      }),
    );
  });

  test('at another place than Google’s is damaged', () => {
    expect(readScan('otpauth-migration://x?data=CgA')).toMatchObject({
      finding: { code: 'MIGRATION_BROKEN' },
    });
  });

  test('cut off anywhere is damaged, or lacks accounts that it never names', () => {
    const uri = decodeURIComponent(googleExport([ALICE]));
    const start = uri.indexOf('data=') + 5;
    // All but the last fields, which are numbers of the batch.
    for (let length = start + 1; length < uri.length - 28; length += 1) {
      expect(readScan(uri.slice(0, length)).kind).toBe('not-a-seed');
    }
  });
});
