// The only way to change anything that matters: one commit with the state, its audit entries, its outbox items and the
// operation row that tells a repeated or unanswered call what has become of it.
import { z } from 'zod';
import { chainEntries } from '../../domain/audit/chain.js';
import type { AuditDraft } from '../../domain/audit/entry.js';
import type { Outcome } from '../../domain/outcome.js';
import { PolicyOutOfDate, StoreUnavailable, tenantGone } from '../../ports/fault.js';
import type { Log } from '../../ports/log.js';
import type { Random } from '../../ports/random.js';
import type { Json } from '../../ports/store.js';
import type { FairQueue } from './fair-queue.js';
import { momentOf } from './moment.js';
import type { Moment, MomentNeeds } from './moment.js';
import { changesNothing, operationRecord, outcomeSchema } from './plan.js';
import type { Plan, Transaction } from './plan.js';
import type { Put, Reading } from './reading.js';
import { readOutboxPuts } from './queue-up.js';
import { AUDIT_HEAD, auditRow, operationRow, POLICY, tokenAuditRow } from './rows/names.js';
import { auditHeadSchema, policyRowSchema } from './rows/schemas.js';

export type Transact = <T extends Json, R extends Json = never>(
  transaction: Transaction<T, R>,
) => Promise<Outcome<T, R>>;

export type TransactDeps = MomentNeeds & {
  readonly random: Random;
  readonly queue: FairQueue;
  readonly log: Log;
  /** Called where a commit may have left something in the outbox, and the store has not said so. */
  readonly outboxMayBeFilled: () => void;
  /** Called where another policy has come into force than the one that was decided under; resolves once it was looked for. */
  readonly policyMoved: () => Promise<void>;
};

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
export function transactWith(deps: TransactDeps): Transact {
  return async (transaction) => {
    for (let looks = 0; looks <= LOOKS; looks += 1) {
      // Out of the queue: what takes the other policy over commits, too.
      if (looks > 0) await deps.policyMoved();
      const outcome = await inTurn(deps, transaction);
      if (outcome !== 'outdated') return outcome;
      deps.log.info('policy.outdated', { looks });
    }
    throw new PolicyOutOfDate('another policy is in force than the one that this instance sees');
  };
}

async function inTurn<T extends Json, R extends Json>(
  deps: TransactDeps,
  transaction: Transaction<T, R>,
): Promise<Outcome<T, R> | 'outdated'> {
  const work = async (): Promise<Outcome<T, R> | 'outdated'> => attempts(deps, transaction);
  return transaction.isUrgent === true ? work() : deps.queue.run(transaction.operation[0], work);
}

async function attempts<T extends Json, R extends Json>(
  deps: TransactDeps,
  transaction: Transaction<T, R>,
): Promise<Outcome<T, R> | 'outdated'> {
  let unanswered = 0;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const before = await earlierOutcome(deps, transaction);
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

async function earlierOutcome<T extends Json, R extends Json>(
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
): Promise<Outcome<T, R> | 'contended' | 'outdated'> {
  const { inHand } = transaction;
  const moment = momentOf(deps, inHand);
  const planned = await transaction.plan(moment);
  if (!changesNothing(planned) || planned.final === true) {
    return write(deps, { transaction, moment, planned });
  }
  if (!moment.reading.restsOnHand) return planned.outcome;
  // No commit says whether it is still so.
  inHand?.drop();
  return attemptOnce(deps, transaction);
}

type Planned<T extends Json, R extends Json> = {
  readonly transaction: Transaction<T, R>;
  readonly moment: Moment;
  readonly planned: Plan<T, R>;
};

async function write<T extends Json, R extends Json>(
  deps: TransactDeps,
  { transaction: { operation, inHand }, moment, planned }: Planned<T, R>,
): Promise<Outcome<T, R> | 'contended' | 'outdated'> {
  const { reading } = moment;
  const { puts = [], deletes = [], outbox = [], outcome } = planned;
  const audit = stamped(moment, planned);
  if (await isOutdated(reading, { audit, puts })) return 'outdated';
  const kept = operationRecord(outcome, deps.clock.now());
  const operationPut = { row: operationRow(operation), value: kept };
  const auditPuts = audit.length === 0 ? [] : await chained(reading, audit);
  const queued = await readOutboxPuts(reading, outbox, deps.clock.now());
  const all = [...puts, ...auditPuts, ...queued, operationPut];
  const changes = reading.changes(all, deletes);
  const committed = await deps.store.commit(deps.tenantId, changes);
  if (!committed.ok) return 'contended';
  inHand?.note(changes, committed.etags);
  return outcome;
}

function stamped(
  { now, policy }: Moment,
  { audit, under }: Pick<Plan<unknown>, 'audit' | 'under'>,
): readonly AuditDraft[] {
  return audit.map((entry) => ({ ...entry, at: now, policy: under ?? policy.version }));
}

/** The policy is one of the rows that a decision rests on: each entry names the one that it was made under. */
async function isOutdated(
  reading: Reading,
  { audit, puts }: { readonly audit: readonly AuditDraft[]; readonly puts: readonly Put[] },
): Promise<boolean> {
  if (audit.length === 0) return false;
  const before = await reading.get(POLICY, policyRowSchema);
  const put = puts.find(({ row }) => row === POLICY);
  const after = put === undefined ? before : policyRowSchema.parse(put.value);
  if (after === undefined) throw tenantGone();
  return audit.some(({ policy }) => policy !== after.version);
}

async function chained(reading: Reading, drafts: readonly AuditDraft[]): Promise<readonly Put[]> {
  const head = await reading.get(AUDIT_HEAD, auditHeadSchema);
  if (head === undefined) throw tenantGone();
  const chain = chainEntries(head, drafts);
  return [
    { row: AUDIT_HEAD, value: chain.head },
    ...chain.entries.map((entry) => ({ row: auditRow(entry.seq), value: entry })),
    ...chain.entries.flatMap(({ tokenId, seq }) =>
      tokenId === undefined ? [] : [{ row: tokenAuditRow(tokenId, seq), value: {} }],
    ),
  ];
}
