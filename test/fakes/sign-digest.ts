// ECDSA on P-256 over a digest as it is, as Key Vault does it: Node always hashes by itself (FIPS 186-5 §6.4.1). For fakes alone.
import { createHash } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

const P = 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn;
const N = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const G = {
  x: 0x6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296n,
  y: 0x4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5n,
};
type Point = typeof G | undefined;

/** r and s side by side, 64 bytes. */
export function signDigest(key: KeyObject, digest: Uint8Array): Buffer {
  const d = numberIn(Buffer.from(key.export({ format: 'jwk' }).d ?? '', 'base64url'));
  const z = numberIn(digest);
  // The same for the same digest under the same key: no two digests share it.
  const k =
    (numberIn(createHash('sha256').update(digest).update(d.toString(16)).digest()) % (N - 1n)) + 1n;
  const r = (times(k, G)?.x ?? 0n) % N;
  const s = (inverse(k, N) * (z + r * d)) % N;
  return Buffer.from(r.toString(16).padStart(64, '0') + s.toString(16).padStart(64, '0'), 'hex');
}

function numberIn(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
}

const modulo = (a: bigint, m: bigint): bigint => ((a % m) + m) % m;

function inverse(a: bigint, m: bigint): bigint {
  let [low, high] = [modulo(a, m), m];
  let [x, y] = [1n, 0n];
  while (low > 1n) {
    const q = high / low;
    [low, high] = [high - q * low, low];
    [x, y] = [y - q * x, x];
  }
  return modulo(x, m);
}

function plus(a: Point, b: Point): Point {
  if (a === undefined || b === undefined) return a ?? b;
  if (a.x === b.x && a.y !== b.y) return undefined;
  const slope =
    a.x === b.x
      ? (3n * a.x * a.x - 3n) * inverse(2n * a.y, P)
      : (b.y - a.y) * inverse(b.x - a.x, P);
  const x = modulo(slope * slope - a.x - b.x, P);
  return { x, y: modulo(slope * (a.x - x) - a.y, P) };
}

function times(k: bigint, point: Point): Point {
  let sum: Point;
  let double = point;
  for (let left = k; left > 0n; left >>= 1n) {
    if (left % 2n === 1n) sum = plus(sum, double);
    double = plus(double, double);
  }
  return sum;
}
