import { describe, expect, test } from '@jest/globals';
import { readTokenFile } from '../../../src/domain/exchange/read-token-file.js';
import type { FileReading } from '../../../src/domain/exchange/token-file.js';
import { published, withAddresses } from './published.js';

const DENO = ['4SJHB4GSD43FZBAI7C2HLRJGPQ', 'SHA-1', 6, 30] as const;
const SPDX = ['5OM4WOOGPLQEF6UGN3CPEOOLWU', 'SHA-256', 7, 20] as const;
const AIRBNB = ['7ELGJSGXNCCTV3O6LKJWYFV2RA', 'SHA-512', 8, 50] as const;

function tokens(reading: FileReading): readonly unknown[] {
  if (reading.kind === 'unread') throw new Error(reading.fault.code);
  return reading.rows.map(({ line, offer }) => {
    const { algorithm, digits, periodSeconds } = offer.parameters;
    return [line, offer.secret.reveal(), algorithm, digits, periodSeconds];
  });
}

function faults(reading: FileReading): readonly unknown[] {
  if (reading.kind === 'unread') return [reading.fault.code];
  return reading.faulty.map(({ line, fault }) => [line, fault.code]);
}

describe('files that others have published', () => {
  test('otpauth lines: each token as it is; presses and Steam are refused by line', () => {
    const reading = readTokenFile(withAddresses(published('otpauth-lines.txt')));
    expect(reading).toMatchObject({ format: 'otpauth-lines' });
    expect(tokens(reading)).toEqual([
      [1, ...DENO],
      [2, ...SPDX],
      [3, ...AIRBNB],
    ]);
    expect(faults(reading)).toEqual([
      [4, 'COUNTER_BASED'],
      [5, 'COUNTER_BASED'],
      [6, 'COUNTER_BASED'],
      [7, 'STEAM'],
    ]);
  });

  test('first names are nobody’s for certain', () => {
    const reading = readTokenFile(published('otpauth-lines.txt'));
    expect(tokens(reading)).toEqual([]);
    expect(faults(reading).slice(0, 3)).toEqual([1, 2, 3].map((at) => [at, 'OWNER_NO_ADDRESS']));
  });

  test('Aegis: each entry by the line where it begins', () => {
    const reading = readTokenFile(withAddresses(published('aegis-plain.json')));
    expect(reading).toMatchObject({ format: 'aegis' });
    expect(tokens(reading)).toEqual([
      [10, ...DENO],
      [23, ...SPDX],
      [36, ...AIRBNB],
    ]);
    expect(faults(reading)).toEqual([
      [49, 'COUNTER_BASED'],
      [62, 'COUNTER_BASED'],
      [75, 'COUNTER_BASED'],
      [88, 'STEAM'],
    ]);
  });

  test('2FAS: what its fields and its address say alike', () => {
    const reading = readTokenFile(withAddresses(published('2fas-schema-4.2fas')));
    expect(reading).toMatchObject({ format: '2fas' });
    expect(tokens(reading)).toEqual([[1, ...DENO]]);
    expect(faults(reading)).toEqual([
      [1, 'COUNTER_BASED'],
      [1, 'COUNTER_BASED'],
      [1, 'COUNTER_BASED'],
      [1, 'STEAM'],
    ]);
  });

  test('2FAS of its first days: it does not say of SPDX that its codes have seven digits, so nothing is taken', () => {
    const reading = readTokenFile(withAddresses(published('2fas-schema-1.json')));
    expect(tokens(reading)).toEqual([]);
    expect(faults(reading)).toEqual([
      [7, 'FIELD_MISSING'],
      [21, 'FIELD_MISSING'],
    ]);
  });

  test('Google’s export: the same account twice, and names that are none', () => {
    const reading = readTokenFile(published('google-migration.txt'));
    expect(tokens(reading)).toEqual([[1, 'B6VZYYK5TFJGN5RM', 'SHA-1', 6, 30]]);
    expect(faults(reading)).toEqual([
      [1, 'OWNER_NO_ADDRESS'],
      [1, 'SEED_TWICE'],
      [1, 'OWNER_NO_ADDRESS'],
    ]);
  });

  test('sheets of Entra, of Token2 and of Deepnet', () => {
    const entra = readTokenFile(published('entra-sample.csv'));
    expect(tokens(entra)).toEqual([[2, '2234567ABCDEF2234567ABCDEE', 'SHA-1', 6, 60]]);
    const token2 = readTokenFile(published('token2-azure.csv'));
    expect(tokens(token2)).toEqual([[2, 'SN3OBMB5L7QXG5XF5WRGLFCH233655AF', 'SHA-1', 6, 30]]);
    expect(token2).toMatchObject({
      rows: [{ serial: '245252413141', manufacturer: 'Token2', model: 'C202' }],
    });
    const deepnet = readTokenFile(published('deepnet-safeid.csv'));
    expect(tokens(deepnet)).toEqual([
      [2, '234567ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'SHA-1', 6, 60],
      [3, 'ZYXWVUTSRQPONMLKJIHGFEDCBA765432', 'SHA-1', 6, 60],
    ]);
  });

  test('hexadecimal is taken where it is said to be', () => {
    const text = published('token2-hex.csv');
    expect(faults(readTokenFile(text))).toEqual([[2, 'SECRET_CHARACTER']]);
    const said = text.replace('1234567890abcdef1', 'hex:1234567890abcdef1');
    expect(tokens(readTokenFile(said))).toEqual([
      [2, 'CI2FM6EQVPG66ERUKZ4JBK6N54', 'SHA-1', 6, 30],
    ]);
  });

  test('a sheet without owners says so, row by row', () => {
    const text = published('deepnet-safeid.csv').replace(/^[^,]+,/gm, '');
    expect(faults(readTokenFile(text))).toEqual([
      [2, 'OWNER_MISSING'],
      [3, 'OWNER_MISSING'],
    ]);
  });

  test('JSON of Token2’s seed requests and of Graph: owners are added as upn', () => {
    expect(faults(readTokenFile(published('token2-seed-request.json')))).toEqual([
      [2, 'OWNER_MISSING'],
    ]);
    const owned = published('graph-inventory.json').replaceAll(
      /"@contentId": "(\d)"/g,
      '"upn": "u$1@contoso.example"',
    );
    expect(tokens(readTokenFile(owned))).toEqual([
      [4, '6PJ4UKIW33NNXYZAEHQNFUFTZF7WFTFB', 'SHA-1', 6, 30],
      [13, 'TXYZAE6PJ4UZF3NNKIW3HQNFUF7WFTFB', 'SHA-1', 6, 30],
    ]);
  });
});

describe('what is no file of tokens', () => {
  test.each([
    ['', 'FILE_EMPTY'],
    [' \n\n', 'FILE_EMPTY'],
    ['PK\u0003\u0004', 'NOT_TEXT'],
    ['Minutes of the meeting\nof Monday', 'FORMAT_UNKNOWN'],
    ['{"a": 1}', 'FORMAT_UNKNOWN'],
    ['{"db": {"entries": [', 'JSON_BROKEN'],
    ['{"header": {"slots": [{}]}, "db": "c2VhbGVk"}', 'ENCRYPTED'],
    ['{"services": [], "servicesEncrypted": "a:b:c"}', 'ENCRYPTED'],
    ['serial number,secret key,interval\n1,2,3', 'HEADER_UNKNOWN'],
    ['upn,serial number,secret key,time interval,manufacturer,model', 'FILE_EMPTY'],
  ])('%j is refused as %s', (text, code) => {
    expect(faults(readTokenFile(text))).toEqual([code]);
  });
});

describe('a row that could be another token is refused', () => {
  const alice = 'otpauth://totp/Contoso:alice%40contoso.example?secret=frjlnxsknymgykjx';
  test.each([
    [alice, 'CUT_OFF'],
    [`${alice}&period=3\n`, 'PERIOD_UNLIKELY'],
    [`${alice}&period=300\n`, 'PERIOD_UNLIKELY'],
    [`${alice}&digits=\n`, 'FIELD_EMPTY'],
    [`${alice}&issuer=Contoso ${alice}\n`, 'NOT_A_ROW'],
    ['alice@contoso.example frjl nxsk nymg ykjx drawer\n', 'SECRET_RUNS_ON'],
    ['alice@contoso.example gezdgnbvgy3tqojqgezdgnbvgy3tqojq drawered\n', 'SECRET_RUNS_ON'],
    ['alice@contoso.example frjl nxsk nymg ykjx', 'CUT_OFF'],
    ['alice@contoso.example;frjlnxsknymgykjxb\n', 'SECRET_TRUNCATED'],
  ])('%j: %s', (text, code) => {
    expect(faults(readTokenFile(text))).toEqual([[1, code]]);
  });

  test('one secret is one person’s, and one person has one token', () => {
    const list = [
      'alice@contoso.example frjl nxsk nymg ykjx',
      'bob@contoso.example FRJLNXSKNYMGYKJX',
      'Alice@contoso.example: gezd gnbv gy3t qojq gezd gnbv gy3t qojq',
      '',
    ].join('\n');
    const reading = readTokenFile(list);
    expect(tokens(reading)).toEqual([[1, 'FRJLNXSKNYMGYKJX', 'SHA-1', 6, 30]]);
    expect(reading).toMatchObject({
      faulty: [
        { line: 2, fault: { code: 'SEED_TWICE', first: 1 } },
        { line: 3, fault: { code: 'OWNER_TWICE', first: 1 } },
      ],
    });
  });
});
