// The whole way of a token in one table: a row a stage, a cell a change, each with the stage that it leads to. What is
// not in the table cannot happen. Who may bring a change about stands below it.
import { isBarred } from '../policy/two-people.js';
import type { SamePersonRules } from '../policy/two-people.js';
import type { PersonId } from '../ids.js';
import { ok, refused } from '../outcome.js';
import type { Outcome } from '../outcome.js';
import type { Stage, Token } from './token.js';

export const CHANGES = [
  /** The sealed seed lies in the vault. */
  'store',
  /** The wizard took the code. */
  'accept',
  /** A second provisioner has compared the fingerprint. */
  'confirm',
  /** A code typed from the token proves that it was burned. */
  'burn',
  'ship',
  /** A day of the parcel was wrong, or has changed. */
  'correct',
  /** A code typed from the token, in its owner's hand. */
  'deliver',
  'lose',
  'cancel',
  /** Another token of the same account has been enrolled. */
  'replace',
  /** The seed may be in other hands. */
  'compromise',
] as const;
export type Change = (typeof CHANGES)[number];

type Row = Partial<Readonly<Record<Change, Stage>>>;

export const STAGE_TABLE: Readonly<Record<Stage, Row>> = {
  capturing: { store: 'captured', cancel: 'cancelled', compromise: 'compromised' },
  captured: {
    accept: 'enrolled',
    confirm: 'captured',
    cancel: 'cancelled',
    compromise: 'compromised',
  },
  enrolled: {
    confirm: 'enrolled',
    burn: 'burned',
    lose: 'lost',
    cancel: 'cancelled',
    replace: 'replaced',
    compromise: 'compromised',
  },
  burned: {
    confirm: 'burned',
    burn: 'burned',
    ship: 'shipped',
    deliver: 'delivered',
    lose: 'lost',
    cancel: 'cancelled',
    replace: 'replaced',
    compromise: 'compromised',
  },
  // Burned again when it came back; posted again when the first parcel went astray.
  shipped: {
    confirm: 'shipped',
    burn: 'burned',
    ship: 'shipped',
    correct: 'shipped',
    deliver: 'delivered',
    lose: 'lost',
    cancel: 'cancelled',
    replace: 'replaced',
    compromise: 'compromised',
  },
  // Burned once more while the seed is kept: it stays delivered, and gives no more codes.
  // And its account goes on taking its codes, whether or not the seed is still kept here.
  delivered: { burn: 'delivered', lose: 'lost', compromise: 'compromised' },
  lost: {},
  cancelled: {},
  replaced: {},
  compromised: {},
};

type Who = 'captor' | 'provisioner' | 'other-provisioner' | 'concerned';

const WHO: Readonly<Record<Change, Who>> = {
  store: 'captor',
  accept: 'captor',
  confirm: 'other-provisioner',
  burn: 'provisioner',
  ship: 'provisioner',
  correct: 'provisioner',
  deliver: 'provisioner',
  lose: 'provisioner',
  cancel: 'provisioner',
  replace: 'provisioner',
  compromise: 'concerned',
};

/** `bridge` acts by itself when time passes. */
export type ChangeActor =
  | 'bridge'
  | {
      readonly id: PersonId;
      readonly isProvisioner: boolean;
      readonly isSecurity?: boolean;
      /** Accounts of one person each, where another person is asked for. */
      readonly samePerson?: SamePersonRules['samePerson'];
    };

export type ChangeRefusal =
  | { readonly code: 'NOT_IN_THIS_STAGE'; readonly change: Change; readonly stage: Stage }
  | { readonly code: 'NOT_A_PROVISIONER' }
  /** Neither security nor a provisioner, and not the account owner. */
  | { readonly code: 'NOT_CONCERNED' }
  /** Only who captured the token may do this. */
  | { readonly code: 'NOT_THE_CAPTOR' }
  /** Two people: who captured it cannot confirm it. */
  | { readonly code: 'CAPTOR_CONFIRMS' };

/** The stage that the change leads to, or why it may not be. Frozen tokens change stage all the same: nothing goes out, and a proof is refused before. */
export function decideChange(
  token: Pick<Token, 'stage' | 'capturedBy' | 'ownerId' | 'destroyed'>,
  change: Change,
  by: ChangeActor,
): Outcome<Stage, ChangeRefusal> {
  const why = whyNot(token, change, by);
  if (why !== undefined) return refused(why);
  const to = STAGE_TABLE[token.stage][change];
  const seedWanted = change === 'burn' && token.destroyed !== undefined;
  if (to !== undefined && !seedWanted) return ok(to);
  return refused({ code: 'NOT_IN_THIS_STAGE', change, stage: token.stage });
}

function whyNotStop(
  by: Exclude<ChangeActor, 'bridge'>,
  ownerId: PersonId,
): ChangeRefusal | undefined {
  const isConcerned = by.isProvisioner || by.isSecurity === true || by.id === ownerId;
  return isConcerned ? undefined : { code: 'NOT_CONCERNED' };
}

function whyNot(
  { capturedBy, ownerId }: Pick<Token, 'capturedBy' | 'ownerId'>,
  change: Change,
  by: ChangeActor,
): ChangeRefusal | undefined {
  // Time alone ends what nobody went on with.
  if (by === 'bridge') return change === 'cancel' ? undefined : { code: 'NOT_A_PROVISIONER' };
  const who = WHO[change];
  if (who === 'concerned') return whyNotStop(by, ownerId);
  if (!by.isProvisioner) return { code: 'NOT_A_PROVISIONER' };
  if (who === 'captor' && by.id !== capturedBy) return { code: 'NOT_THE_CAPTOR' };
  const rules = { samePerson: by.samePerson ?? [] };
  if (who === 'other-provisioner' && isBarred(rules, capturedBy, by.id)) {
    return { code: 'CAPTOR_CONFIRMS' };
  }
  return undefined;
}
