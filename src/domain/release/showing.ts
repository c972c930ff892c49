// Show code: set a step aside, resume a release that got stuck, or show the same code again. The code itself is never here.
import { chooseStep, minimumCanBeMet } from '../otp/choose-step.js';
import { isBarred } from '../policy/two-people.js';
import { becomes, refuses } from './decision.js';
import type { Decision, Given } from './decision.js';
import type { Circumstances, EventOf } from './event.js';
import { closeUsedUp, codesUsedUp, grantHolds, heldUntil, loseApprovals } from './grant.js';
import type { ReleaseRefusal } from './refusal.js';
import type { Approved, Released, Releasing } from './request.js';
import { isDriftSuspected } from './reporting.js';
import { stuckFrom } from './time.js';

type Granted = Given<Approved | Releasing | Released>;

/** Everything that must hold whenever a code is shown, also the same one again; the grant is asked apart. */
function whyNotShow(
  { ask, life, world }: Granted,
  event: EventOf<'show'>,
): ReleaseRefusal | undefined {
  if (event.by.id !== ask.requester.id) return { code: 'NOT_YOUR_REQUEST' };
  if (!world.requesters.has(ask.requester.id)) return { code: 'NOT_A_REQUESTER' };
  if (world.frozen) return { code: 'FROZEN' };
  if (!world.tokenReleasable) return { code: 'TOKEN_NOT_RELEASABLE' };
  if (isBarred(world.policy, world.barredCaptor, ask.requester.id)) {
    return { code: 'CAPTOR_REQUEST' };
  }
  const held = heldUntil(ask, world, life.grant.kind);
  return held === undefined ? undefined : { code: 'NOT_YET', at: held };
}

export function show(given: Given<Approved>, event: EventOf<'show'>): Decision {
  const { ask, life, world } = given;
  const why = whyNotShow(given, event);
  if (why !== undefined) return refuses(life, why);
  if (!grantHolds(life.grant, ask, world)) return loseApprovals(life, ask, world);
  if (codesUsedUp(life.codes, world)) return closeUsedUp(life, world);
  const { policy, lastGiven } = world;
  const choice = chooseStep({
    now: world.now,
    periodSeconds: world.periodSeconds,
    profile: policy.profile,
    stepsAhead: stepsAhead(ask.byMail, world),
    minimumUsableSeconds: policy.minimumUsableSeconds,
    clockErrorSeconds: policy.clockErrorSeconds,
    ...(lastGiven === undefined ? {} : { lastGiven }),
  });
  if (choice.kind === 'available-at') {
    return refuses(life, { code: 'NO_STEP_YET', at: choice.at });
  }
  const { step, worksFrom, worksUntil } = choice;
  return becomes(
    {
      ...life,
      state: 'releasing',
      reservation: { step, worksFrom, worksUntil, reservedAt: world.now },
    },
    { action: 'release.intended', step },
  );
}

function stepsAhead(byMail: boolean, world: Circumstances): number {
  const { policy } = world;
  if (byMail) return policy.profile.future;
  return isDriftSuspected(world) && currentWillDo(world) ? 0 : policy.stepsAhead;
}

/** A minimum that only a step ahead can meet would leave no code at all. */
function currentWillDo({ policy, periodSeconds }: Circumstances): boolean {
  return minimumCanBeMet({ ...policy, periodSeconds, stepsAhead: 0 });
}

/** A release that got stuck goes on with the same step; one whose step is over has been given up before this. */
export function resume(given: Given<Releasing>, event: EventOf<'show'>): Decision {
  const { ask, life, world } = given;
  const why = whyNotShow(given, event);
  if (why !== undefined) return refuses(life, why);
  if (world.now < stuckFrom(life)) return refuses(life, { code: 'RELEASE_IN_PROGRESS' });
  if (!grantHolds(life.grant, ask, world)) return refuses(life, { code: 'APPROVAL_LOST' });
  const reservation = { ...life.reservation, reservedAt: world.now };
  return becomes({ ...life, reservation }, { action: 'release.resumed', step: reservation.step });
}

export function showAgain(given: Given<Released>, event: EventOf<'show'>): Decision {
  const { ask, life, world } = given;
  const why = whyNotShow(given, event);
  if (why !== undefined) return refuses(life, why);
  if (!grantHolds(life.grant, ask, world)) return refuses(life, { code: 'APPROVAL_LOST' });
  // The code cannot be taken back, but nobody sees it once more.
  if (life.objectedAt !== undefined) {
    return refuses(life, { code: 'REQUEST_OVER', state: 'stopped' });
  }
  const { current } = life;
  if (current.shows > world.policy.showAgainAtMost) {
    return refuses(life, { code: 'SHOWN_TOO_OFTEN' });
  }
  const shows = current.shows + 1;
  return becomes(
    { ...life, current: { ...current, shows } },
    { action: 'release.shown-again', step: current.step, shows },
  );
}
