// A vault's signature as notes have it: in the one form that every verifier of ECDSA takes, whatever the two numbers are.
import { createPublicKey, verify } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { derSignature } from '../../../src/domain/audit/ecdsa-der.js';
import { must } from '../../app/trial.js';
import { RFC_6979, RFC_6979_JWK } from '../../vectors/rfc6979.js';

const raw = (...numbers: readonly string[]): Buffer => Buffer.from(numbers.join(''), 'hex');

test('a published signature is verified in that form', () => {
  const { text, r, s } = RFC_6979;
  const key = createPublicKey({ format: 'jwk', key: RFC_6979_JWK });
  const signature = must(derSignature(raw(r, s)));
  const given = { key, dsaEncoding: 'der' } as const;
  expect(verify('sha256', Buffer.from(text), given, signature)).toBe(true);
});

const half = (end: string): string => end.padStart(64, '0');
const full = (start: string): string => start.padEnd(64, '0');
// X.690 8.3: the fewest bytes, the first bit the sign.
test.each([
  ['that fill 32 bytes', [full('7f'), full('01')], `3044 0220${full('7f')} 0220${full('01')}`],
  [
    'that begin with a bit set, which were negative without a zero before them',
    [full('80'), full('ff')],
    `3046 022100${full('80')} 022100${full('ff')}`,
  ],
  ['that begin with zeros, which are left out', [half('01'), half('1234')], '3007 020101 02021234'],
  ['shorter, with a bit set', [half('80'), half('ff00')], '3009 02020080 020300ff00'],
  ['of nothing but zeros', [half(''), half('')], '3006 020100 020100'],
])('numbers %s', (_which, numbers, der) => {
  expect(Buffer.from(must(derSignature(raw(...numbers)))).toString('hex')).toBe(
    der.replace(/ /g, ''),
  );
});

test.each([0, 63, 65, 96])('of %s bytes there is none', (length) => {
  expect(derSignature(new Uint8Array(length).fill(1))).toBeUndefined();
});
