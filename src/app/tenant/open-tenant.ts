// The rows that every decision reads must be there before the first one: the audit's head and the freeze.
import { chainEntries, EMPTY_HEAD } from '../../domain/audit/chain.js';
import type { Deps } from '../deps.js';
import { policyRowOf } from './policy-change.js';
import { takeOverFreezes } from './take-over-freezes.js';
import { takeOverLedgers } from './take-over-ledgers.js';
import { AUDIT_HEAD, auditRow, COUNTED_BY_SEED, FREEZE, POLICY } from '../commit/rows/names.js';
import { queueUp, readOutboxChanges } from '../commit/queue-up.js';
import { LOOK_AT_CHATS, SWEEP } from '../commit/rows/tenant-items.js';

/** Idempotent: a tenant that is open already stays as it is. */
export async function openTenant(
  deps: Pick<Deps, 'store' | 'tenantId' | 'clock' | 'policy'>,
): Promise<void> {
  if ((await deps.store.get(deps.tenantId, AUDIT_HEAD)) !== undefined) {
    await takeOverFreezes(deps);
    await takeOverLedgers(deps);
    const now = deps.clock.now();
    return queueUp(deps, [LOOK_AT_CHATS.draft(now, { urgent: false })], now);
  }
  const now = deps.clock.now();
  const chain = chainEntries(EMPTY_HEAD, [
    {
      at: now,
      actor: 'bridge',
      policy: deps.policy().version,
      fact: { action: 'tenant.opened' },
    },
  ]);
  // A conflict means that another instance has just opened it.
  await deps.store.commit(deps.tenantId, [
    { kind: 'insert', row: AUDIT_HEAD, value: chain.head },
    { kind: 'insert', row: FREEZE, value: { all: null } },
    { kind: 'insert', row: COUNTED_BY_SEED, value: {} },
    { kind: 'insert', row: POLICY, value: policyRowOf(deps.policy()) },
    ...(await readOutboxChanges(deps, [SWEEP.draft(now, {})], now)),
    ...chain.entries.map((entry) => ({
      kind: 'insert' as const,
      row: auditRow(entry.seq),
      value: entry,
    })),
  ]);
}
