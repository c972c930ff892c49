// The TOTP shared secret. It can be used, never printed, logged or serialised.
import { createHmac } from 'node:crypto';
import { InvariantBroken, ok, refused } from '../outcome.js';
import type { Outcome } from '../outcome.js';
import { Unprintable } from './secret-text.js';
import { SEED_MAX_BYTES, SEED_MIN_BYTES } from './seed-size.js';

export type SeedRefusal =
  | { readonly code: 'SEED_TOO_SHORT'; readonly bytes: number }
  | { readonly code: 'SEED_TOO_LONG'; readonly bytes: number };

export class Seed extends Unprintable {
  readonly #bytes: Uint8Array;
  #wiped = false;

  private constructor(bytes: Uint8Array) {
    super('[secret]');
    this.#bytes = bytes;
  }

  /** Copies `bytes`; wiping the original is the caller's. */
  static fromBytes(bytes: Uint8Array): Outcome<Seed, SeedRefusal> {
    if (bytes.length < SEED_MIN_BYTES) {
      return refused({ code: 'SEED_TOO_SHORT', bytes: bytes.length });
    }
    if (bytes.length > SEED_MAX_BYTES) {
      return refused({ code: 'SEED_TOO_LONG', bytes: bytes.length });
    }
    return ok(new Seed(Uint8Array.from(bytes)));
  }

  /** Length in bytes. */
  get length(): number {
    return this.#bytes.length;
  }

  /**
   * Lends a copy of the bytes, and wipes that copy when `borrow` has returned or thrown. A borrower that awaits anything
   * finds zeros after.
   */
  use<T>(borrow: (bytes: Uint8Array) => T): T {
    if (this.#wiped) throw new InvariantBroken('a seed is used after it was wiped');
    const lent = Uint8Array.from(this.#bytes);
    try {
      return borrow(lent);
    } finally {
      lent.fill(0);
    }
  }

  /** Overwrites the bytes with zeros; the seed is of no use after. */
  wipe(): void {
    this.#bytes.fill(0);
    this.#wiped = true;
  }

  /** 16 hexadecimal characters that tell two seeds apart, and nothing of either to whoever lacks the key. */
  fingerprint(key: Uint8Array): string {
    return this.use((bytes) => createHmac('sha256', key).update(bytes).digest('hex').slice(0, 16));
  }
}
