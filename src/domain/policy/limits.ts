// How much one person may do within an hour: of requests, of what was refused, and of wrong numbers (number matching). And how
// many requests there may be about one account owner, of which no one person uses more than a third: a limit is moved only by
// those whom it limits.
import type { Instant } from '../ids.js';
import type { Allowance } from './tally.js';

export const LIMITED = ['requests', 'refusals', 'wrongNumbers'] as const;
export type Limited = (typeof LIMITED)[number];

/** Within an hour. */
export type Limit = { readonly perPerson: number };
export type Limits = Readonly<Record<Limited, Limit>> & {
  readonly requests: Limit & { readonly perOwner: number };
};

/** Whose limit it is: of the person who acts, of the account owner, or of one person about one account owner. */
export type Whose = 'person' | 'owner' | 'share';

/** Of an owner's limit, for one person. */
const SHARE = 3;

/** Enough for a helpdesk of ten on a bad day, and far too little for trying things out. */
export const DEFAULT_LIMITS: Limits = {
  requests: { perPerson: 20, perOwner: 30 },
  refusals: { perPerson: 20 },
  wrongNumbers: { perPerson: 6 },
};

const HOUR_SECONDS = 3600;

export function allowance(limits: Limits, what: Limited, whose: Whose): Allowance {
  return { most: mostOf(limits, what, whose), windowSeconds: HOUR_SECONDS };
}

function mostOf(limits: Limits, what: Limited, whose: Whose): number {
  if (whose === 'person') return limits[what].perPerson;
  const { perOwner } = limits.requests;
  return whose === 'owner' ? perOwner : Math.max(1, Math.floor(perOwner / SHARE));
}

/** A limit that is reached, and when it no longer is. */
export type LimitReached = { readonly what: Limited; readonly whose: Whose; readonly at: Instant };
