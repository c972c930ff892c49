// A backup of the table, and the way back: everything goes on where it was, and nothing is ever put over something else.
import { describe, expect, test } from '@jest/globals';
import { fc } from '../../properties.js';
import { allRows, takeBackup } from '../../../src/app/tenant/backup.js';
import type { Backup } from '../../../src/app/tenant/backup.js';
import { parseBackup, writeBackup } from '../../../src/app/tenant/backup-text.js';
import { createBridge } from '../../../src/app/create-bridge.js';
import { restoreBackup } from '../../../src/app/tenant/restore.js';
import { instant, parseTenantId } from '../../../src/domain/ids.js';
import type { RequestId, TenantId } from '../../../src/domain/ids.js';
import { StoreUnavailable } from '../../../src/ports/fault.js';
import type { Change, CommitResult, Page, RowRange } from '../../../src/ports/store.js';
import { MemoryStore } from '../../fakes/memory-store.js';
import { quietLog } from '../../fakes/quiet-log.js';
import { fine, meet, must, openTrial, readAudit, TENANT } from '../trial.js';
import type { Bridge, Trial } from '../trial.js';

async function approved(): Promise<{ trial: Trial; id: RequestId; backup: Backup }> {
  const trial = await openTrial();
  await meet(trial, 'alex', 'megan');
  const id = await trial.requestBy('alex');
  fine(await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' }));
  const backup = fine(await takeBackup(trial.deps));
  return { trial, id, backup };
}

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

const restored = async (trial: Trial, store: MemoryStore, backup: Backup) =>
  restoreBackup({ ...trial.deps, store }, fine(parseBackup(writeBackup(backup))));

describe('a backup', () => {
  test('into an empty table: an approved request goes on to its code, and the audit goes on too', async () => {
    const { trial, id, backup } = await approved();
    const store = new MemoryStore();
    expect(await restored(trial, store, backup)).toEqual({
      ok: true,
      value: (await allRows(store, TENANT)).length,
    });
    const bridge = await bridgeOver(trial, store);
    expect(fine(await bridge.showCode(trial.as('alex'), id)).shown).toBeDefined();
    const facts = (await readAudit(store)).map(({ fact }) => fact);
    expect(facts).toContainEqual({ action: 'tenant.restored', backedUpAt: backup.at });
    expect(facts.at(-1)).toMatchObject({ action: 'release.handed-out' });
  });

  test('into the table of a bot that has started and done nothing', async () => {
    const { trial, id, backup } = await approved();
    const store = new MemoryStore();
    const bridge = await bridgeOver(trial, store);
    fine(await restored(trial, store, backup));
    expect(fine(await bridge.showCode(trial.as('alex'), id)).shown).toBeDefined();
    await readAudit(store);
  });

  test('never over tokens and requests that are there', async () => {
    const { trial, backup } = await approved();
    // Nothing of its own goes on while the two are held against each other.
    await trial.outbox.drain();
    const before = await allRows(trial.deps.store, TENANT);
    expect(await restoreBackup(trial.deps, backup)).toEqual({
      ok: false,
      refusal: { code: 'TABLE_IN_USE' },
    });
    expect(await allRows(trial.deps.store, TENANT)).toEqual(before);
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
    const bridge = await bridgeOver(trial, store);
    expect(fine(await bridge.showCode(trial.as('alex'), id)).shown).toBeDefined();
  });

  test('is of one moment: what is decided meanwhile makes it be taken again, or not at all', async () => {
    const { trial } = await approved();
    const store = new BusyStore();
    fine(await restored(trial, store, fine(await takeBackup(trial.deps))));
    const bridge = await bridgeOver(trial, store);
    let busy = 2;
    store.whileListed = async () => {
      busy -= 1;
      if (busy >= 0) await bridge.whoAmI(trial.as('alex'));
      if (busy >= 0) await bridge.freeze(trial.as('adele'), { typedName: null, reason: '' });
      if (busy >= 0) await bridge.unfreeze(trial.as('isaiah'), { typedName: null, reason: '' });
    };
    const deps = { ...trial.deps, store };
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
    expect(await allRows(store, TENANT)).toEqual([]);
  });

  test('of an empty table there is none', async () => {
    const { trial } = await approved();
    expect(await takeBackup({ ...trial.deps, store: new MemoryStore() })).toMatchObject({
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

/** An object with these keys and values, whatever they are called. */
function jsonObject(entries: readonly (readonly [string, unknown])[]): Backup['rows'][0]['value'] {
  const fields = entries.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`);
  return JSON.parse(`{${fields.join(',')}}`) as Backup['rows'][0]['value'];
}

describe('a backup as text', () => {
  // Parsed from text, so that a key called `__proto__` is one, as in every row that was read.
  const json = fc
    .array(fc.tuple(fc.oneof(fc.string(), fc.constant('__proto__')), fc.jsonValue()))
    .map((entries) => jsonObject(entries));
  const row = fc.record({ row: fc.stringMatching(/^[a-z]+~[0-9a-z]{1,9}$/), value: json });
  const backup = fc.record({
    tenantId: fc.constant(TENANT),
    at: fc.nat().map(instant),
    rows: fc.array(row, { maxLength: 5 }),
  });

  test('is read as it was written', () => {
    fc.assert(
      fc.property(backup, (one) => {
        expect(JSON.stringify(parseBackup(writeBackup(one as Backup)))).toBe(
          JSON.stringify({ ok: true, value: one }),
        );
      }),
    );
  });

  test.each(['{"__proto__":null}', '{"":{"__proto__":0}}', '{"":[{"__proto__":{}}]}'])(
    'keeps every key of %s',
    (value) => {
      const rows = [{ row: 'a~1', value: JSON.parse(value) as Backup['rows'][0]['value'] }];
      const read = parseBackup(writeBackup({ tenantId: TENANT, at: instant(0), rows }));
      if (!read.ok) throw new Error('it is whole');
      expect(JSON.stringify(read.value.rows[0]?.value)).toBe(value);
    },
  );

  test('is refused where any of it is missing or another', () => {
    fc.assert(
      fc.property(backup, fc.nat(), fc.constantFrom('', 'x', '\n'), (one, at, by) => {
        const text = writeBackup(one);
        const place = at % text.length;
        const changed = text.slice(0, place) + by + text.slice(place + 1);
        if (changed !== text) expect(parseBackup(changed).ok).toBe(false);
      }),
    );
  });

  test('is told from what is none', () => {
    expect(parseBackup('{"roles":{}}\n')).toMatchObject({ refusal: { code: 'NOT_A_BACKUP' } });
    expect(parseBackup('')).toMatchObject({ refusal: { code: 'NOT_A_BACKUP' } });
  });
});
