// What lies on the desk while the page is open: one secret at most, how its codes are made, and who is told of a change.
import type { SeedOffer } from '../../domain/capture/scan-reading.js';
import { codesBy } from '../../domain/otp/codes-by.js';
import type { Lender } from '../../domain/otp/codes-by.js';
import { decodeBase32 } from '../../domain/otp/base32.js';
import { DEFAULT_PARAMETERS } from '../../domain/otp/parameters.js';
import type { OtpParameters } from '../../domain/otp/parameters.js';
import { BUILT_IN_PROFILES } from '../../domain/otp/verifier-profile.js';
import type { VerifierProfile } from '../../domain/otp/verifier-profile.js';
import type { ScannedSecret } from '../../domain/capture/scanned-secret.js';
import type { Step } from '../../domain/ids.js';
import { InvariantBroken } from '../../domain/outcome.js';
import type { ToolsetTexts } from '../../text/toolset/words.js';
import { NobleCryptoPlugin } from 'otplib';
import type { Notice } from '../notice.js';
import { SystemClock } from './system-clock.js';

const computeCode = codesBy(new NobleCryptoPlugin());

export class Desk {
  readonly texts: ToolsetTexts;
  readonly clock = new SystemClock();
  readonly notice: (notice: Notice | undefined) => void;
  readonly #told: (() => void)[] = [];
  #offer: SeedOffer | undefined;
  #parameters: OtpParameters = DEFAULT_PARAMETERS;
  #profile = builtIn('entra');

  constructor(texts: ToolsetTexts, notice: (notice: Notice | undefined) => void) {
    this.texts = texts;
    this.notice = notice;
  }

  get offer(): SeedOffer | undefined {
    return this.#offer;
  }

  get parameters(): OtpParameters {
    return this.#parameters;
  }

  get profile(): VerifierProfile {
    return this.#profile;
  }

  /** Called at each change, and once now. */
  onChange(told: () => void): void {
    this.#told.push(told);
    told();
  }

  /** Its codes are made as it says itself. */
  take(offer: SeedOffer): void {
    this.#offer = offer;
    this.#parameters = offer.parameters;
    this.#tell();
  }

  forget(): void {
    this.#offer = undefined;
    this.#tell();
  }

  set(changed: Partial<OtpParameters>): void {
    this.#parameters = { ...this.#parameters, ...changed };
    this.#tell();
  }

  verifyBy(profile: VerifierProfile): void {
    this.#profile = profile;
    this.#tell();
  }

  /** The digits of one step; empty where there is no secret. */
  codeAt(step: Step): string {
    if (this.#offer === undefined) return '';
    const seed = lenderOf(this.#offer.secret);
    return computeCode({ seed, step, parameters: this.#parameters }).reveal();
  }

  #tell(): void {
    for (const told of this.#told) told();
  }
}

export function builtIn(name: string): VerifierProfile {
  const profile = BUILT_IN_PROFILES.get(name);
  if (profile === undefined) throw new InvariantBroken('a profile that was listed is none');
  return profile;
}

/** The bytes are there for one computation. */
function lenderOf(secret: ScannedSecret): Lender {
  return {
    use: (borrow) => {
      const decoded = decodeBase32(secret.reveal());
      if (!decoded.ok) throw new InvariantBroken('a secret that was read is none');
      try {
        return borrow(decoded.value);
      } finally {
        decoded.value.fill(0);
      }
    },
  };
}
