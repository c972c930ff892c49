// Everything that a scan, a picture's code or a typed text may turn out to be.
import type { OtpParameters } from '../otp/parameters.js';
import type { NotASeed } from './not-a-seed.js';
import type { ScannedSecret } from './scanned-secret.js';

/** What the page shows of a seed before it is sent. */
export type SeedOffer = {
  /** Whose account it is with: the tenant's name where Microsoft made the code, else the issuer. May be empty. */
  readonly organisation: string;
  /** `Microsoft`, whatever the organisation is called. May be empty. */
  readonly issuer: string;
  /** As the code says it, mostly an address. May be empty. */
  readonly account: string;
  readonly parameters: OtpParameters;
  readonly secret: ScannedSecret;
};

export type ScanReading =
  | { readonly kind: 'seed'; readonly offer: SeedOffer }
  /** The "can't scan?" text: whose it is has to be said beside it, where the text does not. */
  | { readonly kind: 'secret'; readonly secret: ScannedSecret; readonly named?: Labelled }
  /** Only whoever copied it knows; never guessed. `hex:` or `base32:` before the text says it too. */
  | {
      readonly kind: 'which-encoding';
      readonly options: readonly EncodingOption[];
      readonly named?: Labelled;
    }
  | Accounts
  | { readonly kind: 'not-a-seed'; readonly finding: NotASeed };

/** Whose it is, as a copied text says it. The organisation may be empty. */
export type Labelled = { readonly organisation: string; readonly account: string };

export type EncodingOption = {
  readonly encoding: 'base32' | 'hex';
  readonly secret: ScannedSecret;
};

/** An export of Google Authenticator. */
export type Accounts = {
  readonly kind: 'accounts';
  readonly offers: readonly SeedOffer[];
  readonly leftOut: readonly LeftOut[];
  /** Present where the export is spread over several codes; `number` counts from 1. */
  readonly batch?: { readonly number: number; readonly of: number };
};

/** An account of an export of which no seed can be taken, and why. */
export type LeftOut = {
  readonly organisation: string;
  readonly account: string;
  readonly finding: NotASeed;
};
