// What Teams says in the place of a sign-in token, and what it comes from: the words are its library's, Teams' and Entra's, and
// of no fixed form. What is not known is shown as it came.

export type SignInTrouble = 'origin' | 'resource' | 'consent' | 'mfa' | 'cancelled' | 'other';

/** In this order: some of them name more than one thing. */
const MEANS: readonly (readonly [said: RegExp, trouble: SignInTrouble])[] = [
  [/origin do(es)? not match|AADSTS90009/i, 'origin'],
  [/consent|AADSTS65001|invalid_grant/i, 'consent'],
  [/mfa|AADSTS50076|AADSTS50079|AADSTS53\d\d\d|interaction_required/i, 'mfa'],
  [/cancel|FailedToOpenWindow/i, 'cancelled'],
  [/resource|AADSTS500011|AADSTS700016|invalid_client|unauthorized_client/i, 'resource'],
];

export function signInTrouble(said: string): SignInTrouble {
  return MEANS.find(([pattern]) => pattern.test(said))?.[1] ?? 'other';
}

const SAID_SHOWN = 160;

/** One line of it; never longer than a screen. */
export function signInSaid(said: string): string {
  return said.replace(/\s+/g, ' ').trim().slice(0, SAID_SHOWN);
}
