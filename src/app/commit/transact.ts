// The only way to change anything that matters: one commit with the state, its audit entries, its outbox items and the
// operation row that tells a repeated or unanswered call what has become of it.
import { AsyncResource } from 'node:async_hooks';
import { z } from 'zod';
import type { Outcome } from '../../domain/outcome.js';
import { PolicyOutOfDate, StoreUnavailable } from '../../ports/fault.js';
import type { Log } from '../../ports/log.js';
import type { Random } from '../../ports/random.js';
import type { Change, ETag, Json, RowName } from '../../ports/store.js';
import { changesOf } from './changes-of.js';
import { decideTogether, TOGETHER_AT_MOST } from './decide-together.js';
import type { Job } from './decide-together.js';
import type { FirstLeases } from './first-leases.js';
import { FairQueue } from './fair-queue.js';
import { momentOf } from './moment.js';
import type { MomentNeeds } from './moment.js';
import { PutOff } from './overlay.js';
import { changesNothing, outcomeSchema } from './plan.js';
import type { Transaction } from './plan.js';
import { operationRow } from './rows/names.js';

export type Transact = <T extends Json, R extends Json = never>(
  transaction: Transaction<T, R>,
) => Promise<Outcome<T, R>>;

export type TransactDeps = MomentNeeds & {
  readonly random: Random;
  readonly firstLeases?: FirstLeases;
  readonly log: Log;
  /** Called where a commit may have left something in the outbox, and the store has not said so. */
  readonly outboxMayBeFilled: () => void;
  /** Called where another policy has come into force than the one that was decided under; resolves once it was looked for. */
  readonly policyMoved: () => Promise<void>;
};

type InQueue = TransactDeps & { readonly queue: FairQueue<Job> };
type Told<T, R> = Outcome<T, R> | 'outdated';

/** Attempts when others keep writing in between. */
const ATTEMPTS = 40;
/** Attempts when the store does not say what became of a commit. */
const UNANSWERED = 3;
/** For a policy that is in force already, and that this instance does not see yet. */
const LOOKS = 2;

/**
 * The outcome of the first time that this operation was done, refusals included, where that wrote anything; else decided now.
 * Throws `StoreUnavailable` when the change can't be made or can't be known to be made, `PolicyOutOfDate` when it would be made
 * under another policy than the one in force: nothing may be told then.
 */
export function transactWith(given: TransactDeps): Transact {
  const work = async (jobs: readonly Job[]): Promise<void> => decideTogether(given, jobs);
  const deps = { ...given, queue: new FairQueue(work, TOGETHER_AT_MOST) };
  return async (transaction) => {
    for (let looks = 0; looks <= LOOKS; looks += 1) {
      // Out of the queue: what takes the other policy over commits, too.
      if (looks > 0) await deps.policyMoved();
      const outcome = await runInTurn(deps, transaction);
      if (outcome !== 'outdated') return outcome;
      deps.log.info('policy.outdated', { looks });
    }
    throw new PolicyOutOfDate('another policy is in force than the one that this instance sees');
  };
}

async function runInTurn<T extends Json, R extends Json>(
  deps: InQueue,
  transaction: Transaction<T, R>,
): Promise<Told<T, R>> {
  if (transaction.isUrgent === true) return attemptUntilDone(deps, transaction);
  return new Promise((tell, fail) => {
    const asked = new AsyncResource('transaction');
    const { inHand, operation } = transaction;
    let tries = 0;
    deps.queue.add(operation[0], {
      within: (run) => asked.runInAsyncScope(run),
      decide: async (store) => {
        tries += 1;
        if (tries > 1) inHand?.drop();
        const { changes, outcome } = await decideOn({ ...deps, store }, transaction);
        const told = (etags: ReadonlyMap<RowName, ETag>): void => {
          inHand?.note(changes, etags);
          tell(outcome);
        };
        return { changes, tell: told };
      },
      alone: async () => {
        if (tries > 0) inHand?.drop();
        await attemptUntilDone(deps, transaction).then(tell, fail);
      },
    });
  });
}

/** On top of what others have decided. Throws `PutOff` where it is outdated. */
async function decideOn<T extends Json, R extends Json>(
  deps: TransactDeps,
  transaction: Transaction<T, R>,
): Promise<Decision<T, R>> {
  const before = await readEarlierOutcome(deps, transaction);
  if (before !== undefined) {
    transaction.inHand?.drop();
    return { changes: [], outcome: before };
  }
  const decision = await decide(deps, transaction);
  if (decision === 'outdated') throw new PutOff('another policy is in force');
  return decision;
}

async function attemptUntilDone<T extends Json, R extends Json>(
  deps: TransactDeps,
  transaction: Transaction<T, R>,
): Promise<Told<T, R>> {
  let unanswered = 0;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const before = await readEarlierOutcome(deps, transaction);
    if (before !== undefined) {
      transaction.inHand?.drop();
      if (unanswered > 0) deps.outboxMayBeFilled();
      return before;
    }
    try {
      const done = await attemptOnce(deps, transaction);
      if (done !== 'contended') return done;
      deps.log.info('commit.contended', { attempt: attempt + 1 });
    } catch (error) {
      unanswered += 1;
      if (!(error instanceof StoreUnavailable) || unanswered >= UNANSWERED) throw error;
    }
    transaction.inHand?.drop();
  }
  throw new StoreUnavailable('others kept writing in between');
}

async function readEarlierOutcome<T extends Json, R extends Json>(
  { store, tenantId }: TransactDeps,
  transaction: Transaction<T, R>,
): Promise<Outcome<T, R> | undefined> {
  const row = await store.get(tenantId, operationRow(transaction.operation));
  if (row === undefined) return undefined;
  const parsed = z.object({ outcome: outcomeSchema(transaction) }).safeParse(row.value);
  if (parsed.success) return parsed.data.outcome;
  throw new StoreUnavailable('an operation row is not as it was written');
}

async function attemptOnce<T extends Json, R extends Json>(
  deps: TransactDeps,
  transaction: Transaction<T, R>,
): Promise<Told<T, R> | 'contended'> {
  const decision = await decide(deps, transaction);
  if (decision === 'outdated') return decision;
  const { changes, outcome } = decision;
  if (changes.length === 0) return outcome;
  const committed = await deps.store.commit(deps.tenantId, changes);
  if (!committed.ok) return 'contended';
  transaction.inHand?.note(changes, committed.etags);
  return outcome;
}

type Decision<T, R> = {
  /** None where nothing changes. */
  readonly changes: readonly Change[];
  readonly outcome: Outcome<T, R>;
};

async function decide<T extends Json, R extends Json>(
  deps: TransactDeps,
  transaction: Transaction<T, R>,
): Promise<Decision<T, R> | 'outdated'> {
  const { inHand } = transaction;
  const moment = momentOf(deps, inHand);
  const planned = await transaction.plan(moment);
  if (!changesNothing(planned) || planned.final === true) {
    const changes = await changesOf(deps, { transaction, moment, planned });
    // Once more, now that the log lets nothing be disclosed.
    if (changes === 'rolled-back') return decide(deps, transaction);
    return changes === 'outdated' ? changes : { changes, outcome: planned.outcome };
  }
  if (!moment.reading.restsOnHand) return { changes: [], outcome: planned.outcome };
  // No commit says whether it is still so.
  inHand?.drop();
  return decide(deps, transaction);
}
