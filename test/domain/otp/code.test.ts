import { describe, expect, test } from '@jest/globals';
import { fc } from '../../properties.js';
import { instant, step } from '../../../src/domain/ids.js';
import { computeCode } from '../../../src/domain/otp/code.js';
import { ALGORITHMS, DEFAULT_PARAMETERS } from '../../../src/domain/otp/parameters.js';
import type { OtpParameters } from '../../../src/domain/otp/parameters.js';
import { decodeBase32 } from '../../../src/domain/otp/base32.js';
import { Seed } from '../../../src/domain/otp/seed.js';
import { stepAt } from '../../../src/domain/otp/steps.js';
import { fine } from '../../app/trial.js';
import { PUBLISHED_SEEDS } from '../../vectors/published-seeds.js';
import { asciiKey, RFC4226, RFC6238, RFC6238_KEY_BYTES } from '../../vectors/rfc6238.js';
import { independentCode } from './independent-code.js';

const seedOf = (bytes: Uint8Array): Seed => fine(Seed.fromBytes(bytes));
const digitsOf = (bytes: Uint8Array, at: number, parameters: OtpParameters): string =>
  computeCode({ seed: seedOf(bytes), step: step(at), parameters }).reveal();

describe('codes are those of the RFCs', () => {
  test.each(
    RFC6238.flatMap((row) =>
      ALGORITHMS.map((algorithm) => ({ ...row, algorithm, expected: row[algorithm] })),
    ),
  )('RFC 6238 appendix B: $algorithm at $seconds s is $expected', (vector) => {
    const { seconds, algorithm, expected } = vector;
    const parameters = { algorithm, digits: 8, periodSeconds: 30 } as const;
    const at = stepAt(instant(seconds * 1000), 30);
    expect(digitsOf(asciiKey(RFC6238_KEY_BYTES[algorithm]), at, parameters)).toBe(expected);
  });

  test.each(RFC4226.map((expected, counter) => ({ expected, counter })))(
    'RFC 4226 appendix D: counter $counter is $expected',
    ({ expected, counter }) => {
      expect(digitsOf(asciiKey(20), counter, DEFAULT_PARAMETERS)).toBe(expected);
    },
  );

  test.each(PUBLISHED_SEEDS)(
    "takes Microsoft's own ten-byte seeds: $seed at $seconds s is $code",
    ({ seed, seconds, code }) => {
      const bytes = fine(decodeBase32(seed));
      expect(bytes).toHaveLength(10);
      const at = stepAt(instant(seconds * 1000), 30);
      expect(digitsOf(bytes, at, DEFAULT_PARAMETERS)).toBe(code);
    },
  );

  test('equals an independent computation for every seed, step, hash and number of digits', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 10, maxLength: 128, size: 'max' }),
        fc.integer({ min: 0, max: 2 ** 45 }),
        fc.record({
          algorithm: fc.constantFrom(...ALGORITHMS),
          digits: fc.constantFrom(6 as const, 7 as const, 8 as const),
          periodSeconds: fc.constant(30),
        }),
        (key, at, parameters) => {
          expect(digitsOf(key, at, parameters)).toBe(independentCode(key, at, parameters));
        },
      ),
      { numRuns: 300 },
    );
  });

  test('keeps leading zeros', () => {
    const found = Array.from({ length: 200 }, (_, at) =>
      digitsOf(asciiKey(20), at, DEFAULT_PARAMETERS),
    );
    expect(found.filter((code) => code.startsWith('0')).length).toBeGreaterThan(0);
    expect(found.every((code) => /^\d{6}$/.test(code))).toBe(true);
  });
});
