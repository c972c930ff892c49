// What differs between the disclosures that a request can be for; everything else of a request's life is the same for all.
import { defined } from '../defined.js';
import { chooseStep, minimumCanBeMet } from '../otp/choose-step.js';
import { plusSeconds } from '../ids.js';
import type { PersonId } from '../ids.js';
import type { Policy } from '../policy/policy.js';
import type { Role } from '../policy/roles.js';
import { isBarred } from '../policy/two-people.js';
import { SEED_QR_SHOWN_SECONDS } from '../tokens/disclosing.js';
import { isBurnable, isReleasable } from '../tokens/token.js';
import type { Token } from '../tokens/token.js';
import { isDriftSuspected } from './drift-suspected.js';
import type { Circumstances } from './event.js';
import type { ReleaseRefusal } from './refusal.js';
import type { Ask, Disclosure, Reservation } from './request.js';

export type Obstacle = { readonly cause: string; readonly refusal: ReleaseRefusal };

/** How many codes releases have handed out of the token. */
type Releases = { readonly releases: number };

type DisclosureRules = {
  /** Who may ask for it, and must still hold the role when it is shown. */
  readonly askedBy: Role;
  /** Whether it can be had in an emergency without anybody's approval. */
  readonly breakGlass: boolean;
  /** Whether a token gives it, where it stands now. */
  readonly isGivenBy: (token: Token, about: Pick<Circumstances, 'policy' | 'now'>) => boolean;
  /** Whether who captured the token is kept out of approving it, where the policy says so. */
  readonly barsCaptor: (ledger: Releases) => boolean;
  /** How many under one approval. */
  readonly atMost: (policy: Policy) => number;
  /** What stands against it, whoever approved. */
  readonly obstacle: (ask: Ask, circumstances: Circumstances) => Obstacle | undefined;
  readonly reserve: (ask: Ask, circumstances: Circumstances) => Reservation | ReleaseRefusal;
};

/** What lets nothing be approved and nothing be shown, of no token of this owner. */
export function whyHalted({ frozen, ownerKnown }: Circumstances): Obstacle | undefined {
  if (frozen) return { cause: 'frozen', refusal: { code: 'FROZEN' } };
  return ownerKnown ? undefined : { cause: 'owner', refusal: { code: 'OWNER_UNKNOWN' } };
}

/** The same, and what lets nothing be shown: approvals are given all the same. */
export function whyNothingShown(circumstances: Circumstances): Obstacle | undefined {
  const { logRefusal } = circumstances;
  const log = logRefusal && { cause: 'log', refusal: logRefusal };
  return whyHalted(circumstances) ?? log;
}

const release: DisclosureRules = {
  askedBy: 'requester',
  breakGlass: true,
  isGivenBy: (token, { policy }) => isReleasable(token, policy.twoProvisioners),
  barsCaptor: ({ releases }) => releases === 0,
  atMost: ({ codesPerApproval }) => codesPerApproval,
  obstacle: ({ requester }, circumstances) => {
    if (!circumstances.requesters.has(requester.id)) {
      return { cause: 'requester', refusal: { code: 'NOT_A_REQUESTER' } };
    }
    if (!circumstances.tokenReleasable) {
      return { cause: 'token', refusal: { code: 'TOKEN_NOT_RELEASABLE' } };
    }
    if (isBarred(circumstances.policy, circumstances.barredCaptor, requester.id)) {
      return { cause: 'requester', refusal: { code: 'CAPTOR_REQUEST' } };
    }
    return undefined;
  },
  reserve: reserveStep,
};

/** Who captured the token had its seed in hand once, and may ask for it again; approving it is for others. */
const seedQr: DisclosureRules = {
  askedBy: 'provisioner',
  breakGlass: false,
  isGivenBy: isBurnable,
  barsCaptor: () => true,
  atMost: () => 1,
  obstacle: ({ requester }, circumstances) => {
    if (!circumstances.requesters.has(requester.id)) {
      return { cause: 'requester', refusal: { code: 'NOT_A_PROVISIONER' } };
    }
    return circumstances.tokenReleasable
      ? undefined
      : { cause: 'token', refusal: { code: 'TOKEN_NOT_BURNABLE' } };
  },
  reserve: (_ask, { now }) => ({
    wholeSeed: true,
    worksFrom: now,
    worksUntil: plusSeconds(now, SEED_QR_SHOWN_SECONDS),
    reservedAt: now,
  }),
};

const RULES: Readonly<Record<Disclosure, DisclosureRules>> = { release, 'seed-qr': seedQr };

export function rulesFor({ disclosure }: Pick<Ask, 'disclosure'>): DisclosureRules {
  return RULES[disclosure];
}

/**
 * Who captured the token, where the policy keeps that person out: of everything about its first release, and of approving
 * that the whole seed is shown again.
 */
export function barredCaptor(
  of: { readonly disclosure: Disclosure; readonly token: Token; readonly ledger: Releases },
  policy: Policy,
): PersonId | null {
  // Published sample data is nobody's secret, and two windows must suffice to try it out.
  if (of.token.sample || !rulesFor(of).barsCaptor(of.ledger)) return null;
  return policy.captorTakesNoPartInFirstRelease ? of.token.capturedBy : null;
}

function reserveStep({ byMail }: Ask, circumstances: Circumstances): Reservation | ReleaseRefusal {
  const { policy, lastGiven, now, periodSeconds } = circumstances;
  const ahead = stepsAhead(byMail, circumstances);
  // A token whose period the policy's author did not think of, or that was there before it.
  if (!minimumCanBeMet({ ...policy, periodSeconds, stepsAhead: ahead })) {
    return { code: 'PERIOD_TOO_SHORT', seconds: policy.minimumUsableSeconds };
  }
  const choice = chooseStep({
    now,
    periodSeconds,
    profile: policy.profile,
    stepsAhead: ahead,
    minimumUsableSeconds: policy.minimumUsableSeconds,
    clockErrorSeconds: policy.clockErrorSeconds,
    ...defined({ lastGiven }),
  });
  if (choice.kind === 'available-at') return { code: 'NO_STEP_YET', at: choice.at };
  const { step, worksFrom, worksUntil } = choice;
  return { step, worksFrom, worksUntil, reservedAt: now };
}

function stepsAhead(byMail: boolean, circumstances: Circumstances): number {
  const { policy } = circumstances;
  if (byMail) return policy.profile.future;
  return isDriftSuspected(circumstances) && currentWillDo(circumstances) ? 0 : policy.stepsAhead;
}

/** A minimum that only a step ahead can meet would leave no code at all. */
function currentWillDo({ policy, periodSeconds }: Circumstances): boolean {
  return minimumCanBeMet({ ...policy, periodSeconds, stepsAhead: 0 });
}
