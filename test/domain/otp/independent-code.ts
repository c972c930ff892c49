import { createHmac } from 'node:crypto';
import type { OtpParameters } from '../../../src/domain/otp/parameters.js';

/** RFC 4226 §5.3 in its own words, over node:crypto, apart from the code under test. */
export function independentCode(
  key: Uint8Array,
  step: number,
  { algorithm, digits }: OtpParameters,
): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac(algorithm.replace('-', ''), key).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits).padStart(digits, '0');
}
