// The world changes around a request that is played.
import { plusSeconds, step } from '../../../src/domain/ids.js';
import type { Circumstances } from '../../../src/domain/release/event.js';
import type { Change } from './life-actions.js';
import { PERIOD } from './life-books.js';

export function changed(world: Circumstances, change: Change): Circumstances {
  if (change.kind === 'owner') return { ...world, ownerKnown: !world.ownerKnown };
  return { ...world, ...difference(world, change) };
}

type Other = Exclude<Change, { kind: 'owner' }>;

function difference(world: Circumstances, change: Other): Partial<Circumstances> {
  switch (change.kind) {
    case 'role':
      return { [change.role]: toggled(world[change.role], change.who.id) };
    case 'policy':
      return { policy: { ...world.policy, ...change.to } };
    case 'wait':
      return { now: plusSeconds(world.now, change.seconds) };
    case 'freeze':
      return { frozen: !world.frozen };
    case 'token':
      return { tokenReleasable: !world.tokenReleasable };
    case 'captor-rule':
      return { barredCaptor: change.captor?.id ?? null };
    case 'other-release':
      return { lastGiven: nextFree(world) };
  }
}

function toggled<T>(holders: ReadonlySet<T>, who: T): ReadonlySet<T> {
  const after = new Set(holders);
  if (!after.delete(who)) after.add(who);
  return after;
}

function nextFree({ now, lastGiven }: Circumstances): ReturnType<typeof step> {
  return step(Math.max(Math.floor(now / 1000 / PERIOD), (lastGiven ?? 0) + 1));
}
