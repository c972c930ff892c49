// From a seed and a step to the digits that a verifier expects (RFC 4226 §5.3, RFC 6238 §4.2), over whatever computes the HMAC:
// node:crypto in the bot, a plain one in a browser.
import { createGuardrails, generateSync } from 'otplib';
import type { CryptoPlugin, HashAlgorithm } from 'otplib';
import type { Step } from '../ids.js';
import type { Algorithm, OtpParameters } from './parameters.js';
import { Unprintable } from './secret-text.js';
import { SEED_MAX_BYTES, SEED_MIN_BYTES } from './seed-size.js';

// otplib takes 16 bytes at least by default; Microsoft's seeds have 10 (Seed refuses fewer).
const guardrails = createGuardrails({
  MIN_SECRET_BYTES: SEED_MIN_BYTES,
  MAX_SECRET_BYTES: SEED_MAX_BYTES,
});

const HASHES: Readonly<Record<Algorithm, HashAlgorithm>> = {
  'SHA-1': 'sha1',
  'SHA-256': 'sha256',
  'SHA-512': 'sha512',
};

/** A one-time code. It can be shown to the one who may see it, never printed, logged or serialised. */
export class Code extends Unprintable {
  readonly #digits: string;

  constructor(digits: string) {
    super('[code]');
    this.#digits = digits;
  }

  /** The digits, leading zeros included. Called only where the code is shown. */
  reveal(): string {
    return this.#digits;
  }
}

/** Whatever lends a secret's bytes for one computation, and wipes them after. */
export type Lender = { readonly use: <T>(borrow: (bytes: Uint8Array) => T) => T };

export type CodeOf = {
  readonly seed: Lender;
  readonly step: Step;
  readonly parameters: OtpParameters;
};

/** The code of one step. TOTP is HOTP with the step for a counter (RFC 6238 §4.2), so any period will do. */
export function codesBy(cryptography: CryptoPlugin): (of: CodeOf) => Code {
  return ({ seed, step, parameters: { algorithm, digits } }) =>
    seed.use(
      (secret) =>
        new Code(
          generateSync({
            strategy: 'hotp',
            secret,
            counter: step,
            algorithm: HASHES[algorithm],
            digits,
            crypto: cryptography,
            guardrails,
          }),
        ),
    );
}
