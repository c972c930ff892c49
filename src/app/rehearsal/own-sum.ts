// The code of a step, worked out a second time: by node:crypto and RFC 4226 alone, and by nothing that the bridge computes with.
import { createHmac } from 'node:crypto';
import type { OtpParameters } from '../../domain/otp/parameters.js';

/** RFC 4226 §5.3. */
export function ownSum(
  secret: Uint8Array,
  step: number,
  { algorithm, digits }: OtpParameters,
): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hash = createHmac(algorithm.replace('-', '').toLowerCase(), secret)
    .update(counter)
    .digest();
  const offset = (hash.at(-1) ?? 0) & 0x0f;
  const number = hash.readUInt32BE(offset) & 0x7fffffff;
  return String(number % 10 ** digits).padStart(digits, '0');
}
