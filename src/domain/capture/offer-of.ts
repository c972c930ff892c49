// A secret that does not say whose it is: what was said beside it, and the parameters that such a text means.
import { DEFAULT_PARAMETERS } from '../otp/parameters.js';
import type { SeedOffer } from './scan-reading.js';
import type { ScannedSecret } from './scanned-secret.js';

export type Whose = { readonly issuer: string; readonly account: string };

export function offerOf(secret: ScannedSecret, { issuer, account }: Whose): SeedOffer {
  const names = { organisation: issuer.trim(), issuer: issuer.trim(), account: account.trim() };
  return { ...names, parameters: DEFAULT_PARAMETERS, secret };
}
