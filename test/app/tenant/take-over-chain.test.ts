// A store whose audit is a chain of hashes, as older programs made it: it becomes a log once, and only where the chain is whole.
import { beforeAll, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openSqliteStore } from '../../../src/adapters/local/sqlite-store.js';
import { AUDIT_HEAD, auditRow } from '../../../src/app/commit/rows/names.js';
import { chainHeadSchema, logHeadSchema } from '../../../src/app/commit/rows/audit-rows.js';
import { readAllRows, takeBackup } from '../../../src/app/tenant/backup.js';
import type { BackupRow } from '../../../src/app/tenant/backup.js';
import { restoreBackup } from '../../../src/app/tenant/restore.js';
import { canonicalJson } from '../../../src/domain/audit/canonical-json.js';
import { instant } from '../../../src/domain/ids.js';
import { StoreUnavailable } from '../../../src/ports/fault.js';
import type { CommitResult } from '../../../src/ports/store.js';
import { FakeClock } from '../../fakes/fake-clock.js';
import { MemoryStore } from '../../fakes/memory-store.js';
import { fine, must, openTrial, readAudit, TENANT } from '../trial.js';

const KEPT = fileURLToPath(new URL('../../fixtures/stores/before-tree.sqlite', import.meta.url));
const LATER = instant(Date.UTC(2026, 10, 24, 13));

let kept: readonly BackupRow[] = [];
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'chain-'));
  await copyFile(KEPT, join(folder, 'store.sqlite'));
  const store = await openSqliteStore(join(folder, 'store.sqlite'));
  kept = (await readAllRows(store, TENANT)).map(({ row, value }) => ({ row, value }));
  await store.close();
  await rm(folder, { recursive: true });
});

class BreakingStore extends MemoryStore {
  commitsLeft = Infinity;

  override async commit(...of: Parameters<MemoryStore['commit']>): Promise<CommitResult> {
    if (this.commitsLeft === 0) throw new StoreUnavailable('it is gone');
    this.commitsLeft -= 1;
    return super.commit(...of);
  }
}

async function filled(rows = kept): Promise<BreakingStore> {
  const store = new BreakingStore();
  for (const { row, value } of rows) await store.commit(TENANT, [{ kind: 'insert', row, value }]);
  return store;
}

const start = async (store: MemoryStore) => openTrial({ store, clock: new FakeClock(LATER) });
const chained = () => kept.filter(({ row }) => row.startsWith('audit~'));
const changed = (row: string, value: BackupRow['value']): readonly BackupRow[] =>
  kept.map((one) => (one.row === row ? { row, value: { ...one.value, ...value } } : one));

/** The same store, had more happened: more entries than go into one commit. */
function longer(length: number): readonly BackupRow[] {
  const entries = chained().map(({ value }) => value);
  let head = { seq: entries.length, hash: chainHeadSchema.parse(entries.at(-1)).hash };
  const more: BackupRow[] = [];
  while (head.seq < length) {
    const { hash: _hash, ...last } = must(entries.at(-1));
    const unhashed = { ...last, seq: head.seq + 1, previous: head.hash };
    const hash = createHash('sha256').update(canonicalJson(unhashed)).digest('hex');
    more.push({ row: auditRow(unhashed.seq), value: { ...unhashed, hash } });
    head = { seq: unhashed.seq, hash };
  }
  return [...changed(AUDIT_HEAD, head), ...more];
}

describe('an audit that is a chain', () => {
  test('becomes a log, entry for entry, and says where the chain had ended', async () => {
    const store = await filled();
    const { seq, hash } = must(kept.find(({ row }) => row === AUDIT_HEAD)).value;
    await start(store);
    const audit = await readAudit(store);
    expect(chained().length).toBeGreaterThan(20);
    for (const [at, { value }] of chained().entries()) {
      const { previous: _previous, hash: _hash, ...entry } = value;
      expect(audit[at]).toEqual(entry);
    }
    const begun = { action: 'log.begun', chained: { seq, hash } };
    expect(audit[chained().length]).toMatchObject({ seq: chained().length + 1, fact: begun });
    await start(store);
    expect((await readAudit(store)).filter(({ fact }) => fact.action === 'log.begun')).toHaveLength(
      1,
    );
  });

  test.each([
    ['an entry is changed', () => changed(must(chained()[3]).row, { actor: 'bridge', at: 7 })],
    ['an entry is missing', () => kept.filter(({ row }) => row !== must(chained()[3]).row)],
    ['its end is cut off', () => kept.filter(({ row }) => row !== must(chained().at(-1)).row)],
    ['its head is another', () => changed(AUDIT_HEAD, { hash: '0'.repeat(64) })],
  ])('is not taken over where %s, and nothing is decided on it', async (_what, rows) => {
    const store = await filled(rows());
    const before = await readAllRows(store, TENANT);
    await expect(start(store)).rejects.toThrow(
      /^the audit is not as it was written, from entry \d+ on$/,
    );
    expect(await readAllRows(store, TENANT)).toEqual(before);
  });

  test('broken off at any commit, it goes on where it was', async () => {
    for (let most = 0; ; most += 1) {
      const store = await filled(longer(110));
      store.commitsLeft = most;
      const broken = await start(store).then(
        () => false,
        () => true,
      );
      store.commitsLeft = Infinity;
      await start(store);
      const audit = await readAudit(store);
      expect(audit.slice(0, 111).map(({ seq }) => seq)).toEqual(
        Array.from({ length: 111 }, (_none, at) => at + 1),
      );
      expect(audit[110]?.fact.action).toBe('log.begun');
      if (!broken) break;
    }
  });

  test('two programs that start at once make one log of it', async () => {
    const store = await filled();
    await Promise.allSettled([start(store), start(store)]);
    await start(store);
    const head = logHeadSchema.parse(must(await store.get(TENANT, AUDIT_HEAD)).value);
    expect(head).toMatchObject({ origin: 1, first: 1 });
    const begun = (await readAudit(store)).filter(({ fact }) => fact.action === 'log.begun');
    expect(begun).toHaveLength(1);
  });

  test('in a backup it is put back as a log that has ended', async () => {
    const clock = new FakeClock(LATER);
    const { parts } = await openTrial();
    const backup = fine(await takeBackup({ store: await filled(), tenantId: TENANT, clock }));
    const store = new MemoryStore();
    const policy = parts.policy.version;
    const given = { store, tenantId: TENANT, clock, random: parts.random, policy };
    fine(await restoreBackup({ ...given, by: 'console:here' }, backup));
    const audit = await readAudit(store);
    const log = { origin: 1, size: chained().length + 1 };
    expect(audit.find(({ fact }) => fact.action === 'tenant.restored')?.fact).toMatchObject({
      log,
    });
    expect(logHeadSchema.parse(must(await store.get(TENANT, AUDIT_HEAD)).value)).toMatchObject({
      origin: 2,
      first: chained().length + 2,
    });
  });
});
