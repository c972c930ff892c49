// How much one person may do within an hour, and how much may be done about one account owner: of requests, of what was
// refused, and of wrong numbers (number matching).
import type { Instant } from '../ids.js';
import type { Allowance } from './tally.js';

export const LIMITED = ['requests', 'refusals', 'wrongNumbers'] as const;
export type Limited = (typeof LIMITED)[number];

/** Within an hour. */
export type Limit = { readonly perPerson: number; readonly perOwner: number };
export type Limits = Readonly<Record<Limited, Limit>>;

/** Whose limit it is: of the person who acts, or of the account owner whom it is about. */
export type Whose = 'person' | 'owner';

/** Enough for a helpdesk of ten on a bad day, and far too little for trying things out. */
export const DEFAULT_LIMITS: Limits = {
  requests: { perPerson: 20, perOwner: 30 },
  refusals: { perPerson: 20, perOwner: 20 },
  wrongNumbers: { perPerson: 6, perOwner: 9 },
};

const HOUR_SECONDS = 3600;

export function allowance(limits: Limits, what: Limited, whose: Whose): Allowance {
  const { perPerson, perOwner } = limits[what];
  return { most: whose === 'person' ? perPerson : perOwner, windowSeconds: HOUR_SECONDS };
}

/** A limit that is reached, and when it no longer is. */
export type LimitReached = { readonly what: Limited; readonly whose: Whose; readonly at: Instant };
