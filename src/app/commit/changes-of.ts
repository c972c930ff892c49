// Everything that a plan writes, as one commit: the state, its audit entries, its outbox items and the operation row.
import type { AuditDraft } from '../../domain/audit/entry.js';
import type { NewSalt } from '../../domain/audit/leaf.js';
import { LOG_NAMES, logOf } from '../../domain/audit/which-log.js';
import type { Clock } from '../../ports/clock.js';
import { PolicyOutOfDate, tenantGone } from '../../ports/fault.js';
import type { Random } from '../../ports/random.js';
import type { Change, Json } from '../../ports/store.js';
import type { FirstLeases } from './first-leases.js';
import type { LogWatch, Moment } from './moment.js';
import { operationRecord } from './plan.js';
import type { Plan, Transaction } from './plan.js';
import { readOutboxPuts } from './queue-up.js';
import type { Put, Reading } from './reading.js';
import { logHeadSchema, logPuts, LOGS, saltsOf } from './rows/audit-rows.js';
import { operationRow, POLICY } from './rows/names.js';
import { policyRowSchema } from './rows/schemas.js';

export type Planned<T extends Json, R extends Json> = {
  readonly transaction: Transaction<T, R>;
  readonly moment: Moment;
  readonly planned: Plan<T, R>;
  /** Others write much at this moment: what the plan rests on is read once more, right before it is to be written. */
  readonly renews: boolean;
};

export type ChangesNeeds = {
  readonly clock: Clock;
  readonly random: Random;
  readonly logWatch?: LogWatch;
  /** Absent where nobody delivers, or whoever does needs none. */
  readonly firstLeases?: FirstLeases;
};

/**
 * `rolled-back`: it has just shown that the store is. `overtaken`: what the plan rests on says something else by now. Throws
 * `PolicyOutOfDate` where another policy is in force than the one that was decided under.
 */
export async function changesOf<T extends Json, R extends Json>(
  { clock, random, logWatch, firstLeases }: ChangesNeeds,
  { transaction: { operation }, moment, planned, renews }: Planned<T, R>,
): Promise<readonly Change[] | 'rolled-back' | 'overtaken'> {
  const reading = moment.reading.fork();
  const { puts = [], deletes = [], outbox = [], outcome } = planned;
  const audit = stamped(moment, planned);
  const now = clock.now();
  const operationPut = { row: operationRow(operation), value: operationRecord(outcome, now) };
  // What everybody writes is read last, and at the same moment.
  const [renewed, isOld, auditPuts, queued] = await Promise.all([
    renews ? moment.reading.readAgain() : [],
    isOutdated(reading, audit, puts),
    logged(reading, audit, { newSalt: saltsOf(random), logWatch }),
    readOutboxPuts(reading, outbox, { now, first: firstLeases?.next(now) }),
  ]);
  if (renewed === undefined) return 'overtaken';
  if (isOld) {
    throw new PolicyOutOfDate('another policy is in force than the one that this instance sees');
  }
  if (auditPuts === 'rolled-back') return auditPuts;
  reading.renew(renewed);
  return reading.changes([...puts, ...auditPuts, ...queued, operationPut], deletes);
}

function stamped(
  { now, policy }: Moment,
  { audit, under }: Pick<Plan<unknown>, 'audit' | 'under'>,
): readonly AuditDraft[] {
  return audit.map((entry) => ({ ...entry, at: now, policy: under ?? policy.version }));
}

/** The policy is one of the rows that a decision rests on: its entries name the one that it was made under, all the same one. */
async function isOutdated(
  reading: Reading,
  [first]: readonly AuditDraft[],
  puts: readonly Put[],
): Promise<boolean> {
  if (first === undefined) return false;
  const before = await reading.get(POLICY, policyRowSchema);
  const put = puts.find(({ row }) => row === POLICY);
  const after = put === undefined ? before : policyRowSchema.parse(put.value);
  if (after === undefined) throw tenantGone();
  return first.policy !== after.version;
}

/** Each draft in its log. */
async function logged(
  reading: Reading,
  drafts: readonly AuditDraft[],
  { newSalt, logWatch }: { readonly newSalt: NewSalt; readonly logWatch: LogWatch | undefined },
): Promise<readonly Put[] | 'rolled-back'> {
  const puts: Put[] = [];
  for (const log of LOG_NAMES) {
    const own = drafts.filter(({ fact }) => logOf(fact) === log);
    if (own.length === 0) continue;
    const head = await reading.get(LOGS[log].head, logHeadSchema);
    if (head === undefined) throw tenantGone();
    if (log === 'audit' && (await logWatch?.goesOnFrom(head)) === false) return 'rolled-back';
    puts.push(...logPuts(log, { head, drafts: own }, newSalt));
  }
  logWatch?.appended(drafts.map(({ fact }) => fact));
  return puts;
}
