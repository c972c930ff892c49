// A small cast and a request's life at each of its stations, for tests about releases.
import { DEFAULT_AUDIT } from '../../../src/domain/policy/audit-rules.js';
import type { Instant, PersonId } from '../../../src/domain/ids.js';
import {
  instant,
  parsePersonId,
  parseRequestId,
  parseSeedReference,
  parseTokenId,
  plusSeconds,
  step,
} from '../../../src/domain/ids.js';
import { DEFAULT_LIMITS } from '../../../src/domain/policy/limits.js';
import type { Policy } from '../../../src/domain/policy/policy.js';
import { DEFAULT_RETENTION } from '../../../src/domain/policy/retention.js';
import { ROLES } from '../../../src/domain/policy/roles.js';
import type { Role, RoleHolders } from '../../../src/domain/policy/roles.js';
import type { Circumstances } from '../../../src/domain/release/event.js';
import type {
  Approval,
  Approved,
  Ask,
  CodeGiven,
  Life,
  Named,
  Pending,
  Released,
  Releasing,
  Request,
  StepReservation,
} from '../../../src/domain/release/request.js';

/** The beginning of a time step, whether a step takes 30 or 60 seconds. */
export const T0 = instant(Date.UTC(2026, 10, 24, 12, 0, 0));

export function at(seconds: number): Instant {
  return plusSeconds(T0, seconds);
}

/** A person with an id that no other number gives. */
export function aPerson(name: string, number: number): Named {
  const id = parsePersonId(`7e57ab1e-0000-4000-8000-${String(number).padStart(12, '0')}`);
  return { id: certain(id), name };
}

/** Asks for the code. */
export const alex = aPerson('Alex', 901);
/** Megan, Diego and Lee approve. */
export const megan = aPerson('Megan', 902);
export const diego = aPerson('Diego', 903);
export const lee = aPerson('Lee', 904);
/** Whose code it is. */
export const alice: Ask['owner'] = { ...aPerson('Alice', 905), account: 'alice@contoso.example' };
/** Captured the token. */
export const nestor = aPerson('Nestor', 906);
/** Has no part in anything. */
export const johanna = aPerson('Johanna', 907);

export function aPolicy(change: Partial<Policy> = {}): Policy {
  const nobody: RoleHolders = { people: [], groups: [] };
  return {
    version: 'test',
    roles: Object.fromEntries(ROLES.map((role) => [role, nobody])) as Record<Role, RoleHolders>,
    approvalsNeeded: 1,
    approvalsNeededFor: [],
    requestLivesSeconds: 600,
    approvalLivesSeconds: 300,
    scheduledHoursAtMost: 72,
    codesPerApproval: 1,
    showAgainAtMost: 3,
    stepsAhead: 1,
    minimumUsableSeconds: 20,
    clockErrorSeconds: 5,
    profile: { name: 'entra', past: 2, future: 2, source: 'test', status: 'assumed' },
    captorTakesNoPartInFirstRelease: true,
    numberMatching: false,
    wrongNumbersAtMost: 3,
    ownerDelay: [],
    callerVerification: { required: false, methods: [], ownersNeed: [] },
    samePerson: [],
    mayApprove: [],
    breakGlass: null,
    seedExport: null,
    twoProvisioners: false,
    keepSeedDays: 0,
    toolsetForProvisioners: false,
    ownerGoneDays: 7,
    limits: DEFAULT_LIMITS,
    retention: DEFAULT_RETENTION,
    languages: { default: 'en' },
    audit: DEFAULT_AUDIT,
    ...change,
  };
}

export function anAsk(change: Partial<Ask> = {}): Ask {
  return {
    id: certain(parseRequestId('request-one')),
    disclosure: 'release',
    requester: alex,
    owner: alice,
    tokenId: certain(parseTokenId('token-one')),
    seedReference: certain(parseSeedReference('seed-one')),
    issuer: 'Microsoft',
    sample: false,
    reason: 'Alice is on the phone; I know her voice',
    byMail: false,
    createdAt: T0,
    waitsUntil: at(600),
    asked: [megan, diego, lee],
    ...change,
  };
}

/** A request made at {@link T0}, in whichever life, pending where none is said. */
export function aRequest(
  change: { readonly ask?: Partial<Ask>; readonly life?: Life } = {},
): Request {
  return { ask: anAsk(change.ask), life: change.life ?? pending() };
}

/** Alex may ask, Megan, Diego and Lee may approve; nothing is frozen; it is {@link T0}. */
export function aWorld(
  change: Partial<Omit<Circumstances, 'policy'>> & { readonly policy?: Partial<Policy> } = {},
): Circumstances {
  return {
    now: T0,
    approvers: people(megan, diego, lee),
    requesters: people(alex),
    breakGlass: people(),
    groups: new Map(),
    frozen: false,
    ownerKnown: true,
    tokenReleasable: true,
    periodSeconds: 30,
    ownerDelaySeconds: 0,
    refusedInARow: 0,
    barredCaptor: null,
    ...change,
    policy: aPolicy(change.policy),
  };
}

export function people(...of: readonly Named[]): ReadonlySet<PersonId> {
  return new Set(of.map(({ id }) => id));
}

export function yes(...of: readonly Named[]): readonly Approval[] {
  return of.map((approver) => ({ approver, at: T0 }));
}

export function pending(change: Partial<Pending> = {}): Pending {
  return { state: 'pending', approvals: [], wrongNumbers: 0, codes: [], ...change };
}

const byMegan = { kind: 'approvals', approvals: yes(megan) } as const;

/** Approved by Megan at {@link T0}, usable for five minutes. */
export function approved(change: Partial<Approved> = {}): Approved {
  return { state: 'approved', grant: byMegan, usableUntil: at(300), codes: [], ...change };
}

export const STEP = step(T0 / 30_000 + 1);

/** One step ahead, set aside at {@link T0} under profile {2, 2}: works until 115 seconds later. */
export const RESERVED: StepReservation = {
  step: STEP,
  worksFrom: at(-25),
  worksUntil: at(115),
  reservedAt: T0,
};

export function releasing(change: Partial<Releasing> = {}): Releasing {
  return { ...approved(), reservation: RESERVED, ...change, state: 'releasing' };
}

export function aCode(change: Partial<CodeGiven> = {}): CodeGiven {
  return { ...RESERVED, handedOutAt: T0, shows: 1, ...change };
}

export function released(change: Partial<Released> = {}): Released {
  return { ...approved(), current: aCode(), ...change, state: 'released' };
}

/** The five ways in which a request ends. */
export const ENDED = {
  denied: { state: 'denied', by: megan, reason: 'not her', at: T0 },
  cancelled: { state: 'cancelled', at: T0 },
  expired: { state: 'expired', at: T0, unapproved: true },
  stopped: { state: 'stopped', at: T0, cause: 'owner-objected' },
  closed: { state: 'closed', at: T0, grant: byMegan, codes: [aCode()] },
} as const satisfies Partial<Record<Life['state'], Life>>;

function certain<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the fixture itself is wrong');
  return value;
}
