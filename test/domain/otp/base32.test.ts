import { describe, expect, test } from '@jest/globals';
import { fc } from '../../properties.js';
import { decodeBase32, encodeBase32 } from '../../../src/domain/otp/base32.js';
import { fine } from '../../app/trial.js';
import { BAD, RFC4648, SAME_SEED } from '../../vectors/base32.js';

describe('base32 is read as people and pages write it', () => {
  test.each(Object.entries(SAME_SEED))('%s', (_name, text) => {
    expect(encodeBase32(fine(decodeBase32(text)))).toBe('FRJLNXSKNYMGYKJX');
  });

  test.each(RFC4648)('RFC 4648 §10: %s', (plain, encoded) => {
    expect(Buffer.from(fine(decodeBase32(encoded))).toString('ascii')).toBe(plain);
    expect(encodeBase32(Buffer.from(plain, 'ascii'))).toBe(encoded);
  });

  test('gives back what was encoded, whatever it was', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 130 }), (bytes) => {
        expect([...fine(decodeBase32(encodeBase32(bytes)))]).toEqual([...bytes]);
      }),
    );
  });
});

describe('what cannot be read with certainty is refused', () => {
  test.each(Object.entries(BAD))('%s', (_name, { text, refusal }) => {
    expect(decodeBase32(text)).toEqual({ ok: false, refusal });
  });

  test('never throws, and never says what was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const decoded = decodeBase32(text);
        if (decoded.ok || text.length < 12) return;
        expect(JSON.stringify(decoded.refusal)).not.toContain(text);
      }),
    );
  });
});
