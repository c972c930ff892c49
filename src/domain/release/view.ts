// What one person may see of a request. Cards are drawn from this and from nothing else, in every channel; it cannot
// hold a code.
import type { Instant, PersonId, RequestId } from '../ids.js';
import type { Policy } from '../policy/policy.js';
import { askedOf, numberFor, unanswered } from './request.js';
import type { Grant, Life, Released, Report, Request } from './request.js';

export type Audience = 'requester' | 'approver' | 'owner';

export type Phase =
  | {
      readonly kind: 'waiting';
      /** Display names of everybody who was asked. */
      readonly asked: readonly string[];
      readonly approvedBy: readonly string[];
      /** Display names of those who have said nothing yet. */
      readonly unanswered: readonly string[];
      readonly needed: number;
      readonly until: Instant;
      /** The viewer's own yes counts. */
      readonly youApproved: boolean;
      /** Number matching, to the requester: what each approver who has not answered has to type. */
      readonly numbers?: readonly { readonly name: string; readonly number: number }[];
      /** Number matching, to an approver: the yes needs the number of the requester's card. */
      readonly numberWanted?: true;
    }
  | {
      readonly kind: 'approved';
      readonly by: readonly string[];
      readonly breakGlass: boolean;
      readonly until: Instant;
      /** No code is shown before. */
      readonly showFrom?: Instant;
      readonly youApproved: boolean;
      /** How the code given before under this approval went, where there was one. */
      readonly lastReport?: Report;
      readonly driftSuspected?: true;
    }
  | { readonly kind: 'releasing' }
  | {
      readonly kind: 'code-out';
      readonly by: readonly string[];
      readonly worksFrom: Instant;
      readonly worksUntil: Instant;
      /** False where the verifier's window is assumed: *should* work until. */
      readonly certain: boolean;
      readonly showsLeft: number;
      readonly objected: boolean;
    }
  | { readonly kind: 'denied'; readonly by: string; readonly reason: string; readonly at: Instant }
  | { readonly kind: 'cancelled'; readonly at: Instant }
  | { readonly kind: 'expired'; readonly at: Instant; readonly unapproved: boolean }
  | {
      readonly kind: 'stopped';
      readonly at: Instant;
      readonly cause: 'owner-objected' | 'wrong-numbers';
    }
  | {
      readonly kind: 'closed';
      readonly at: Instant;
      readonly by: readonly string[];
      readonly worksUntil: Instant;
      /** Absent while the requester has not said how it went, and still may. */
      readonly report?: Report;
      /** Not the first code in a row that was refused. */
      readonly driftSuspected?: true;
    };
export type PhaseKind = Phase['kind'];

export type RequestView = {
  readonly requestId: RequestId;
  readonly audience: Audience;
  readonly requesterName: string;
  readonly ownerName: string;
  readonly ownerAccount: string;
  readonly issuer: string;
  /** Published sample data: say so. */
  readonly sample: boolean;
  readonly reason: string;
  readonly byMail: boolean;
  readonly createdAt: Instant;
  /** What the requester asked for: no code before. */
  readonly notBefore?: Instant;
  /** A freeze holds: nothing is approved or shown now. */
  readonly frozen?: true;
  /** The viewer may release a code without waiting for approval, now. */
  readonly mayBreakGlass?: true;
  readonly phase: Phase;
};

/** The viewer's part in the request, or undefined where they have none and may see nothing. */
export function audienceOf(request: Request, viewer: PersonId): Audience | undefined {
  const { ask } = request;
  if (viewer === ask.requester.id) return 'requester';
  if (viewer === ask.owner.id) return 'owner';
  return askedOf(request).some(({ id }) => id === viewer) ? 'approver' : undefined;
}

/** The request as this person may see it, or undefined where they have no part in it. `policy`: for its owner. */
export function viewOf(
  request: Request,
  viewer: PersonId,
  policy: Policy,
): RequestView | undefined {
  const audience = audienceOf(request, viewer);
  if (audience === undefined) return undefined;
  const { ask } = request;
  return {
    requestId: ask.id,
    audience,
    requesterName: ask.requester.name,
    ownerName: ask.owner.name,
    ownerAccount: ask.owner.account,
    issuer: ask.issuer,
    sample: ask.sample,
    reason: ask.reason,
    byMail: ask.byMail,
    createdAt: ask.createdAt,
    ...(ask.notBefore === undefined ? {} : { notBefore: ask.notBefore }),
    phase: phaseOf(request, viewer, policy),
  };
}

function phaseOf(request: Request, viewer: PersonId, policy: Policy): Phase {
  const { ask, life } = request;
  switch (life.state) {
    case 'pending':
      return {
        kind: 'waiting',
        asked: askedOf(request).map(({ name }) => name),
        approvedBy: life.approvals.map(({ approver }) => approver.name),
        unanswered: unanswered(request).map(({ name }) => name),
        needed: policy.approvalsNeeded,
        until: ask.waitsUntil,
        youApproved: life.approvals.some(({ approver }) => approver.id === viewer),
        ...numberPart(request, viewer),
      };
    case 'approved':
      return approvedPhase(life, viewer);
    case 'releasing':
      return { kind: 'releasing' };
    case 'released':
      return {
        kind: 'code-out',
        by: grantedBy(life.grant),
        worksFrom: life.current.worksFrom,
        worksUntil: life.current.worksUntil,
        certain: policy.profile.status === 'measured',
        showsLeft: showsLeft(life, policy),
        objected: life.objectedAt !== undefined,
      };
    case 'denied':
    case 'cancelled':
    case 'expired':
    case 'stopped':
    case 'closed':
      return overPhase(life);
  }
}

/** Each sees their half: the requester the numbers, an approver that one is wanted. */
function numberPart(
  request: Request,
  viewer: PersonId,
): Pick<Extract<Phase, { kind: 'waiting' }>, 'numbers' | 'numberWanted'> {
  if (request.ask.numbers === undefined) return {};
  if (audienceOf(request, viewer) === 'approver') return { numberWanted: true };
  if (viewer !== request.ask.requester.id) return {};
  const numbers = unanswered(request).flatMap(({ id, name }) => {
    const number = numberFor(request, id);
    return number === undefined ? [] : [{ name, number }];
  });
  return { numbers };
}

function showsLeft({ current, objectedAt }: Released, policy: Policy): number {
  if (objectedAt !== undefined) return 0;
  return Math.max(0, policy.showAgainAtMost + 1 - current.shows);
}

function approvedPhase(life: Extract<Life, { state: 'approved' }>, viewer: PersonId): Phase {
  const { report: lastReport, driftSuspected } = life.codes.at(-1) ?? {};
  return {
    kind: 'approved',
    by: grantedBy(life.grant),
    breakGlass: life.grant.kind === 'break-glass',
    until: life.usableUntil,
    youApproved:
      life.grant.kind === 'approvals' &&
      life.grant.approvals.some(({ approver }) => approver.id === viewer),
    ...(life.heldUntil === undefined ? {} : { showFrom: life.heldUntil }),
    ...(lastReport === undefined ? {} : { lastReport }),
    ...(driftSuspected === undefined ? {} : { driftSuspected }),
  };
}

function overPhase(
  life: Extract<Life, { state: 'denied' | 'cancelled' | 'expired' | 'stopped' | 'closed' }>,
): Phase {
  const { at } = life;
  switch (life.state) {
    case 'denied':
      return { kind: 'denied', by: life.by.name, reason: life.reason, at };
    case 'cancelled':
      return { kind: 'cancelled', at };
    case 'expired':
      return { kind: 'expired', at, unapproved: life.unapproved };
    case 'stopped':
      return { kind: 'stopped', at, cause: life.cause };
    case 'closed':
      return closedPhase(life);
  }
}

function closedPhase({ at, grant, codes }: Extract<Life, { state: 'closed' }>): Phase {
  const { worksUntil = at, report, driftSuspected } = codes.at(-1) ?? {};
  return {
    kind: 'closed',
    at,
    by: grantedBy(grant),
    worksUntil,
    ...(report === undefined ? {} : { report }),
    ...(driftSuspected === undefined ? {} : { driftSuspected }),
  };
}

function grantedBy(grant: Grant): readonly string[] {
  return grant.kind === 'approvals'
    ? grant.approvals.map(({ approver }) => approver.name)
    : [grant.by.name];
}
