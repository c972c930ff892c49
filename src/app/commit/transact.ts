// The only way to change anything that matters: one commit with the state, its audit entries, its outbox items and the
// operation row that tells a repeated or unanswered call what has become of it.
import { AsyncResource } from 'node:async_hooks';
import { z } from 'zod';
import type { Outcome } from '../../domain/outcome.js';
import { PolicyOutOfDate, StoreUnavailable } from '../../ports/fault.js';
import type { Log } from '../../ports/log.js';
import type { Random } from '../../ports/random.js';
import type { ETag, Json, RowName } from '../../ports/store.js';
import { decide, putOnTop } from './decide.js';
import type { DecideNeeds, Decision } from './decide.js';
import { Crowd } from './crowd.js';
import { decideTogether, TOGETHER_AT_MOST } from './decide-together.js';
import type { Job } from './decide-together.js';
import type { FirstLeases } from './first-leases.js';
import { FairQueue } from './fair-queue.js';
import type { MomentNeeds } from './moment.js';
import { outcomeSchema } from './plan.js';
import type { Transaction } from './plan.js';
import { kindOf, operationRow } from './rows/names.js';

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

type Crowded = TransactDeps & DecideNeeds & { readonly crowd: Crowd };
type InQueue = Crowded & { readonly queue: FairQueue<Job> };

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
  const crowd = new Crowd(given);
  const { isCrowded } = crowd;
  const overtaken = (): void => {
    given.log.info('commit.overtaken');
  };
  const crowded = { ...given, crowd, isCrowded, overtaken };
  const work = async (jobs: readonly Job[]): Promise<void> => decideTogether(crowded, jobs);
  const deps = { ...crowded, queue: new FairQueue(work, TOGETHER_AT_MOST) };
  return async (transaction) => {
    for (let looks = 0; ; looks += 1) {
      try {
        return await runInTurn(deps, transaction);
      } catch (error) {
        if (!(error instanceof PolicyOutOfDate)) throw error;
        deps.log.info('policy.outdated', { looks });
        if (looks === LOOKS) throw error;
        // Out of the queue: what takes the other policy over commits, too.
        await deps.policyMoved();
      }
    }
  };
}

async function runInTurn<T extends Json, R extends Json>(
  deps: InQueue,
  transaction: Transaction<T, R>,
): Promise<Outcome<T, R>> {
  if (transaction.isUrgent === true) return attemptUntilDone(deps, transaction);
  return new Promise((tell, fail) => {
    const asked = new AsyncResource('transaction');
    const { inHand, operation } = transaction;
    let before: Decision<T, R> | undefined;
    let tries = 0;
    deps.queue.add(operation[0], {
      within: (run) => asked.runInAsyncScope(run),
      decide: async (store) => {
        tries += 1;
        if (tries > 1) inHand?.drop();
        const lost = before;
        before = undefined;
        const decided = await decideOn({ ...deps, store }, transaction, lost);
        const { changes, outcome } = decided;
        before = decided;
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

/** On top of what others have decided. */
async function decideOn<T extends Json, R extends Json>(
  deps: Crowded,
  transaction: Transaction<T, R>,
  lost: Decision<T, R> | undefined,
): Promise<Decision<T, R>> {
  const earlier = await readEarlierOutcome(deps, transaction);
  if (earlier !== undefined) return { changes: [], outcome: earlier };
  return decideAgain(deps, transaction, lost);
}

async function attemptUntilDone<T extends Json, R extends Json>(
  deps: Crowded,
  transaction: Transaction<T, R>,
): Promise<Outcome<T, R>> {
  let unanswered = 0;
  let lost: Decision<T, R> | undefined;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const earlier = await readEarlierOutcome(deps, transaction);
    if (earlier !== undefined) {
      if (unanswered > 0) deps.outboxMayBeFilled();
      return earlier;
    }
    try {
      const done = await attemptOnce(deps, transaction, lost);
      if ('outcome' in done) return done.outcome;
      ({ lost } = done);
      deps.log.info('commit.contended', { attempt: attempt + 1, at: kindOf(done.at) });
      await deps.crowd.lost(attempt + 1);
    } catch (error) {
      unanswered += 1;
      if (!(error instanceof StoreUnavailable) || unanswered >= UNANSWERED) throw error;
      lost = undefined;
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
  transaction.inHand?.drop();
  const parsed = z.object({ outcome: outcomeSchema(transaction) }).safeParse(row.value);
  if (parsed.success) return parsed.data.outcome;
  throw new StoreUnavailable('an operation row is not as it was written');
}

type Attempt<T, R> =
  { readonly outcome: Outcome<T, R> } | { readonly lost: Decision<T, R>; readonly at: RowName };

async function attemptOnce<T extends Json, R extends Json>(
  deps: Crowded,
  transaction: Transaction<T, R>,
  lost: Decision<T, R> | undefined,
): Promise<Attempt<T, R>> {
  const decision = await decideAgain(deps, transaction, lost);
  const { changes, outcome } = decision;
  if (changes.length === 0) return { outcome };
  const committed = await deps.store.commit(deps.tenantId, changes);
  if (!committed.ok) return { lost: decision, at: committed.conflict };
  transaction.inHand?.note(changes, committed.etags);
  return { outcome };
}

async function decideAgain<T extends Json, R extends Json>(
  deps: Crowded,
  transaction: Transaction<T, R>,
  lost: Decision<T, R> | undefined,
): Promise<Decision<T, R>> {
  if (lost?.made === undefined) return decide(deps, transaction);
  const onTop = await putOnTop(deps, transaction, lost.made);
  if (onTop !== undefined) return onTop;
  deps.overtaken();
  return decide(deps, transaction);
}
