import { createHash } from 'node:crypto';

import type { Random } from '../../src/ports/random.js';

/** The same bytes and ids on every run: SHA-256 over the seed text and a counter. */
export class FakeRandom implements Random {
  readonly #seed: string;
  #block = 0;

  constructor(seed = 'otp-bridge') {
    this.#seed = seed;
  }

  bytes(length: number): Uint8Array {
    const made = new Uint8Array(length);
    for (let at = 0; at < length; at += 32)
      made.set(this.#nextBlock().subarray(0, length - at), at);
    return made;
  }

  /** 26 characters of `[0-9a-z]`, the length of the real ones. */
  id(): string {
    const number = BigInt(`0x${Buffer.from(this.bytes(16)).toString('hex')}`);
    return number.toString(32).padStart(26, '0');
  }

  #nextBlock(): Uint8Array {
    const block = createHash('sha256')
      .update(`${this.#seed}/${String(this.#block)}`)
      .digest();
    this.#block += 1;
    return new Uint8Array(block);
  }
}
