import { describe, expect, test } from '@jest/globals';
import { fc } from '../../properties.js';
import { inspect } from 'node:util';
import { PAGE_BODIES } from '../../../src/domain/capture/page-api.js';
import { readScan } from '../../../src/domain/capture/read-scan.js';
import type { SeedOffer } from '../../../src/domain/capture/scan-reading.js';
import { writeKeyUri } from '../../../src/domain/capture/write-key-uri.js';
import { encodeBase32 } from '../../../src/domain/otp/base32.js';
import { ALGORITHMS, DEFAULT_PARAMETERS } from '../../../src/domain/otp/parameters.js';
import { wordsFor } from '../../../src/text/words.js';
import { plain } from './plain-reading.js';
import { SAMPLES, SECRET } from './scan-samples.js';

const UPPER = SECRET.toUpperCase();

function offered(scan: string): SeedOffer {
  const reading = readScan(scan);
  if (reading.kind !== 'seed') throw new Error(inspect(reading));
  return reading.offer;
}

function names(scan: string): readonly string[] {
  const { organisation, issuer, account } = offered(scan);
  return [organisation, issuer, account];
}

describe('what is not a seed is told apart', () => {
  test.each(
    Object.values(SAMPLES).flatMap(({ scans, finding }) =>
      scans.map((scan) => [finding.code, scan, finding] as const),
    ),
  )('%s: %j', (...[, scan, finding]) => {
    expect(readScan(scan)).toEqual({ kind: 'not-a-seed', finding });
    expect(readScan(`\r\n ${scan} \n`)).toEqual({ kind: 'not-a-seed', finding });
  });

  describe.each(['en', 'de'])('in %s', (language) => {
    test.each(Object.values(SAMPLES))(
      'with what it is and the way forward: $finding.code',
      ({ finding }) => {
        const tell = wordsFor(language).scan.findings[finding.code] as (about: never) => {
          heading: string;
          lines: readonly string[];
        };
        const { heading, lines } = tell(finding as never);
        expect(heading).not.toBe('');
        expect(lines.at(-1)).toMatch(
          /\b(scan|copy|choose|export|have the (?:security info )?page)\b|(scannen|kopieren|wählen|exportieren|lassen|tippen) Sie\b/i,
        );
        expect([heading, ...lines].join(' ')).not.toMatch(/!|undefined|\bseed\b/i);
        for (const number of Object.values(finding).filter((value) => typeof value === 'number')) {
          expect(lines.join(' ')).toContain(String(number));
        }
      },
    );
  });
});

describe('a key URI', () => {
  test('as Microsoft writes it: the tenant’s name, the address, and what is not said', () => {
    const uri = `otpauth://totp/Test+Und%2BFirma%3Atest%40firma.onmicrosoft.com?secret=${SECRET}&issuer=Microsoft`;
    expect(plain(readScan(uri))).toEqual({
      organisation: 'Test Und+Firma',
      issuer: 'Microsoft',
      account: 'test@firma.onmicrosoft.com',
      parameters: DEFAULT_PARAMETERS,
      secret: UPPER,
    });
    expect(offered(uri).secret.bytes).toBe(10);
  });

  test.each([
    ['Contoso:alice%40contoso.example', ['Contoso', 'Contoso', 'alice@contoso.example']],
    [
      'Contoso%20Ltd:%20alice+work@contoso.example',
      ['Contoso Ltd', 'Contoso Ltd', 'alice+work@contoso.example'],
    ],
    [
      'Contoso+Ltd:alice%40contoso.example',
      ['Contoso Ltd', 'Contoso Ltd', 'alice@contoso.example'],
    ],
    ['A%3A+B%3Aalice%40b.example', ['A: B', 'A: B', 'alice@b.example']],
    ['user@host.example', ['', '', 'user@host.example']],
    ['', ['', '', '']],
  ])('names the account %j as %j', (label, read) => {
    expect(names(`otpauth://totp/${label}?secret=${SECRET}`)).toEqual(read);
  });

  test('says whose it is where the label does not', () => {
    expect(names(`otpauth://totp/alice?issuer=Contoso+Ltd&secret=${SECRET}`)).toEqual([
      'Contoso Ltd',
      'Contoso Ltd',
      'alice',
    ]);
  });

  test.each([
    `OTPAUTH://TOTP/a?SECRET=${UPPER}&ISSUER=x`,
    `otpauth://totp/a?secret=${SECRET}&issuer=x&image=https%3A%2F%2Fx.example&&#fragment`,
    `otpauth://totp/a?issuer=x&secret=frjl%20nxsk+nymg-ykjx%3D%3D`,
    `otpauth://totp/a?issuer=x&sec\r\nret=${SECRET}`,
  ])('is read however it is written: %j', (uri) => {
    expect(plain(readScan(uri))).toMatchObject({ issuer: 'x', account: 'a', secret: UPPER });
  });

  test.each([
    ['sha256', 'SHA-256'],
    ['SHA-512', 'SHA-512'],
    ['SHA_1', 'SHA-1'],
  ])('names the algorithm %s', (written, algorithm) => {
    const { parameters } = offered(`otpauth://totp/a?secret=${SECRET}&algorithm=${written}`);
    expect(parameters.algorithm).toBe(algorithm);
  });

  const parts = fc.record({
    issuer: fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => text.trim()),
    account: fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => text.trim()),
    parameters: fc.record({
      algorithm: fc.constantFrom(...ALGORITHMS),
      digits: fc.constantFrom(6 as const, 7 as const, 8 as const),
      periodSeconds: fc.integer({ min: 1, max: 86_400 }),
    }),
    secret: fc.uint8Array({ minLength: 10, maxLength: 128 }).map(encodeBase32),
  });

  test('that was written is read as it was meant, and is what the server takes', () => {
    fc.assert(
      fc.property(parts, (written) => {
        const { issuer, account, parameters, secret } = written;
        const offer = offered(writeKeyUri(written));
        expect(offer).toMatchObject({ organisation: issuer, issuer, account, parameters });
        expect(offer.secret.reveal()).toBe(secret);
        const { secret: scanned, parameters: read } = offer;
        const body = { secret: scanned.reveal(), issuer, account, ...read, overruled: [] };
        expect(PAGE_BODIES.capture.safeParse(body).success).toBe(true);
      }),
    );
  });

  test('cut off anywhere is refused, or has lost nothing but what is not needed', () => {
    const uri = writeKeyUri({
      issuer: 'Contoso',
      account: 'alice@contoso.example',
      parameters: { algorithm: 'SHA-256', digits: 8, periodSeconds: 60 },
      secret: UPPER,
    });
    const whole = uri.indexOf('&issuer');
    for (let length = 1; length < whole; length += 1) {
      expect(readScan(uri.slice(0, length)).kind).toBe('not-a-seed');
    }
  });
});
