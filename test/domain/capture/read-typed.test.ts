import { describe, expect, test } from '@jest/globals';
import { fc } from '../../properties.js';
import { inspect } from 'node:util';
import { readScan } from '../../../src/domain/capture/read-scan.js';
import { encodeBase32 } from '../../../src/domain/otp/base32.js';
import { plain } from './plain-reading.js';
import { SECRET } from './scan-samples.js';

describe('the text for who cannot scan', () => {
  const grouping = fc.constantFrom(' ', '  ', '-', '–', '\u00a0', '\n');
  const bytes = fc.uint8Array({ minLength: 10, maxLength: 128 });

  test('is read in any case, with spaces, dashes and padding', () => {
    const manner = fc.record({
      group: fc.integer({ min: 2, max: 8 }),
      // In one piece, or in groups of one length, with one kind after the other between them, as it comes.
      between: fc.oneof(fc.constant(['']), fc.array(grouping, { minLength: 1, maxLength: 5 })),
      lower: fc.array(fc.boolean(), { minLength: 1, maxLength: 40 }),
      isPadded: fc.boolean(),
    });
    fc.assert(
      fc.property(bytes, manner, (seed, { group, between, lower, isPadded }) => {
        const base32 = encodeBase32(seed);
        const cased = base32.replace(/./g, (one, at: number) =>
          lower[at % lower.length] === true ? one.toLowerCase() : one,
        );
        const grouped = cased.replace(
          new RegExp(`.{${group}}(?=.)`, 'g'),
          (one, at: number) => `${one}${between[at % between.length] ?? ''}`,
        );
        const typed = isPadded ? grouped.padEnd(grouped.length + 6, '=') : grouped;
        const reading = readScan(typed);
        // Some are hexadecimal too: those are asked about, never guessed.
        if (/^[A-F2-7]*$/.test(base32)) expect(reading.kind).not.toBe('secret');
        else expect(plain(reading)).toBe(base32);
        expect(plain(readScan(`base32: ${typed}`))).toBe(base32);
      }),
    );
  });

  test.each([
    ['ABCDEF234567ABCDEF234567ABCDEF23', ['base32', 'hex']],
    ['abcd ef23 4567 abcd ef23 4567 abcd ef23', ['base32', 'hex']],
    ['0123456789abcdef0123456789abcdef', ['hex']],
    ['01234567-89ab-cdef-0123-456789abcdef', ['hex']],
  ])('is not guessed where it may be hexadecimal: %s', (text, encodings) => {
    const reading = readScan(text);
    if (reading.kind !== 'which-encoding') throw new Error(inspect(reading));
    expect(reading.options.map(({ encoding }) => encoding)).toEqual(encodings);
    const hex = reading.options.find(({ encoding }) => encoding === 'hex');
    const digits = text.replace(/[ -]/g, '').toLowerCase();
    expect(hex?.secret.reveal()).toBe(encodeBase32(Buffer.from(digits, 'hex')));
    const declared = readScan(`HEX: ${text}`);
    expect(plain(declared)).toBe(encodeBase32(Buffer.from(digits, 'hex')));
  });
});

describe('anything at all', () => {
  test('that is longer than any QR code is not even looked through', () => {
    const scanned = `a${' '.repeat(2_000_000)}a`;
    expect(readScan(scanned)).toMatchObject({ kind: 'not-a-seed', finding: { code: 'NO_SECRET' } });
  });

  const scan = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({ unit: 'grapheme', maxLength: 200 }).map((text) => `otpauth://totp/${text}`),
    fc.string({ maxLength: 200 }).map((text) => `otpauth://totp/a?secret=${SECRET}&${text}`),
    fc.string({ maxLength: 200 }).map((text) => `otpauth-migration://offline?data=${text}`),
    fc
      .uint8Array({ maxLength: 200 })
      .map((data) => `otpauth-migration://offline?data=${Buffer.from(data).toString('base64')}`),
  );

  test('is answered, and no secret shows in the answer', () => {
    fc.assert(
      fc.property(scan, (text) => {
        const reading = readScan(text);
        expect(
          `${JSON.stringify(reading)} ${inspect(reading, { depth: 9 })}`.toLowerCase(),
        ).not.toContain(SECRET);
      }),
      { numRuns: 1000 },
    );
  });
});
