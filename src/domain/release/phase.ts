// Where a request stands, in what one person may know of it.
import { defined } from '../defined.js';
import type { Instant, PersonId } from '../ids.js';
import type { Policy } from '../policy/policy.js';
import { askedOf, numberFor, unanswered } from './request.js';
import { asCode, asSeed, factsOf } from './reserved.js';
import type { Grant, Life, Released, Report, Request, StopCause } from './request.js';

export type Audience = 'requester' | 'approver' | 'owner';
type Viewer = { readonly id: PersonId; readonly audience: Audience };

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
      /** `by` released it in an emergency: nobody approved it. */
      readonly breakGlass: boolean;
      readonly until: Instant;
      /** No code is shown before. */
      readonly showFrom?: Instant;
      readonly youApproved: boolean;
      /** How the code given before under this approval went, where there was one. */
      readonly lastReport?: Report;
      readonly driftSuspected?: true;
    }
  | {
      readonly kind: 'releasing';
      readonly by: readonly string[];
      readonly breakGlass: boolean;
    }
  | {
      readonly kind: 'code-out';
      readonly by: readonly string[];
      readonly breakGlass: boolean;
      readonly worksFrom: Instant;
      readonly worksUntil: Instant;
      /** False where the verifier's window is assumed: *should* work until. */
      readonly certain: boolean;
      readonly showsLeft: number;
      readonly objected: boolean;
    }
  /** The whole seed is, or was a moment ago, before the requester's eyes; or it has left in a file. */
  | {
      readonly kind: 'seed-out';
      readonly by: readonly string[];
      readonly shownUntil: Instant;
      readonly showsLeft: number;
      readonly objected: boolean;
    }
  | {
      readonly kind: 'denied';
      readonly by: string;
      /** The viewer's own no. */
      readonly byYou: boolean;
      readonly reason: string;
      readonly at: Instant;
    }
  | { readonly kind: 'cancelled'; readonly at: Instant }
  | { readonly kind: 'expired'; readonly at: Instant; readonly unapproved: boolean }
  | {
      readonly kind: 'stopped';
      readonly at: Instant;
      readonly cause: StopCause;
    }
  | {
      readonly kind: 'closed';
      readonly at: Instant;
      readonly by: readonly string[];
      readonly breakGlass: boolean;
      readonly worksUntil: Instant;
      /** Absent while the requester has not said how it went, and still may. */
      readonly report?: Report;
      /** Not the first code in a row that was refused. */
      readonly driftSuspected?: true;
    }
  | {
      readonly kind: 'seed-closed';
      readonly at: Instant;
      readonly by: readonly string[];
      readonly shownUntil: Instant;
      /** A code typed from the token has proved the burn. */
      readonly burned: boolean;
    };
export type PhaseKind = Phase['kind'];

export function phaseOf(request: Request, viewer: Viewer, policy: Policy): Phase {
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
        youApproved: life.approvals.some(({ approver }) => approver.id === viewer.id),
        ...numberPart(request, viewer),
      };
    case 'approved':
      return approvedPhase(life, viewer);
    case 'releasing':
      return { kind: 'releasing', ...grantPart(life.grant) };
    case 'released':
      return outPhase(life, policy);
    case 'denied':
    case 'cancelled':
    case 'expired':
    case 'stopped':
    case 'closed':
      return overPhase(life, viewer);
  }
}

/** Each sees their half: the requester the numbers, an approver that one is wanted. */
function numberPart(
  request: Request,
  { audience }: Viewer,
): Pick<Extract<Phase, { kind: 'waiting' }>, 'numbers' | 'numberWanted'> {
  if (request.ask.numbers === undefined) return {};
  if (audience === 'approver') return { numberWanted: true };
  if (audience !== 'requester') return {};
  const numbers = unanswered(request).flatMap(({ id, name }) => {
    const number = numberFor(request, id);
    return number === undefined ? [] : [{ name, number }];
  });
  return { numbers };
}

function outPhase(life: Released, policy: Policy): Phase {
  const { worksFrom, worksUntil } = life.current;
  const by = grantedBy(life.grant);
  const common = {
    showsLeft: showsLeft(life, policy),
    objected: life.objectedAt !== undefined,
  };
  if ('wholeSeed' in life.current) {
    return { kind: 'seed-out', by, ...common, shownUntil: worksUntil };
  }
  const certain = policy.profile.status === 'measured';
  return { kind: 'code-out', ...grantPart(life.grant), ...common, worksFrom, worksUntil, certain };
}

function showsLeft({ current, objectedAt }: Released, policy: Policy): number {
  if (objectedAt !== undefined || factsOf(current).shownAgain === undefined) return 0;
  return Math.max(0, policy.showAgainAtMost + 1 - current.shows);
}

function approvedPhase(life: Extract<Life, { state: 'approved' }>, viewer: Viewer): Phase {
  const { report: lastReport, driftSuspected } = asCode(life.codes.at(-1)) ?? {};
  return {
    kind: 'approved',
    ...grantPart(life.grant),
    until: life.usableUntil,
    youApproved:
      life.grant.kind === 'approvals' &&
      life.grant.approvals.some(({ approver }) => approver.id === viewer.id),
    ...defined({ showFrom: life.heldUntil, lastReport, driftSuspected }),
  };
}

function overPhase(
  life: Extract<Life, { state: 'denied' | 'cancelled' | 'expired' | 'stopped' | 'closed' }>,
  viewer: Viewer,
): Phase {
  const { at } = life;
  switch (life.state) {
    case 'denied':
      return {
        kind: 'denied',
        by: life.by.name,
        byYou: life.by.id === viewer.id,
        reason: life.reason,
        at,
      };
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
  const seed = asSeed(codes.at(-1));
  if (seed !== undefined) {
    const { worksUntil: shownUntil, burned = false } = seed;
    return { kind: 'seed-closed', at, by: grantedBy(grant), shownUntil, burned };
  }
  const { worksUntil = at, report, driftSuspected } = asCode(codes.at(-1)) ?? {};
  return {
    kind: 'closed',
    at,
    ...grantPart(grant),
    worksUntil,
    ...defined({ report, driftSuspected }),
  };
}

function grantPart(grant: Grant): { readonly by: readonly string[]; readonly breakGlass: boolean } {
  return { by: grantedBy(grant), breakGlass: grant.kind === 'break-glass' };
}

function grantedBy(grant: Grant): readonly string[] {
  return grant.kind === 'approvals'
    ? grant.approvals.map(({ approver }) => approver.name)
    : [grant.by.name];
}
