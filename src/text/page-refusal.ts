// What may go wrong on the set-up page: a new code does not compile until every language speaks it.
import type {
  CaptureRefusal,
  EnterRefusal,
  ProofRefusal,
  VaultRefusal,
} from '../app/provisioning/provisioning.js';
import type { PageRefusal } from '../domain/capture/page-api.js';
import type { DisclosureRefusal } from '../domain/tokens/disclosing.js';
import type { GuardCode } from '../domain/tokens/guards.js';

/** Why there is no answer at all. */
export type PageFailure =
  'noAnswer' | 'over' | 'noCookies' | 'outOfDate' | 'signInFailed' | 'broken';

/** `GUARDED` is said guard by guard. */
export type PageRefusalCode =
  | Exclude<
      (CaptureRefusal | DisclosureRefusal | EnterRefusal | ProofRefusal | VaultRefusal)['code'],
      'GUARDED'
    >
  | 'SECRET_TYPED'
  | 'EXPECTED_BEFORE_POSTED';
/** `time`: how a time is written for this reader. */
export type TellRefusal = (about: PageRefusal, time: (at: number) => string) => string;
export type RefusalWords = Readonly<Record<PageRefusalCode, TellRefusal>>;

export type PageGuard = NonNullable<PageRefusal['guards']>[number];
/** `overrule`: the sentence that is ticked, where it may be overruled. */
export type GuardTold = { readonly said: string; readonly overrule?: string };
export type GuardWords = Readonly<Record<GuardCode, (guard: PageGuard) => GuardTold>>;
