// The rows that every decision reads must be there before the first one: the heads of the audit's logs and the freeze.
import { EMPTY_LOG } from '../../domain/audit/log.js';
import type { Deps } from '../deps.js';
import { policyRowOf } from './policy-change.js';
import { takeOverChain } from './take-over-chain.js';
import { takeOverFreezes } from './take-over-freezes.js';
import { takeOverLedgers } from './take-over-ledgers.js';
import { logPuts, saltsOf } from '../commit/rows/audit-rows.js';
import {
  AUDIT_HEAD,
  COUNTED_BY_SEED,
  FREEZE,
  POLICY,
  REFUSALS_HEAD,
} from '../commit/rows/names.js';
import { queueUp, readOutboxChanges } from '../commit/queue-up.js';
import { LOOK_AT_CHATS, SWEEP } from '../commit/rows/tenant-items.js';

/** Idempotent: a tenant that is open already stays as it is. */
export async function openTenant(
  deps: Pick<Deps, 'store' | 'tenantId' | 'clock' | 'random' | 'policy'>,
): Promise<void> {
  if ((await deps.store.get(deps.tenantId, AUDIT_HEAD)) !== undefined) {
    await takeOverChain(deps);
    await takeOverFreezes(deps);
    await takeOverLedgers(deps);
    const now = deps.clock.now();
    return queueUp(deps, [LOOK_AT_CHATS.draft(now, { urgent: false })], now);
  }
  const now = deps.clock.now();
  const fact = { action: 'tenant.opened' } as const;
  const draft = { at: now, actor: 'bridge', policy: deps.policy().version, fact } as const;
  const log = logPuts('audit', { head: EMPTY_LOG, drafts: [draft] }, saltsOf(deps.random));
  // A conflict means that another instance has just opened it.
  await deps.store.commit(deps.tenantId, [
    { kind: 'insert', row: FREEZE, value: { all: null } },
    { kind: 'insert', row: COUNTED_BY_SEED, value: {} },
    { kind: 'insert', row: POLICY, value: policyRowOf(deps.policy()) },
    ...(await readOutboxChanges(deps, [SWEEP.draft(now, {})], now)),
    { kind: 'insert', row: REFUSALS_HEAD, value: EMPTY_LOG },
    ...log.map((put) => ({ kind: 'insert' as const, ...put })),
  ]);
}
