// What security people and auditors do, as a channel sees it: freezing, lifting, closing reviews.
import type { Outcome } from '../../domain/outcome.js';
import type { PersonId } from '../../domain/ids.js';
import type { FreezeOrder, FreezeRefusal, Restored } from '../../domain/policy/freeze.js';
import type { ReviewRefusal, ReviewView } from '../../domain/release/review.js';
import type { WhoRefusal } from '../looking/refusals.js';
import type { Mention, NothingHere, Typed, Whom } from '../looking/who.js';

export type FreezeOne = Whom & { readonly reason: string };
/** `typedName`: null for everybody's codes. */
export type FreezeCommand =
  Typed<FreezeOne> | { readonly typedName: null; readonly reason: string };

export type ControlRefusal = FreezeRefusal | { readonly code: 'NOT_SECURITY' } | WhoRefusal;

/** `whom`: null for everybody. `still`: who remains frozen one by one, when everybody's freeze was lifted. */
export type FreezeAnswer = Outcome<
  {
    /** `half-lifted`: of a restore, which needs somebody else, too. */
    readonly kind: 'frozen' | 'lifted' | 'half-lifted';
    readonly whom: Mention | null;
    readonly still: readonly string[];
    /** One person's freeze was lifted, and that of all holds. */
    readonly allFrozen?: true;
    /** As it was given with the freeze. */
    readonly reason?: string;
  },
  ControlRefusal
>;

/** `account`: empty for somebody whom neither the directory nor our own records know any more. */
export type FrozenWhom = Mention & { readonly id: PersonId };
/** Why a freeze is not this person's to lift, or that it is. */
export type Lifting = 'yours' | 'NOT_SECURITY' | FreezeRefusal['code'];
/** `whom`: null for everybody. `order`: null where a restore alone holds everything. */
export type FrozenOne = {
  readonly whom: FrozenWhom | null;
  readonly order: FreezeOrder | null;
  readonly restored?: Restored;
  readonly lifting: Lifting;
};
/** Everybody's first, then the oldest; `others`: names of those beyond a card's room. */
export type FreezeList = Outcome<
  { readonly shown: readonly FrozenOne[]; readonly others: readonly string[] },
  { readonly code: 'NOT_A_REVIEWER' }
>;

export type ReviewAnswer = Outcome<
  { readonly view: ReviewView; readonly refusal?: ReviewRefusal },
  NothingHere
>;

/** The cards come by themselves. */
export type ReviewList = Outcome<
  { readonly open: number; readonly more: boolean },
  { readonly code: 'NOT_A_REVIEWER' }
>;
