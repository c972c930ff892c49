// A vault's signature as notes have it: in the one form that every verifier of ECDSA takes, whatever the two numbers are.
import { createPublicKey, verify } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { derSignature } from '../../../src/domain/audit/ecdsa-der.js';
import { must } from '../../app/trial.js';

/** RFC 6979 A.2.5: P-256, SHA-256 of "sample". */
const PUBLISHED = {
  x: '60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6',
  y: '7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299',
  r: 'efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716',
  s: 'f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8',
};
const raw = (...numbers: readonly string[]): Buffer => Buffer.from(numbers.join(''), 'hex');
const inBase64url = (hex: string): string => Buffer.from(hex, 'hex').toString('base64url');

test('a published signature is verified in that form', () => {
  const { x, y, r, s } = PUBLISHED;
  const jwk = { kty: 'EC', crv: 'P-256', x: inBase64url(x), y: inBase64url(y) };
  const key = createPublicKey({ format: 'jwk', key: jwk });
  const signature = must(derSignature(raw(r, s)));
  const given = { key, dsaEncoding: 'der' } as const;
  expect(verify('sha256', Buffer.from('sample'), given, signature)).toBe(true);
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
