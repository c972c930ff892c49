// The second half of a release: the code has been computed and is handed out, or none could be. Everything that must hold
// is asked once more, at this very moment.
import { isBarred } from '../policy/two-people.js';
import { becomes, refuses } from './decision.js';
import type { Decision, Given } from './decision.js';
import type { EventOf } from './event.js';
import { closeUsedUp, codesUsedUp, grantHolds, loseApprovals } from './grant.js';
import type { ReleaseRefusal } from './refusal.js';
import type { Releasing } from './request.js';
import { giveUpRelease } from './time.js';

/** Commit 2. */
export function handOut(given: Given<Releasing>, event: EventOf<'hand-out'>): Decision {
  const { ask, life, world } = given;
  if (event.step !== life.reservation.step) return anotherStep(life);
  const obstacle = whyNotHandOut(given);
  if (obstacle !== undefined) {
    return { ...giveUpRelease(given, obstacle.cause), refusal: obstacle.refusal };
  }
  if (!grantHolds(life.grant, ask, world)) {
    return failedFor(given, 'approval-lost', loseApprovals(life, ask, world));
  }
  if (codesUsedUp(life.codes, world)) {
    return failedFor(given, 'codes-used-up', closeUsedUp(life, world));
  }
  const { grant, usableUntil, codes, reservation } = life;
  const current = { ...reservation, handedOutAt: world.now, shows: 1 };
  return becomes(
    { state: 'released', grant, usableUntil, codes, current },
    { action: 'release.handed-out', step: reservation.step },
  );
}

/** Commit 2'. */
export function fail(given: Given<Releasing>, event: EventOf<'fail'>): Decision {
  if (event.step !== given.life.reservation.step) return anotherStep(given.life);
  return giveUpRelease(given, event.cause);
}

type Obstacle = { readonly cause: string; readonly refusal: ReleaseRefusal };

function whyNotHandOut({ ask, life, world }: Given<Releasing>): Obstacle | undefined {
  if (life.objectedAt !== undefined) {
    return { cause: 'owner-objected', refusal: { code: 'REQUEST_OVER', state: 'stopped' } };
  }
  if (world.frozen) return { cause: 'frozen', refusal: { code: 'FROZEN' } };
  if (!world.tokenReleasable) {
    return { cause: 'token', refusal: { code: 'TOKEN_NOT_RELEASABLE' } };
  }
  if (!world.requesters.has(ask.requester.id)) {
    return { cause: 'requester', refusal: { code: 'NOT_A_REQUESTER' } };
  }
  if (isBarred(world.policy, world.barredCaptor, ask.requester.id)) {
    return { cause: 'requester', refusal: { code: 'CAPTOR_REQUEST' } };
  }
  return undefined;
}

function failedFor({ life }: Given<Releasing>, cause: string, decision: Decision): Decision {
  const failed = { action: 'release.failed', step: life.reservation.step, cause } as const;
  return { ...decision, facts: [failed, ...decision.facts] };
}

function anotherStep(life: Releasing): Decision {
  return refuses(life, { code: 'NOT_NOW', state: life.state });
}
