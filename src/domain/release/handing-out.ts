// The second half of a release: what was set aside is handed out, or could not be. Everything that must hold
// is asked once more, at this very moment.
import { becomes, refuses } from './decision.js';
import type { Decision, Given } from './decision.js';
import { rulesFor, whyNothingShown } from './disclosures.js';
import type { Obstacle } from './disclosures.js';
import type { Circumstances, EventOf } from './event.js';
import { closeUsedUp, grantHolds, isUsedUp, loseApprovals } from './grant.js';
import type { Releasing } from './request.js';
import { factsOf, markOf } from './reserved.js';
import { giveUpRelease } from './time.js';

/** Commit 2. */
export function handOut(given: Given<Releasing>, event: EventOf<'hand-out'>): Decision {
  const { ask, life, circumstances } = given;
  if (event.mark !== markOf(life.reservation)) return another(life);
  const obstacle = whyNotHandOut(given);
  if (obstacle !== undefined) {
    return { ...giveUpRelease(given, obstacle.cause), refusal: obstacle.refusal };
  }
  if (!grantHolds(life.grant, ask, circumstances)) {
    return failedFor(given, 'approval-lost', loseApprovals(life, ask, circumstances));
  }
  if (isUsedUp(ask, life.codes, circumstances)) {
    return failedFor(given, 'codes-used-up', closeUsedUp(life, circumstances));
  }
  const { grant, usableUntil, codes, reservation } = life;
  const current = { ...reservation, handedOutAt: circumstances.now, shows: 1 };
  return becomes(
    { state: 'released', grant, usableUntil, codes, current },
    factsOf(reservation).handedOut(),
  );
}

/** Commit 2'. */
export function fail(given: Given<Releasing>, event: EventOf<'fail'>): Decision {
  if (event.mark !== markOf(given.life.reservation)) return another(given.life);
  return giveUpRelease(given, event.cause);
}

function whyNotHandOut({ ask, life, circumstances }: Given<Releasing>): Obstacle | undefined {
  if (life.objectedAt !== undefined) {
    return { cause: 'owner-objected', refusal: { code: 'REQUEST_OVER', state: 'stopped' } };
  }
  if (life.denied !== undefined) {
    return { cause: 'denied', refusal: { code: 'REQUEST_OVER', state: 'denied' } };
  }
  return (
    whyNothingShown(circumstances) ??
    rulesFor(ask).obstacle(ask, circumstances) ??
    whyOvertaken(life, circumstances)
  );
}

/** Steps only rise (DESIGN §3.4), also where two releases of one seed are under way and the later one is through first. */
function whyOvertaken(
  { reservation }: Releasing,
  { lastHandedOut }: Circumstances,
): Obstacle | undefined {
  if (!('step' in reservation) || lastHandedOut === undefined) return undefined;
  if (reservation.step > lastHandedOut) return undefined;
  return { cause: 'overtaken', refusal: { code: 'OVERTAKEN' } };
}

function failedFor({ life }: Given<Releasing>, cause: string, decision: Decision): Decision {
  const failed = factsOf(life.reservation).failed(cause);
  return { ...decision, facts: [failed, ...decision.facts] };
}

function another(life: Releasing): Decision {
  return refuses(life, { code: 'NOT_NOW', state: life.state });
}
