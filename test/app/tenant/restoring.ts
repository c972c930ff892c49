// A life that is restored into another table, and what is tried there.
import { expect } from '@jest/globals';
import { takeBackup } from '../../../src/app/tenant/backup.js';
import { restoreBackup } from '../../../src/app/tenant/restore.js';
import { createBridge } from '../../../src/app/create-bridge.js';
import type { RunningBridge } from '../../../src/app/create-bridge.js';
import type { RequestId } from '../../../src/domain/ids.js';
import type { Policy } from '../../../src/domain/policy/policy.js';
import type { Store } from '../../../src/ports/store.js';
import { FakeRandom } from '../../fakes/fake-random.js';
import { quietLog } from '../../fakes/quiet-log.js';
import { EVERYBODY, fine, TENANT } from '../trial.js';
import type { Trial } from '../trial.js';

export async function over(trial: Trial, store: Store, policy: Policy): Promise<RunningBridge> {
  return createBridge({
    ...trial.parts,
    store,
    random: new FakeRandom('restored'),
    tenantId: TENANT,
    policy: () => policy,
    policyMoved: async () => undefined,
    log: quietLog,
    lookEveryMs: 1_000_000,
  });
}

export async function restoredInto(store: Store, trial: Trial, from: Store): Promise<void> {
  const { clock, policy, random } = trial.parts;
  const backup = fine(await takeBackup({ store: from, tenantId: TENANT, clock }));
  fine(
    await restoreBackup(
      { store, tenantId: TENANT, clock, random, policy: policy.version, by: 'console:here' },
      backup,
    ),
  );
}

export async function liftByTwo({ bridge }: RunningBridge, { as }: Trial): Promise<void> {
  const half = { ok: true, value: { kind: 'half-lifted' } };
  expect(await bridge.unfreeze(as('adele'), EVERYBODY)).toMatchObject(half);
  const again = await bridge.unfreeze(as('adele'), EVERYBODY);
  expect(again).toMatchObject({ refusal: { code: 'LIFTED_IT_YOURSELF' } });
  const whole = { ok: true, value: { kind: 'lifted' } };
  expect(await bridge.unfreeze(as('isaiah'), EVERYBODY)).toMatchObject(whole);
}

export async function nothingComesOf(
  { bridge }: RunningBridge,
  { as }: Trial,
  requests: Iterable<RequestId>,
): Promise<void> {
  for (const id of requests) {
    for (const name of ['alex', 'lee'] as const) {
      await bridge.actOnRequest(as('megan'), id, { kind: 'approve' });
      await bridge.actOnRequest(as('diego'), id, { kind: 'approve' });
      await bridge.actOnRequest(as(name), id, { kind: 'break-glass', reason: 'now' });
      const shown = await bridge.showCode(as(name), id);
      expect(shown.ok ? shown.value.shown : undefined).toBeUndefined();
    }
  }
}
