// Everything that a plan writes, as one commit: the state, its audit entries, its outbox items and the operation row.
import { chainEntries } from '../../domain/audit/chain.js';
import type { AuditDraft } from '../../domain/audit/entry.js';
import type { Clock } from '../../ports/clock.js';
import { tenantGone } from '../../ports/fault.js';
import type { Change, Json } from '../../ports/store.js';
import type { Moment } from './moment.js';
import { operationRecord } from './plan.js';
import type { Plan, Transaction } from './plan.js';
import { readOutboxPuts } from './queue-up.js';
import type { Put, Reading } from './reading.js';
import { AUDIT_HEAD, auditRow, operationRow, POLICY, tokenAuditRow } from './rows/names.js';
import { auditHeadSchema, policyRowSchema } from './rows/schemas.js';

type Planned<T extends Json, R extends Json> = {
  readonly transaction: Transaction<T, R>;
  readonly moment: Moment;
  readonly planned: Plan<T, R>;
};

/** `outdated`: another policy is in force than the one that was decided under. */
export async function changesOf<T extends Json, R extends Json>(
  clock: Clock,
  { transaction: { operation }, moment, planned }: Planned<T, R>,
): Promise<readonly Change[] | 'outdated'> {
  const { reading } = moment;
  const { puts = [], deletes = [], outbox = [], outcome } = planned;
  const audit = stamped(moment, planned);
  if (await isOutdated(reading, { audit, puts })) return 'outdated';
  const kept = operationRecord(outcome, clock.now());
  const operationPut = { row: operationRow(operation), value: kept };
  const auditPuts = audit.length === 0 ? [] : await chained(reading, audit);
  const queued = await readOutboxPuts(reading, outbox, clock.now());
  return reading.changes([...puts, ...auditPuts, ...queued, operationPut], deletes);
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
