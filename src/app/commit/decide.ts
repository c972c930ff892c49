// One attempt of a transaction. Where the one before lost to another instance, and whatever it rests on still says what it said, the
// decision stands: its entries go on top of the log as it is now. Everybody's decisions append to one log, so that is how most are lost.
import type { Outcome } from '../../domain/outcome.js';
import type { Change, Json } from '../../ports/store.js';
import { changesOf } from './changes-of.js';
import type { ChangesNeeds } from './changes-of.js';
import { momentOf } from './moment.js';
import type { Moment, MomentNeeds } from './moment.js';
import { changesNothing } from './plan.js';
import type { Plan, Transaction } from './plan.js';

export type Decision<T, R> = {
  /** None where nothing changes. */
  readonly changes: readonly Change[];
  readonly outcome: Outcome<T, R>;
  /** Of what it was made, and how often it was put on top of what others wrote. */
  readonly made?: Made<T, R>;
};

type Made<T, R> = {
  readonly moment: Moment;
  readonly planned: Plan<T, R>;
  readonly times: number;
};

export type DecideNeeds = MomentNeeds &
  ChangesNeeds & {
    /** Whether others write much at this moment. */
    readonly isCrowded: () => boolean;
    /** Called where it must be decided afresh, for what others have written. */
    readonly overtaken: () => void;
  };

/** A decision is no older than a commit that is slow to be answered. */
const STANDS_MS = 3_000;
/** Then it is decided afresh: what is in its way may be what it puts, and says so nowhere else. */
const TIMES_AT_MOST = 5;

/** Throws `PolicyOutOfDate`: whoever asked looks for the policy first. */
export async function decide<T extends Json, R extends Json>(
  deps: DecideNeeds,
  transaction: Transaction<T, R>,
  mayRenew = true,
): Promise<Decision<T, R>> {
  const moment = momentOf(deps, transaction.inHand);
  const planned = await transaction.plan(moment);
  if (changesNothing(planned) && planned.final !== true) {
    const inHand = moment.reading.takenFrom;
    if (inHand === undefined) return { changes: [], outcome: planned.outcome };
    // No commit says whether it is still so.
    inHand.drop();
    return decide(deps, transaction, mayRenew);
  }
  const renews = mayRenew && deps.isCrowded() && !moment.reading.restsOnList;
  const changes = await changesOf(deps, { transaction, moment, planned, renews });
  if (typeof changes === 'string') return decideOnceMore(deps, transaction, changes);
  return { changes, outcome: planned.outcome, made: { moment, planned, times: 0 } };
}

async function decideOnceMore<T extends Json, R extends Json>(
  deps: DecideNeeds,
  transaction: Transaction<T, R>,
  why: 'rolled-back' | 'overtaken',
): Promise<Decision<T, R>> {
  if (why === 'overtaken') deps.overtaken();
  transaction.inHand?.drop();
  return decide(deps, transaction, false);
}

/** The decision that lost, where it stands; undefined where it must be decided afresh. Throws `PolicyOutOfDate`. */
export async function putOnTop<T extends Json, R extends Json>(
  deps: DecideNeeds,
  transaction: Transaction<T, R>,
  made: Made<T, R>,
): Promise<Decision<T, R> | undefined> {
  const { planned, times } = made;
  if (times >= TIMES_AT_MOST) return undefined;
  if (made.moment.reading.restsOnList || !stands(deps, made.moment)) return undefined;
  const moment = { ...made.moment, reading: made.moment.reading.on(deps.store) };
  const changes = await changesOf(deps, { transaction, moment, planned, renews: true });
  if (typeof changes === 'string') return undefined;
  return { changes, outcome: planned.outcome, made: { moment, planned, times: times + 1 } };
}

/** What a decision rests on beside rows. */
function stands({ clock, policy, logWatch }: DecideNeeds, before: Moment): boolean {
  if (clock.now() - before.now > STANDS_MS || policy() !== before.policy) return false;
  return logWatch?.whyNothingLeaves()?.code === before.logRefusal?.code;
}
