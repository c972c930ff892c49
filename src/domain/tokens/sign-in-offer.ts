// What Microsoft offered when the account owner signed in, and until when no code should be asked for. Only *Don't ask
// again for N days* gives a date; otherwise codes must be expected (Entra: "remember multifactor authentication").
import type { Instant } from '../ids.js';
import { plusDays } from '../ids.js';

export type SignInOffer =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'stay-signed-in' }
  | { readonly kind: 'dont-ask-again'; readonly days: number; readonly until: Instant };

/** What Entra lets an administrator choose. */
export const SIGN_IN_DAYS_MAX = 365;

/** The account owner is to be warned, not surprised. */
const REMIND_DAYS_BEFORE = 3;

/** What the account owner saw, as it was typed. */
export type Offered = { readonly kind: SignInOffer['kind']; readonly days?: number };

/** `now`: when the box was ticked. */
export function signInOffer(offered: Offered, now: Instant): SignInOffer {
  if (offered.kind !== 'dont-ask-again') return { kind: offered.kind };
  const days = offered.days ?? 0;
  return { kind: 'dont-ask-again', days, until: plusDays(now, days) };
}

/** When to remind of the end, or undefined where there is no date. Short periods are reminded of half way. */
export function remindOfSignIn(offer: SignInOffer | undefined): Instant | undefined {
  if (offer?.kind !== 'dont-ask-again') return undefined;
  const before = Math.min(REMIND_DAYS_BEFORE, offer.days / 2);
  return plusDays(offer.until, -before);
}
