// The file in which one seed leaves the bridge (the fourth disclosure): an address for an authenticator or a burner, or Entra's sheet with
// one row. What a format cannot hold is known before the seed is read.
import { writeKeyUri } from '../capture/write-key-uri.js';
import { encodeBase32 } from '../otp/base32.js';
import { Unprintable } from '../otp/secret-text.js';
import type { Seed } from '../otp/seed.js';
import type { Token } from '../tokens/token.js';
import { entraSheet, whyNotInEntra } from './for-entra.js';

/** What Entra's sheet wants beside the seed; `serial` and `model` are the token's own where they are left out. */
export type SeedFile =
  | { readonly kind: 'otpauth' }
  | {
      readonly kind: 'entra-csv';
      readonly serial?: string;
      readonly manufacturer?: string;
      readonly model?: string;
    };

/** `field`: as the format calls it. */
export type FormatRefusal = {
  readonly code: 'FORMAT_NEEDS' | 'FORMAT_CANNOT_HOLD';
  readonly field: string;
};

/** The file's whole text: written where it was asked for, and printed nowhere. */
export class SeedText extends Unprintable {
  readonly #text: string;

  constructor(text: string) {
    super('[secret]');
    this.#text = text;
  }

  reveal(): string {
    return this.#text;
  }
}

type Of = {
  readonly token: Token;
  readonly file: SeedFile;
  /** The owner's address. */ readonly upn: string;
};

/** Undefined where the format holds this token. */
export function whyNotInFile({
  token,
  file,
}: Pick<Of, 'token' | 'file'>): FormatRefusal | undefined {
  if (file.kind === 'otpauth') return undefined;
  const missing = Object.entries(besideSeed(token, file)).find(([, value]) => value === '');
  if (missing !== undefined) return { code: 'FORMAT_NEEDS', field: missing[0] };
  const { parameters, seedBytes = 0 } = token;
  const secretLength = Math.ceil((seedBytes * 8) / 5);
  const field = whyNotInEntra({ parameters, secretLength }, { bySheet: true });
  return field === undefined ? undefined : { code: 'FORMAT_CANNOT_HOLD', field };
}

/** Both end with a line break: a reader can tell that nothing was cut off. */
export function writeSeedFile({ token, file, upn }: Of, seed: Seed): SeedText {
  const secret = seed.use((bytes) => encodeBase32(bytes));
  const { issuer, accountName: account, parameters } = token;
  if (file.kind === 'otpauth') {
    return new SeedText(`${writeKeyUri({ issuer, account, parameters, secret })}\n`);
  }
  const { 'serial number': serial, manufacturer, model } = besideSeed(token, file);
  const { periodSeconds } = parameters;
  return new SeedText(entraSheet([{ upn, serial, secret, periodSeconds, manufacturer, model }]));
}

function besideSeed(
  token: Token,
  { serial, manufacturer, model }: Extract<SeedFile, { kind: 'entra-csv' }>,
): Readonly<Record<'serial number' | 'manufacturer' | 'model', string>> {
  return {
    'serial number': serial ?? token.serial ?? '',
    manufacturer: manufacturer ?? '',
    model: model ?? token.model ?? '',
  };
}
