// One request as everybody in it may see it, in each state of its life.
import { instant, parseRequestId, plusSeconds } from '../../../src/domain/ids.js';
import type { Instant } from '../../../src/domain/ids.js';
import { InvariantBroken } from '../../../src/domain/outcome.js';
import type { Audience, Phase, RequestView } from '../../../src/domain/release/view.js';
import type { Reader } from '../../../src/channels/teams/cards/render.js';

/** 2026-03-03T14:26:05Z */
export const ASKED_AT = instant(Date.UTC(2026, 2, 3, 14, 26, 5));
export const READER: Reader = { zone: 'Europe/Berlin', localTrial: true, now: after(20) };

export function after(seconds: number): Instant {
  return plusSeconds(ASKED_AT, seconds);
}

const requestId = parseRequestId('5e0c2b7a-1f7c-4b8e-9a51-0d5f3c1b2a90');
if (requestId === undefined) throw new InvariantBroken('the sample id is an opaque id');

export const SAMPLE = {
  disclosure: 'release',
  requestId,
  requesterName: 'Alex Wilber',
  ownerName: 'Alice Example',
  ownerAccount: 'alice@contoso.example',
  issuer: 'Microsoft',
  sample: true,
  reason: 'she is at the airport and has to sign in on a new laptop',
  byMail: false,
  verifiedBy: { kind: 'built-in', id: 'call-back' },
  createdAt: ASKED_AT,
} as const;

const by = ['Megan Bowen'] as const;
const asked = ['Diego Siciliani', 'Megan Bowen'] as const;
const codeTimes = { worksFrom: after(120), worksUntil: after(235) } as const;

/** Every state, by a name for it, with all that makes a card different. */
export const PHASES = {
  waiting: wait({}),
  'waiting, one of two': wait({ approvedBy: by, needed: 2 }),
  'waiting, numbers': wait({ numbers: [{ name: 'Megan Bowen', number: 42 }] }),
  'waiting, number wanted': wait({ numberWanted: true }),
  'waiting, own yes': wait({ approvedBy: by, needed: 2, youApproved: true }),
  approved: approve({}),
  'approved, own yes': approve({ youApproved: true }),
  'approved, not before': approve({ showFrom: after(3600), until: after(4200) }),
  'approved, after a refused code': approve({ lastReport: 'refused' }),
  'approved, after two refused': approve({ lastReport: 'refused', driftSuspected: true }),
  'approved, break-glass': approve({ by: ['Alex Wilber'], breakGlass: true }),
  'code out, break-glass': codeOut({ by: ['Alex Wilber'], breakGlass: true }),
  'closed, break-glass': close({ by: ['Alex Wilber'], breakGlass: true, report: 'worked' }),
  releasing: { kind: 'releasing', by, breakGlass: false },
  'code out': codeOut({}),
  'code out, shown out': codeOut({ showsLeft: 0, certain: true }),
  'code out, objected': codeOut({ objected: true }),
  denied: {
    kind: 'denied',
    by: 'Megan Bowen',
    byYou: false,
    reason: 'nobody called me',
    at: after(90),
  },
  'denied by yourself': {
    kind: 'denied',
    by: 'Megan Bowen',
    byYou: true,
    reason: 'nobody called me',
    at: after(90),
  },
  'denied, no reason': {
    kind: 'denied',
    by: 'Megan Bowen',
    byYou: false,
    reason: '',
    at: after(90),
  },
  cancelled: { kind: 'cancelled', at: after(60) },
  'expired, not approved': { kind: 'expired', at: after(900), unapproved: true },
  'expired, approved': { kind: 'expired', at: after(900), unapproved: false },
  'stopped by owner': { kind: 'stopped', at: after(70), cause: 'owner-objected' },
  'stopped without numbers': { kind: 'stopped', at: after(70), cause: 'without-numbers' },
  'stopped with its token': { kind: 'stopped', at: after(70), cause: 'compromised' },
  'token over meanwhile': { kind: 'stopped', at: after(70), cause: 'token-over' },
  'stopped by wrong numbers': { kind: 'stopped', at: after(70), cause: 'wrong-numbers' },
  'closed, no report': close({}),
  'closed, worked': close({ report: 'worked' }),
  'closed, refused': close({ report: 'refused' }),
  'closed, refused twice': close({ report: 'refused', driftSuspected: true }),
  'closed, not used': close({ report: 'not-used' }),
} as const satisfies Readonly<Record<string, Phase>>;
export type PhaseName = keyof typeof PHASES;

export function sampleView(
  audience: Audience,
  phase: Phase,
  other: Partial<RequestView> = {},
): RequestView {
  const emergency = 'breakGlass' in phase && phase.breakGlass ? { emergencyAt: after(30) } : {};
  return { ...SAMPLE, ...emergency, audience, phase, ...other };
}

type Of<K extends Phase['kind']> = Extract<Phase, { kind: K }>;

function wait(other: Partial<Of<'waiting'>>): Of<'waiting'> {
  const until = after(600);
  const none: readonly string[] = [];
  return {
    kind: 'waiting',
    asked,
    approvedBy: none,
    unanswered: asked.filter((name) => !(other.approvedBy ?? []).includes(name)),
    needed: 1,
    until,
    youApproved: false,
    ...other,
  };
}

function approve(other: Partial<Of<'approved'>>): Of<'approved'> {
  return {
    kind: 'approved',
    by,
    breakGlass: false,
    until: after(690),
    youApproved: false,
    ...other,
  };
}

function codeOut(other: Partial<Of<'code-out'>>): Of<'code-out'> {
  return {
    kind: 'code-out',
    by,
    breakGlass: false,
    ...codeTimes,
    certain: false,
    showsLeft: 3,
    objected: false,
    ...other,
  };
}

function close(other: Partial<Of<'closed'>>): Of<'closed'> {
  return {
    kind: 'closed',
    at: after(235),
    by,
    breakGlass: false,
    worksUntil: codeTimes.worksUntil,
    ...other,
  };
}
