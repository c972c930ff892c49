// What becomes true of a token with each change. Whether it may be is decided before, in the stage table; a test holds that
// both know of the same changes, and lead to the same stages.
import { defined } from '../defined.js';
import type { Instant, TokenId } from '../ids.js';
import type { Drift } from '../otp/drift.js';
import { signInOffer } from './sign-in-offer.js';
import type { Offered } from './sign-in-offer.js';
import { isKept } from './token.js';
import type { Days } from './shipment.js';
import type {
  Burned,
  Captured,
  Compromised,
  Deed,
  Delivered,
  Ended,
  Enrolled,
  Kept,
  Replaced,
  Shipped,
  Stopped,
  Token,
} from './token.js';

/** What is said of a parcel when it is posted. */
export type Parcel = Days & {
  readonly serial?: string;
  readonly model?: string;
  /** What the account owner was offered at sign-in. */
  readonly offered: Offered;
};

/** A change with what it brings. */
export type Move =
  | { readonly change: 'store' | 'accept' | 'confirm' | 'lose' | 'cancel' }
  /** `drift`: as the code from the token showed. */
  | { readonly change: 'burn' | 'deliver'; readonly drift: Drift }
  | { readonly change: 'ship'; readonly parcel: Parcel }
  | { readonly change: 'correct'; readonly days: Days }
  | { readonly change: 'replace'; readonly replacedBy: TokenId }
  /** `by` is a person: nothing else can suspect it. */
  | { readonly change: 'compromise'; readonly compromised: Compromised };

export type Making = {
  readonly deed: Deed;
  /** Until when a seed that is delivered now is kept; absent where it is destroyed at once. */
  readonly keptUntil?: Instant;
};

/** Undefined where the change leads nowhere from this stage. */
export function makeMove(token: Token, move: Move, making: Making): Token | undefined {
  if ('parcel' in move) return ship(token, move.parcel, making);
  if ('days' in move) return correct(token, move.days, making);
  if ('replacedBy' in move) return replace(token, move.replacedBy, making);
  if ('compromised' in move) return compromise(token, move.compromised, making);
  if (!('drift' in move)) return BRINGING_NOTHING[move.change](token, making);
  return move.change === 'burn'
    ? burn(token, move.drift, making)
    : deliver(token, move.drift, making);
}

const BRINGING_NOTHING = { store, accept, confirm, lose, cancel };

/** The seed of a delivered token is not kept any longer. */
export function letGo(token: Kept, destroyed: Deed): Delivered {
  return { ...token, destroyed };
}

type OnItsWay = Enrolled | Burned | Shipped;

function isOnItsWay(token: Token): token is OnItsWay {
  return token.stage === 'enrolled' || isProved(token);
}

/** A code from it has shown that it holds the seed. */
function isProved(token: Token): token is Burned | Shipped {
  return token.stage === 'burned' || token.stage === 'shipped';
}

type Before = Extract<Token, { stage: 'capturing' | 'captured' }>;

function isBefore(token: Token): token is Before {
  return token.stage === 'capturing' || token.stage === 'captured';
}

const sinceThen = (token: Token, to: Token['stage'], deed: Deed): Deed =>
  token.stage === to ? token.since : deed;

function store(token: Token, { deed }: Making): Captured | undefined {
  return token.stage === 'capturing' ? { ...token, stage: 'captured', since: deed } : undefined;
}

function accept(token: Token, { deed }: Making): Enrolled | undefined {
  if (token.stage !== 'captured') return undefined;
  return { ...token, stage: 'enrolled', since: deed };
}

function confirm(token: Token, { deed }: Making): Token | undefined {
  const { stage } = token;
  return stage === 'captured' || isOnItsWay(token) ? { ...token, confirmed: deed } : undefined;
}

/** Once more while the seed is kept: it stays delivered. */
function burn(token: Token, drift: Drift, { deed }: Making): Burned | Kept | undefined {
  if (isKept(token)) return { ...token, drift };
  if (!isOnItsWay(token)) return undefined;
  const since = sinceThen(token, 'burned', deed);
  return { ...token, stage: 'burned', drift, since };
}

function ship(token: Token, parcel: Parcel, { deed }: Making): Shipped | undefined {
  if (!isProved(token)) return undefined;
  const { serial, model, postedOn, expectedOn, offered } = parcel;
  return {
    ...token,
    stage: 'shipped',
    since: sinceThen(token, 'shipped', deed),
    ...defined({ serial, model }),
    signIn: signInOffer(offered, deed.at),
    shipment: {
      ...deed,
      ...defined({ postedOn, expectedOn }),
    },
  };
}

/** What is not said anew is not known any more; what Microsoft offered at sign-in stays as it was. */
function correct(
  token: Token,
  { postedOn, expectedOn }: Days,
  { deed }: Making,
): Shipped | undefined {
  if (token.stage !== 'shipped') return undefined;
  return { ...token, shipment: { ...deed, ...defined({ postedOn, expectedOn }) } };
}

function deliver(
  token: Token,
  drift: Drift,
  { deed, keptUntil }: Making,
): Kept | Delivered | undefined {
  if (!isProved(token)) return undefined;
  const arrived = { ...token, stage: 'delivered', drift, delivered: deed, since: deed } as const;
  return keptUntil === undefined ? { ...arrived, destroyed: deed } : { ...arrived, keptUntil };
}

function lose(token: Token, { deed }: Making): Ended | undefined {
  const { stage } = token;
  return stage === 'delivered' || isOnItsWay(token) ? end(token, 'lost', deed) : undefined;
}

function cancel(token: Token, { deed }: Making): Ended | undefined {
  return isBefore(token) || isOnItsWay(token) ? end(token, 'cancelled', deed) : undefined;
}

function end(
  token: Before | OnItsWay | Kept | Delivered,
  stage: Ended['stage'],
  deed: Deed,
): Ended {
  return { ...token, stage, since: deed, destroyed: token.destroyed ?? deed };
}

function replace(token: Token, replacedBy: TokenId, { deed }: Making): Replaced | undefined {
  if (!isOnItsWay(token)) return undefined;
  return { ...token, stage: 'replaced', since: deed, destroyed: deed, replacedBy };
}

/** Its account goes on taking its codes, whether or not the seed is still kept here. */
function compromise(token: Token, compromised: Compromised, { deed }: Making): Stopped | undefined {
  if (token.stage !== 'delivered' && !isBefore(token) && !isOnItsWay(token)) return undefined;
  const destroyed = token.destroyed ?? deed;
  return { ...token, stage: 'compromised', since: deed, destroyed, compromised };
}
