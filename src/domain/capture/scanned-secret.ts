// A seed as the page holds it between the scan and the capture: it can be sent, and never printed by accident. JavaScript's
// strings cannot be wiped; the page forgets it with the sitting.
import { encodeBase32 } from '../otp/base32.js';
import { Unprintable } from '../otp/secret-text.js';
import { SEED_MAX_BYTES, SEED_MIN_BYTES } from '../otp/seed-size.js';
import { ok, refused } from '../outcome.js';
import type { Outcome } from '../outcome.js';

export type SecretSize =
  | { readonly code: 'SEED_TOO_SHORT'; readonly bytes: number; readonly least: number }
  | { readonly code: 'SEED_TOO_LONG'; readonly bytes: number; readonly most: number };

export class ScannedSecret extends Unprintable {
  readonly #base32: string;
  /** How many bytes the seed has. */
  readonly bytes: number;
  /** Bits that belong to no byte were not zero, and were left out. */
  readonly hadSpareBits: boolean;

  private constructor(base32: string, bytes: number, hadSpareBits: boolean) {
    super('[secret]');
    this.#base32 = base32;
    this.bytes = bytes;
    this.hadSpareBits = hadSpareBits;
  }

  /** Wipes `bytes`, whatever comes of them. */
  static taking(bytes: Uint8Array, hadSpareBits = false): Outcome<ScannedSecret, SecretSize> {
    const { length } = bytes;
    if (length < SEED_MIN_BYTES) {
      bytes.fill(0);
      return refused({ code: 'SEED_TOO_SHORT', bytes: length, least: SEED_MIN_BYTES });
    }
    if (length > SEED_MAX_BYTES) {
      bytes.fill(0);
      return refused({ code: 'SEED_TOO_LONG', bytes: length, most: SEED_MAX_BYTES });
    }
    const base32 = encodeBase32(bytes);
    bytes.fill(0);
    return ok(new ScannedSecret(base32, length, hadSpareBits));
  }

  /** Base32, upper case, without grouping or padding: for the body of `capture` alone. */
  reveal(): string {
    return this.#base32;
  }
}
