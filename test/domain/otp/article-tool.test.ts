// Each place where the article's TOTPToolset gives a wrong value or none (read in its source), with the right one. docs/toolset.md says the
// same in words.
import { describe, expect, test } from '@jest/globals';
import { readScan } from '../../../src/domain/capture/read-scan.js';
import { writeKeyUri } from '../../../src/domain/capture/write-key-uri.js';
import { CSV_HEADER, importCsv, importJson } from '../../../src/domain/capture/write-import.js';
import { instant, step } from '../../../src/domain/ids.js';
import { decodeBase32 } from '../../../src/domain/otp/base32.js';
import { computeCode } from '../../../src/domain/otp/code.js';
import { codeTable } from '../../../src/domain/otp/code-table.js';
import { BUILT_IN_PROFILES } from '../../../src/domain/otp/verifier-profile.js';
import type { OtpParameters } from '../../../src/domain/otp/parameters.js';
import { Seed } from '../../../src/domain/otp/seed.js';
import { fine } from '../../app/trial.js';

/** 16 small letters as Microsoft makes them. */
const SECRET = 'frjlnxsknymgykjx';
/** 2023-11-14T22:13:20Z. */
const AT = 56_666_666;

function code(text: string, more: Partial<OtpParameters> = {}): string {
  const seed = fine(Seed.fromBytes(fine(decodeBase32(text))));
  const parameters = { algorithm: 'SHA-1', digits: 6, periodSeconds: 30, ...more } as const;
  return computeCode({ seed, step: step(AT), parameters }).reveal();
}

describe('where the article’s tool is wrong', () => {
  test.each(['frjl nxsk nymg ykjx', 'FRJL-NXSK-NYMG-YKJX', SECRET.toUpperCase()])(
    'a secret written as %s has the code of the secret, not another one without a word',
    (written) => {
      expect(code(written)).toBe('223926');
    },
  );

  test('20 characters, and padding, are taken instead of failing', () => {
    // By oathtool: --totp -b -N @1700000000.
    expect(code('GEZDGNBVGY3TQOJQGEZQ')).toBe('283347');
    expect(code(`${SECRET}GEZDGNBV`)).toBe('734504');
    expect(code('GEZDGNBVGY3TQOJQGEZDG===')).toBe('960068');
  });

  test('what is no base32 is refused with the place', () => {
    const reading = readScan('frjlnxsknymgykj1');
    expect(reading).toMatchObject({ kind: 'not-a-seed', finding: { position: 16 } });
  });

  test('SHA-512, 8 digits and 60 seconds can be had', () => {
    expect(code(SECRET, { algorithm: 'SHA-512', digits: 8 })).toBe('34311062');
  });

  test('a table of 60 seconds has steps of 60 seconds', () => {
    const profile = BUILT_IN_PROFILES.get('entra');
    if (profile === undefined) throw new Error('no profile');
    const now = instant(1_764_336_600_000);
    const rows = codeTable({ now, periodSeconds: 60, profile, clockErrorSeconds: 0 });
    const starts = rows.map(({ from }) => from);
    expect(starts.slice(1).map((at, index) => at - (starts[index] ?? 0))).toEqual(
      Array.from({ length: 8 }, () => 60_000),
    );
  });

  test('the QR code says the hash', () => {
    const parameters = { algorithm: 'SHA-256', digits: 6, periodSeconds: 30 } as const;
    const uri = writeKeyUri({ issuer: 'A', account: 'b', parameters, secret: 'GEZDGNBVGY3TQOJQ' });
    expect(uri).toContain('algorithm=SHA256');
    expect(uri).toContain('issuer=A');
  });

  test('the CSV has the column that Microsoft documents, and no row that would be read as SHA-1', () => {
    expect(CSV_HEADER.split(',')).toContain('time interval');
    const parameters = { algorithm: 'SHA-256', digits: 6, periodSeconds: 60 } as const;
    const token = { upn: 'a@b.example', serial: '1', model: '', secret: 'GEZDGNBV', parameters };
    expect(importCsv(token)).toBeUndefined();
    expect(JSON.parse(importJson(token) ?? '{}')).toMatchObject({
      hashFunction: 'hmacsha256',
      timeIntervalInSeconds: 60,
    });
  });
});
