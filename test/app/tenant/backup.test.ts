// A backup of the table, and the way back: everything goes on where it was, and nothing is ever put over something else.
import { describe, expect, test } from '@jest/globals';
import { readAllRows, takeBackup } from '../../../src/app/tenant/backup.js';
import type { Backup } from '../../../src/app/tenant/backup.js';
import { makeBackupKey } from '../../../src/app/tenant/backup-key.js';
import { noteBackup } from '../../../src/app/tenant/note-backup.js';
import { createBridge } from '../../../src/app/create-bridge.js';
import { restoreBackup } from '../../../src/app/tenant/restore.js';
import { parseTenantId } from '../../../src/domain/ids.js';
import type { RequestId, TenantId } from '../../../src/domain/ids.js';
import { StoreUnavailable } from '../../../src/ports/fault.js';
import type { Change, CommitResult, Page, RowRange, Store } from '../../../src/ports/store.js';
import { FakeRandom } from '../../fakes/fake-random.js';
import { FakeSeedVault } from '../../fakes/fake-seed-vault.js';
import { MemoryStore } from '../../fakes/memory-store.js';
import { quietLog } from '../../fakes/quiet-log.js';
import { fine, meet, must, openTrial, readAudit, TENANT } from '../trial.js';
import type { Bridge, Trial } from '../trial.js';

async function approved(): Promise<{ trial: Trial; id: RequestId; backup: Backup }> {
  const trial = await openTrial();
  await meet(trial, 'alex', 'megan');
  const id = await trial.requestBy('alex');
  fine(await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' }));
  return { trial, id, backup: fine(await takeBackup(rowsOf(trial))) };
}

/** As they lie there, with their shapes. */
const rowsOf = ({ parts }: Trial, store = parts.store) => ({
  store,
  tenantId: TENANT,
  clock: parts.clock,
  random: parts.random,
  policy: parts.policy.version,
  by: 'console:here' as const,
});

async function bridgeOver(trial: Trial, store: MemoryStore): Promise<Bridge> {
  const running = await createBridge({
    ...trial.parts,
    store,
    tenantId: TENANT,
    policy: () => trial.parts.policy,
    policyMoved: async () => undefined,
    log: quietLog,
    lookEveryMs: 1_000_000,
  });
  return running.bridge;
}

const restored = async (trial: Trial, store: Store, backup: Backup) =>
  restoreBackup(rowsOf(trial, store), backup);

const RESTORED = 'tenant.restored';

/** Nothing comes of it, and nothing of another one. */
async function isOver(bridge: Bridge, trial: Trial, id: RequestId): Promise<void> {
  const over = { code: 'REQUEST_OVER', state: 'stopped' };
  expect(fine(await bridge.showCode(trial.as('alex'), id)).refusal).toEqual(over);
  const ask = { typedName: 'alice', reason: 'once more', byMail: false };
  const another = await bridge.askForCode(trial.as('alex'), ask);
  expect(another).toMatchObject({ refusal: { code: 'FROZEN' } });
}

describe('a backup', () => {
  test('into an empty table: what was open has ended, all is frozen, and the audit goes on', async () => {
    const { trial, id, backup } = await approved();
    const store = new MemoryStore();
    expect(await restored(trial, store, backup)).toEqual({
      ok: true,
      value: (await readAllRows(store, TENANT)).length,
    });
    const bridge = await bridgeOver(trial, store);
    await isOver(bridge, trial, id);
    const facts = (await readAudit(store)).map(({ fact }) => fact);
    const entries = backup.rows.filter(({ row }) => row.startsWith('audit~')).length;
    expect(facts).toContainEqual({
      action: 'tenant.restored',
      backedUpAt: backup.at,
      requestsEnded: 1,
      seedsBurnt: 1,
      freezesKept: 0,
      log: { origin: 1, size: entries, root: expect.any(String) },
    });
    expect(facts).toContainEqual({ action: 'request.stopped', cause: 'restored' });
  });

  test('into the table of a bot that has started and done nothing', async () => {
    const { trial, id, backup } = await approved();
    const store = new MemoryStore();
    const bridge = await bridgeOver(trial, store);
    fine(await restored(trial, store, backup));
    await isOver(bridge, trial, id);
    const [first] = (await readAudit(store)).filter(({ fact: { action } }) => action === RESTORED);
    expect(first?.fact).toMatchObject({ instead: { origin: 1, size: 1 } });
  });

  test('never over tokens and requests that are there', async () => {
    const { trial, backup } = await approved();
    // Nothing of its own goes on while the two are held against each other.
    await trial.outbox.drain();
    const before = await readAllRows(trial.deps.store, TENANT);
    expect(await restored(trial, trial.parts.store, backup)).toEqual({
      ok: false,
      refusal: { code: 'TABLE_IN_USE' },
    });
    expect(await readAllRows(trial.deps.store, TENANT)).toEqual(before);
  });

  test('that is broken off goes on where it was, and decides nothing before it is whole', async () => {
    const { trial, id, backup } = await approved();
    const store = new BreakingStore();
    for (store.commitsLeft = 0; ; store.commitsLeft += 1) {
      const { commitsLeft } = store;
      try {
        fine(await restored(trial, store, backup));
        break;
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) throw error;
      }
      expect(commitsLeft).toBeLessThan(50);
      store.commitsLeft = commitsLeft;
    }
    store.commitsLeft = Infinity;
    await isOver(await bridgeOver(trial, store), trial, id);
    await readAudit(store);
  });

  test('is of one moment: what is decided meanwhile makes it be taken again, or not at all', async () => {
    const { trial } = await approved();
    const store = new BusyStore();
    fine(await restored(trial, store, fine(await takeBackup(rowsOf(trial)))));
    const bridge = await bridgeOver(trial, store);
    let busy = 2;
    store.whileListed = async () => {
      busy -= 1;
      if (busy >= 0) await bridge.whoAmI(trial.as('alex'));
      if (busy >= 0) await bridge.freeze(trial.as('adele'), { typedName: null, reason: '' });
      if (busy >= 0) await bridge.unfreeze(trial.as('isaiah'), { typedName: null, reason: '' });
    };
    const deps = rowsOf(trial, store);
    const later = new MemoryStore();
    fine(await restored(trial, later, fine(await takeBackup(deps))));
    await readAudit(later);
    busy = Infinity;
    expect(await takeBackup(deps)).toEqual({ ok: false, refusal: { code: 'TOO_MUCH_GOES_ON' } });
  });

  test.each<readonly [string, (backup: Backup) => Backup]>([
    ['OTHER_TENANT', (backup) => ({ ...backup, tenantId: OTHER })],
    [
      'AUDIT_BROKEN',
      (backup) => ({ ...backup, rows: backup.rows.filter(({ row }) => !/^audit~0*2$/.test(row)) }),
    ],
    [
      'AUDIT_BROKEN',
      (backup) => ({ ...backup, rows: backup.rows.filter(({ row }) => row !== 'audit-head') }),
    ],
  ])('that cannot be this tenant’s own is refused: %s', async (code, change) => {
    const { trial, backup } = await approved();
    const store = new MemoryStore();
    expect(await restored(trial, store, change(backup))).toEqual({ ok: false, refusal: { code } });
    expect(await readAllRows(store, TENANT)).toEqual([]);
  });

  test('is in the audit before it is taken, and its key is destroyed when its days are over', async () => {
    const { trial } = await approved();
    // What is due would be done by the first instance, with the vault that it had.
    await trial.outbox.stop();
    const vault = new FakeSeedVault();
    const running = await openTrial({ ...trial.parts, vault });
    const deps = { ...rowsOf(running), vault, random: new FakeRandom('backup') };
    const { header } = await makeBackupKey(deps, 30);
    fine(await noteBackup(deps, header));
    expect((await running.audit()).at(-1)?.fact).toEqual({
      action: 'backup.taken',
      key: header.reference,
      until: header.until,
    });
    running.parts.clock.advanceSeconds(30 * 24 * 3600 - 1);
    await running.outbox.drain();
    expect(vault.holds(header.reference)).toBe(true);
    running.parts.clock.advanceSeconds(1);
    await running.outbox.drain();
    expect(vault.holds(header.reference)).toBe(false);
    const facts = (await running.audit()).map(({ fact }) => fact);
    expect(facts).toContainEqual({ action: 'backup.forgotten', key: header.reference });
  });

  test('of an empty table there is none', async () => {
    const { trial } = await approved();
    expect(await takeBackup(rowsOf(trial, new MemoryStore()))).toMatchObject({
      refusal: { code: 'NOTHING_TO_BACK_UP' },
    });
  });
});

const OTHER = must(parseTenantId('7e57ab1e-0000-4000-8000-0000000000ff'));

class BreakingStore extends MemoryStore {
  commitsLeft = Infinity;

  override async commit(partition: TenantId, changes: readonly Change[]): Promise<CommitResult> {
    if (this.commitsLeft === 0) throw new StoreUnavailable('the line broke');
    this.commitsLeft -= 1;
    return super.commit(partition, changes);
  }
}

class BusyStore extends MemoryStore {
  whileListed: () => Promise<void> = async () => undefined;

  override async list(partition: TenantId, range: RowRange): Promise<Page> {
    const page = await super.list(partition, range);
    if (range.from === '-') await this.whileListed();
    return page;
  }
}
