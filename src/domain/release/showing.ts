// Show: set a step (or, for the whole seed, a minute) aside, resume a release that got stuck, or show the same again. What
// is shown is never here.
import { becomes, refuses } from './decision.js';
import type { Decision, Given } from './decision.js';
import { rulesFor, whyNothingShown } from './disclosures.js';
import type { EventOf } from './event.js';
import { closeUsedUp, grantHolds, heldUntil, isUsedUp, loseApprovals } from './grant.js';
import type { ReleaseRefusal } from './refusal.js';
import type { Approved, Released, Releasing } from './request.js';
import { factsOf } from './reserved.js';
import { stuckFrom } from './time.js';

type Granted = Given<Approved | Releasing | Released>;

/** Everything that must hold whenever something is shown, also the same again; the grant is asked apart. */
function whyNotShow(
  { ask, life, circumstances }: Granted,
  event: EventOf<'show'>,
): ReleaseRefusal | undefined {
  if (event.by.id !== ask.requester.id) return { code: 'NOT_YOUR_REQUEST' };
  const obstacle = whyNothingShown(circumstances) ?? rulesFor(ask).obstacle(ask, circumstances);
  if (obstacle !== undefined) return obstacle.refusal;
  const held = heldUntil(ask, circumstances, life.grant.kind);
  return held === undefined ? undefined : { code: 'NOT_YET', at: held };
}

export function show(given: Given<Approved>, event: EventOf<'show'>): Decision {
  const { ask, life, circumstances } = given;
  const why = whyNotShow(given, event);
  if (why !== undefined) return refuses(life, why);
  if (!grantHolds(life.grant, ask, circumstances)) return loseApprovals(life, ask, circumstances);
  if (isUsedUp(ask, life.codes, circumstances)) return closeUsedUp(life, circumstances);
  const reservation = rulesFor(ask).reserve(ask, circumstances);
  if ('code' in reservation) return refuses(life, reservation);
  return becomes({ ...life, state: 'releasing', reservation }, factsOf(reservation).intended());
}

/** A release that got stuck goes on with the same step; one whose step is over has been given up before this. */
export function resume(given: Given<Releasing>, event: EventOf<'show'>): Decision {
  const { ask, life, circumstances } = given;
  const why = whyNotShow(given, event);
  if (why !== undefined) return refuses(life, why);
  if (circumstances.now < stuckFrom(life)) return refuses(life, { code: 'RELEASE_IN_PROGRESS' });
  if (!grantHolds(life.grant, ask, circumstances)) return refuses(life, { code: 'APPROVAL_LOST' });
  const reservation = { ...life.reservation, reservedAt: circumstances.now };
  return becomes({ ...life, reservation }, factsOf(reservation).resumed());
}

export function showAgain(given: Given<Released>, event: EventOf<'show'>): Decision {
  const { ask, life, circumstances } = given;
  const why = whyNotShow(given, event);
  if (why !== undefined) return refuses(life, why);
  if (!grantHolds(life.grant, ask, circumstances)) return refuses(life, { code: 'APPROVAL_LOST' });
  // What was seen cannot be taken back, but nobody sees it once more.
  if (life.objectedAt !== undefined) {
    return refuses(life, { code: 'REQUEST_OVER', state: 'stopped' });
  }
  const { current } = life;
  const { shownAgain } = factsOf(current);
  if (shownAgain === undefined || current.shows > circumstances.policy.showAgainAtMost) {
    return refuses(life, { code: 'SHOWN_TOO_OFTEN' });
  }
  const shows = current.shows + 1;
  return becomes({ ...life, current: { ...current, shows } }, shownAgain(shows));
}
