// Secrets by which a browser is let in: random, and of each the store keeps the digest alone.
import { createHash } from 'node:crypto';
import type { Random } from '../../ports/random.js';

const SECRET_BYTES = 32;
/** Longer ones are none of ours. */
const SECRET_SHAPE = /^[0-9A-Za-z_-]{43}$/;

export function digestOf(secret: string): string {
  return createHash('sha256').update(secret, 'utf8').digest('hex');
}

export function newSecret(random: Pick<Random, 'bytes'>): string {
  return Buffer.from(random.bytes(SECRET_BYTES)).toString('base64url');
}

export function isSecret(text: string): boolean {
  return SECRET_SHAPE.test(text);
}
