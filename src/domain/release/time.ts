// What the passing of time does to a request. Applied before every other event, so that a timer that fires late never
// lets through what is over.
import type { Instant } from '../ids.js';
import { instant, plusSeconds } from '../ids.js';
import { RELEASE_STUCK_SECONDS } from '../policy/policy.js';
import { becomes } from './decision.js';
import type { Decision, Given } from './decision.js';
import { loseApprovals } from './grant.js';
import type { Approved, Life, Pending, Released, Releasing } from './request.js';
import { factsOf } from './reserved.js';

export function timePending({ ask, life, circumstances }: Given<Pending>): Decision {
  if (circumstances.now < ask.waitsUntil) return becomes(life);
  return becomes(
    { state: 'expired', at: circumstances.now, unapproved: true },
    { action: 'request.expired' },
  );
}

export function timeApproved({ life, circumstances }: Given<Approved>): Decision {
  if (circumstances.now < life.usableUntil) return readyOrHeld(life, circumstances.now);
  return becomes(
    { state: 'expired', at: circumstances.now, unapproved: false },
    { action: 'request.expired' },
  );
}

function readyOrHeld(life: Approved, now: Instant): Decision {
  const { heldUntil, ...ready } = life;
  if (heldUntil === undefined || now < heldUntil) return becomes(life);
  return becomes(ready, { action: 'request.ready' });
}

/** From when on another press may take over a release that has not reported back. */
export function stuckFrom(life: Releasing): Instant {
  return plusSeconds(life.reservation.reservedAt, RELEASE_STUCK_SECONDS);
}

/** A code that no longer works is never handed out, however lately its release was resumed. */
function givenUpFrom(life: Releasing): Instant {
  const { worksUntil } = life.reservation;
  const waitsForNobody = life.objectedAt !== undefined || life.denied !== undefined;
  return waitsForNobody ? instant(Math.min(worksUntil, stuckFrom(life))) : worksUntil;
}

export function timeReleasing(given: Given<Releasing>): Decision {
  const { life, circumstances } = given;
  if (circumstances.now < givenUpFrom(life)) return becomes(life);
  return giveUpRelease(given, 'stuck');
}

/** No code came of this reservation. Its step stays burnt; the approval's lifetime runs on. */
export function giveUpRelease(given: Given<Releasing>, cause: string): Decision {
  const { ask, life, circumstances } = given;
  const failed = factsOf(life.reservation).failed(cause);
  if (life.objectedAt !== undefined) {
    return becomes({ state: 'stopped', at: circumstances.now, cause: 'owner-objected' }, failed, {
      action: 'request.stopped',
      cause: 'owner-objected',
    });
  }
  if (life.denied !== undefined) {
    const { by, reason } = life.denied;
    const denied = { action: 'request.denied', by: by.id, reason } as const;
    return becomes({ state: 'denied', by, reason, at: circumstances.now }, failed, denied);
  }
  if (circumstances.now >= life.usableUntil) {
    return becomes({ state: 'expired', at: circumstances.now, unapproved: false }, failed, {
      action: 'request.expired',
    });
  }
  const { grant, usableUntil, codes } = life;
  if (grant.kind === 'approvals' && grant.approvals.length < circumstances.policy.approvalsNeeded) {
    // A yes was taken back meanwhile.
    const waiting = loseApprovals(life, ask, circumstances);
    return becomes(waiting.life, failed, ...waiting.facts);
  }
  return becomes({ state: 'approved', grant, usableUntil, codes }, failed);
}

export function timeReleased({ life, circumstances }: Given<Released>): Decision {
  if (circumstances.now < life.current.worksUntil) return becomes(life);
  return becomes(
    {
      state: 'closed',
      at: circumstances.now,
      grant: life.grant,
      codes: [...life.codes, life.current],
    },
    { action: 'request.closed' },
  );
}

/** When time alone will next change this request; undefined where it never will. Every open request has one. */
export function nextTime(life: Life, waitsUntil: Instant): Instant | undefined {
  if (life.state === 'pending') return waitsUntil;
  if (life.state === 'approved') return life.heldUntil ?? life.usableUntil;
  if (life.state === 'released') return life.current.worksUntil;
  if (life.state !== 'releasing') return undefined;
  return givenUpFrom(life);
}
