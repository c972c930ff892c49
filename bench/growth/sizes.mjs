// @ts-check
// How large the large store is, and who is in it beside those who are measured.
import { idOf } from '../ground.mjs';

/** @typedef {{ readonly tokens: number, readonly entries: number, readonly people: number, readonly rounds: number, readonly pairs: number }} Size */

/** @type {Size} */
export const WHOLE = { tokens: 100_000, entries: 1_000_000, people: 20_000, rounds: 15, pairs: 40 };
/** @type {Size} */
export const QUICK = { tokens: 1_000, entries: 10_000, people: 1_000, rounds: 3, pairs: 12 };

/** @param {number} share @returns {Size} */
export function partOf(share) {
  const { tokens, entries, people, ...beside } = WHOLE;
  const part = (/** @type {number} */ of) => Math.round(of * share);
  return { tokens: part(tokens), entries: part(entries), people: part(people), ...beside };
}

/** Over so many days its entries are spread. */
export const DAYS = 1_000;
export const DAY_MS = 86_400_000;
/** Of the tokens so many are still set up, or in the mail; the others have arrived, and their seeds are gone. */
export const UNDER_WAY_SHARE = 0.1;

/** Beside those of the ground. @param {number} at */
export const otherPerson = (at) => ({
  id: idOf(300_000 + at),
  displayName: `Other${at} Person`,
  givenName: `Other${at}`,
  surname: `Person${at}`,
  userPrincipalName: `other${at}@contoso.example`,
});
