// What differs between the disclosures that a request can be for; everything else of a request's life is the same for all.
import { defined } from '../defined.js';
import { chooseStep, minimumCanBeMet } from '../otp/choose-step.js';
import { plusSeconds } from '../ids.js';
import type { Instant, PersonId } from '../ids.js';
import type { Policy } from '../policy/policy.js';
import type { Right } from '../policy/roles.js';
import { isBarred } from '../policy/two-people.js';
import { SEED_QR_SHOWN_SECONDS } from '../tokens/disclosing.js';
import { isBurnable, isReleasable } from '../tokens/token.js';
import type { Token } from '../tokens/token.js';
import { isDriftSuspected } from './drift-suspected.js';
import type { Circumstances } from './event.js';
import type { ReleaseRefusal } from './refusal.js';
import type { Ask, Disclosure, Reservation, SeedReservation } from './request.js';

export type Obstacle = { readonly cause: string; readonly refusal: ReleaseRefusal };

/** How many codes releases have handed out of the token. */
type Releases = { readonly releases: number };

type DisclosureRules = {
  /** Who may ask for it, and must still hold the right when it is shown. */
  readonly askedBy: Right;
  /** At least so many agree, whatever the policy says. */
  readonly leastApprovals: number;
  /** Whether it can be had in an emergency without anybody's approval. */
  readonly breakGlass: boolean;
  /** Whether a token gives it, where it stands now. */
  readonly isGivenBy: (token: Token, about: Pick<Circumstances, 'policy' | 'now'>) => boolean;
  /** Whether a token that was delivered still gives it, while its seed is kept. */
  readonly whileKept: boolean;
  /** Whether who captured the token is kept out of approving it. */
  readonly barsCaptor: (about: {
    readonly token: Token;
    readonly ledger: Releases;
    readonly policy: Policy;
  }) => boolean;
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
  leastApprovals: 1,
  breakGlass: true,
  isGivenBy: (token, { policy }) => isReleasable(token, policy.twoProvisioners),
  whileKept: false,
  barsCaptor: ({ ledger, ...about }) => ledger.releases === 0 && whereThePolicySaysSo(about),
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
  leastApprovals: 1,
  breakGlass: false,
  isGivenBy: isBurnable,
  whileKept: true,
  barsCaptor: whereThePolicySaysSo,
  atMost: () => 1,
  obstacle: ({ requester }, circumstances) => {
    if (!circumstances.requesters.has(requester.id)) {
      return { cause: 'requester', refusal: { code: 'NOT_A_PROVISIONER' } };
    }
    return circumstances.tokenReleasable
      ? undefined
      : { cause: 'token', refusal: { code: 'TOKEN_NOT_BURNABLE' } };
  },
  reserve: (_ask, { now }) => aMinuteFrom(now),
};

/** Nothing of this is left to the policy but who may ask: what has left in a file is never to be had back. */
const seedExport: DisclosureRules = {
  askedBy: 'export',
  leastApprovals: 2,
  breakGlass: false,
  isGivenBy: isBurnable,
  whileKept: true,
  barsCaptor: () => true,
  atMost: () => 1,
  obstacle: ({ requester }, circumstances) => {
    if (!circumstances.requesters.has(requester.id)) {
      return { cause: 'requester', refusal: { code: 'NOT_AN_EXPORTER' } };
    }
    return circumstances.tokenReleasable
      ? undefined
      : { cause: 'token', refusal: { code: 'TOKEN_NOT_EXPORTABLE' } };
  },
  reserve: (_ask, { now }) => ({ ...aMinuteFrom(now), intoFile: true }),
};

const RULES: Readonly<Record<Disclosure, DisclosureRules>> = {
  release,
  'seed-qr': seedQr,
  'seed-export': seedExport,
};

function aMinuteFrom(now: Instant): SeedReservation {
  const worksUntil = plusSeconds(now, SEED_QR_SHOWN_SECONDS);
  return { wholeSeed: true, worksFrom: now, worksUntil, reservedAt: now };
}

/** Published sample data is nobody's secret, and two windows must suffice to try it out. */
function whereThePolicySaysSo({
  token,
  policy,
}: {
  readonly token: Token;
  readonly policy: Policy;
}): boolean {
  return !token.sample && policy.captorTakesNoPartInFirstRelease;
}

export function rulesFor({ disclosure }: Pick<Ask, 'disclosure'>): DisclosureRules {
  return RULES[disclosure];
}

/**
 * Who captured the token, where that person is kept out: of everything about its first release, of approving that the whole seed is
 * shown again (both where the policy says so), and of approving that it leaves in a file.
 */
export function barredCaptor(
  of: { readonly disclosure: Disclosure; readonly token: Token; readonly ledger: Releases },
  policy: Policy,
): PersonId | null {
  return rulesFor(of).barsCaptor({ ...of, policy }) ? of.token.capturedBy : null;
}

/** The policy for this disclosure: never fewer approvals than it takes by itself. */
export function withLeastApprovals(policy: Policy, of: Pick<Ask, 'disclosure'>): Policy {
  const approvalsNeeded = Math.max(policy.approvalsNeeded, rulesFor(of).leastApprovals);
  return { ...policy, approvalsNeeded };
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
