// A secret that does not say whose it is, or not all of it: what was said beside it, and the parameters that such a text means.
import { DEFAULT_PARAMETERS } from '../otp/parameters.js';
import type { Labelled, SeedOffer } from './scan-reading.js';
import type { ScannedSecret } from './scanned-secret.js';

export type Whose = { readonly issuer: string; readonly account: string };

/** What the text itself says counts more than what stands beside it. */
export function offerOf(secret: ScannedSecret, whose: Whose, named?: Labelled): SeedOffer {
  const issuer = whose.issuer.trim();
  const { organisation = '', account = '' } = named ?? {};
  const names = {
    organisation: organisation === '' ? issuer : organisation,
    issuer,
    account: account === '' ? whose.account.trim() : account,
  };
  return { ...names, parameters: DEFAULT_PARAMETERS, secret };
}
