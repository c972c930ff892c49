// Names and what was typed go when the policy's days are over, from the disk too; the entries stay and verify. Broken off, it goes on; two
// instances at once forget nothing twice; and somebody's erasing that was broken off is gone on with.
import { expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openSqliteStore } from '../../../src/adapters/local/sqlite-store.js';
import { createBridge } from '../../../src/app/create-bridge.js';
import { erasePerson } from '../../../src/app/tenant/erase-person.js';
import { ownerRow, personRow } from '../../../src/app/commit/rows/names.js';
import { retention as retentionOfFile } from '../../../src/config/policy/retention.js';
import { verifyStore } from '../../../src/compose/cli/run-audit-check.js';
import { StoreUnavailable } from '../../../src/ports/fault.js';
import type { Change, CommitResult, Store } from '../../../src/ports/store.js';
import { temporaryFolder } from '../../adapters/local/temporary-folder.js';
import { AT, groundOver, listening } from '../../compose/cli/ground-over.js';
import { MemoryStore } from '../../fakes/memory-store.js';
import { quietLog } from '../../fakes/quiet-log.js';
import { fine, meet, openTrial, PEOPLE, samplePolicy, TENANT } from '../trial.js';
import type { Trial } from '../trial.js';

const DAY = 24 * 3600;
const OLD = 'Alice Example left it in the taxi';
const NEW = 'and lost it once more';
const retention = { days: 400, requestDays: 30, reviewDays: 60, backupDays: 30 };

async function opened(store: Store = new MemoryStore()): Promise<Trial> {
  const trial = await openTrial({ store, policy: samplePolicy({ retention }) });
  await meet(trial, 'adele', 'isaiah');
  return trial;
}

async function frozen(trial: Trial, times: number, reason: string): Promise<void> {
  for (let at = 0; at < times; at += 1) {
    fine(await trial.bridge.freeze(trial.as('adele'), { typedName: 'alice', reason }));
    fine(await trial.bridge.unfreeze(trial.as('isaiah'), { typedName: 'alice', reason: '' }));
  }
}

async function days(trial: Trial, number: number): Promise<void> {
  trial.parts.clock.advanceSeconds(number * DAY);
  await trial.outbox.drain();
}

const reasons = async (trial: Trial): Promise<readonly string[]> =>
  (await trial.audit()).flatMap(({ fact }) => (fact.action === 'freeze.set' ? [fact.reason] : []));
const forgotten = async (trial: Trial): Promise<readonly number[]> =>
  (await trial.audit()).flatMap(({ fact }) =>
    fact.action === 'texts.forgotten' ? [fact.texts] : [],
  );

test('after as many days as the policy says, from the disk too; the log verifies, and says how many', async () => {
  const file = join(await temporaryFolder(), 'store.db');
  const trial = await opened(await openSqliteStore(file));
  const onDisk = async (): Promise<string> => {
    const files = ['', '-wal'].map(async (end) => readFile(`${file}${end}`, 'latin1'));
    return (await Promise.all(files)).join('');
  };
  await frozen(trial, 2, OLD);
  await days(trial, 399);
  await frozen(trial, 1, NEW);
  expect(await reasons(trial)).toEqual([OLD, OLD, NEW]);
  expect(await onDisk()).toContain(OLD);
  await days(trial, 2);
  expect(await reasons(trial)).toEqual(['(erased)', '(erased)', NEW]);
  expect(await onDisk()).not.toContain('in the taxi');
  expect(await onDisk()).toContain(NEW);
  expect(await forgotten(trial)).toEqual([2]);
  const saying = listening();
  const on = { ground: groundOver(trial), person: null, by: AT, saying };
  const { exit } = await verifyStore({ checkpoints: undefined, key: undefined })(on);
  expect([exit, saying.lines.join('\n')]).toEqual([0, expect.stringContaining('2 erased')]);
  await days(trial, 2);
  expect(await forgotten(trial)).toEqual([2]);
});

test('broken off in the middle, it goes on from there; two instances at once forget nothing twice', async () => {
  let left = Infinity;
  class Failing extends MemoryStore {
    override async commit(...given: Parameters<MemoryStore['commit']>): Promise<CommitResult> {
      const isErasing = given[1].some((change: Change) => 'erases' in change);
      if (isErasing && left-- <= 0) throw new StoreUnavailable('as planned');
      return super.commit(...given);
    }
  }
  const trial = await opened(new Failing());
  await frozen(trial, 45, OLD);
  left = 1;
  await days(trial, 401);
  expect((await reasons(trial)).filter((one) => one === OLD)).toHaveLength(5);
  left = Infinity;
  const second = await createBridge({
    ...trial.parts,
    tenantId: TENANT,
    policy: () => trial.parts.policy,
    policyMoved: async () => undefined,
    log: quietLog,
    lookEveryMs: 1_000_000,
  });
  trial.parts.clock.advanceSeconds(DAY);
  await Promise.all([trial.outbox.drain(), second.outbox.drain()]);
  expect(new Set(await reasons(trial))).toEqual(new Set(['(erased)']));
  expect(await forgotten(trial)).toEqual([40, 5]);
});

test('a clock that jumps ahead takes nothing at once: it has to be so a day later, too', async () => {
  const trial = await opened();
  await days(trial, 0);
  await frozen(trial, 1, OLD);
  await days(trial, 3650);
  expect(await reasons(trial)).toEqual([OLD]);
  trial.parts.clock.advanceSeconds(3600);
  await trial.outbox.drain();
  expect(await reasons(trial)).toEqual([OLD]);
  await days(trial, 1);
  expect(await reasons(trial)).toEqual(['(erased)']);
});

test.each([89, 1, 0])('a policy by which it would be %d days is refused', (few) => {
  const parsed = retentionOfFile.safeParse({ days: few });
  expect(parsed.error?.issues).toMatchObject([
    { path: ['days'], message: 'must be a whole number from 90 to 36500' },
  ]);
  expect(retentionOfFile.parse({ days: 90 }).days).toBe(90);
});

test('somebody’s erasing that was broken off is gone on with from the outbox', async () => {
  const trial = await opened();
  await meet(trial, 'diego');
  const asked = { typedName: 'diego', reason: 'Diego Siciliani' };
  fine(await trial.bridge.freeze(trial.as('adele'), asked));
  fine(await trial.bridge.unfreeze(trial.as('isaiah'), { typedName: 'diego', reason: '' }));
  trial.parts.clock.advanceSeconds(401 * DAY);
  const nobody = { people: [], groups: [] };
  const roles = {
    requester: nobody,
    provisioner: nobody,
    approver: nobody,
    auditor: nobody,
    security: nobody,
    operator: nobody,
  };
  Object.assign(trial.parts, { policy: samplePolicy({ retention, roles }) });
  const eraser = { by: PEOPLE.adele, personId: PEOPLE.adele } as const;
  const transact = async (): Promise<never> =>
    Promise.reject(new StoreUnavailable('killed before the first batch'));
  await expect(erasePerson({ ...trial.deps, transact }, eraser, PEOPLE.diego)).rejects.toThrow();
  expect(await trial.deps.store.get(TENANT, personRow(PEOPLE.diego))).toBeDefined();
  trial.parts.clock.advanceSeconds(901);
  await trial.outbox.drain();
  expect(await trial.deps.store.get(TENANT, personRow(PEOPLE.diego))).toBeUndefined();
  expect(await trial.deps.store.get(TENANT, ownerRow(PEOPLE.diego))).toBeUndefined();
  const facts = (await trial.audit()).map(({ fact }) => fact);
  expect(facts).toContainEqual(expect.objectContaining({ action: 'person.erased' }));
});
