// From a seed and a step to the digits that a verifier expects (RFC 4226 §5.3, RFC 6238 §4.2).
import { NodeCryptoPlugin } from '@otplib/plugin-crypto-node';
import { createGuardrails, generateSync } from 'otplib';
import type { HashAlgorithm } from 'otplib';
import type { Step } from '../ids.js';
import type { Algorithm, OtpParameters } from './parameters.js';
import { Unprintable } from './secret-text.js';
import { SEED_MAX_BYTES, SEED_MIN_BYTES } from './seed-size.js';
import type { Seed } from './seed.js';

const cryptography = new NodeCryptoPlugin();
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

/** The code of one step. TOTP is HOTP with the step for a counter (RFC 6238 §4.2), so any period will do. */
export function computeCode(of: {
  readonly seed: Seed;
  readonly step: Step;
  readonly parameters: OtpParameters;
}): Code {
  const { algorithm, digits } = of.parameters;
  return of.seed.use(
    (secret) =>
      new Code(
        generateSync({
          strategy: 'hotp',
          secret,
          counter: of.step,
          algorithm: HASHES[algorithm],
          digits,
          crypto: cryptography,
          guardrails,
        }),
      ),
  );
}
