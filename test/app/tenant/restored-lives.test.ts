// What is over stays over (DESIGN §3.15). A random life is backed up at a random moment, goes on, and is restored into a new table:
// nothing that the later life had used, stopped or ended is possible again, before and after two people have lifted the freeze.
import { describe, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { takeBackup } from '../../../src/app/tenant/backup.js';
import { restoreBackup } from '../../../src/app/tenant/restore.js';
import type { RunningBridge } from '../../../src/app/create-bridge.js';
import { POLICY } from '../../../src/app/commit/rows/names.js';
import { policyRowSchema } from '../../../src/app/commit/rows/schemas.js';
import type { Policy } from '../../../src/domain/policy/policy.js';
import type { Store } from '../../../src/ports/store.js';
import { MemoryStore } from '../../fakes/memory-store.js';
import { Dice } from '../dice.js';
import { captured, OTHER_SEED, Sitting } from '../provisioning/sitting.js';
import { play } from '../sequence-play.js';
import { Stage } from '../sequence-stage.js';
import { liftByTwo, nothingComesOf, over, restoredInto } from './restoring.js';
import { EVERYBODY, fine, meet, must, openedBy, openTrial, readAudit, TENANT } from '../trial.js';
import type { Trial } from '../trial.js';
import { openSqliteStore } from '../../../src/adapters/local/sqlite-store.js';
import { temporaryFolder } from '../../adapters/local/temporary-folder.js';
import { isOn } from '../../../scripts/environment.mjs';

const LIVES = isOn(process.env, 'HEAVY') ? 1_000 : 8;
const ALICE = { typedName: 'alice', reason: '' };

/** The steps that any code of the sample was given out with. */
async function stepsGiven(store: Store): Promise<Set<number>> {
  const { rows } = await store.list(TENANT, { from: 'given~', to: 'given~~', limit: 1000 });
  return new Set(rows.map(({ row }) => Number(row.split('~').at(-1))));
}

async function aLife(seed: number): Promise<void> {
  const dice = new Dice(seed);
  const stage = new Stage(seed);
  await stage.open();
  await play(stage, dice.one([3, 8, 15, 25]));
  stage.mendLine();
  const before = new MemoryStore();
  const { trial } = stage;
  const { clock, random } = trial.parts;
  const backup = fine(await takeBackup({ store: stage.store, tenantId: TENANT, clock }));
  await play(stage, dice.one([3, 8, 15]));
  await stage.unfreeze();
  const { policy } = stage;
  const used = await stepsGiven(stage.store);
  const by = 'console:here' as const;
  const given = { store: before, tenantId: TENANT, clock, random, policy: policy.version, by };
  fine(await restoreBackup(given, backup));
  const running = await over(trial, before, policy);
  await nothingComesOf(running, trial, [...stage.requests].slice(-5));
  await liftByTwo(running, trial);
  // The backup's own freeze of one person holds still.
  await running.bridge.unfreeze(trial.as('isaiah'), ALICE);
  await nothingComesOf(running, trial, [...stage.requests].slice(-5));
  clock.advanceSeconds(3600);
  const { approver } = policy.roles;
  if (approver.people.length > 2) await freshCode(running, trial, used);
  await running.outbox.drain();
  await readAudit(before);
}

/** A new request gets a code of a step that neither life has used. */
async function freshCode(
  { bridge, deps }: RunningBridge,
  trial: Trial,
  used: ReadonlySet<number>,
): Promise<void> {
  const ask = { typedName: 'alice', reason: 'anew', byMail: false };
  const asked = await bridge.askForCode(trial.as('alex'), ask);
  if (!asked.ok && asked.refusal.code === 'NO_REACHABLE_APPROVER') return;
  const id = openedBy(asked);
  // Who is unreachable was not asked.
  for (const name of ['megan', 'diego', 'isaiah'] as const) {
    await bridge.actOnRequest(trial.as(name), id, { kind: 'approve' });
  }
  const { shown, refusal } = fine(await bridge.showCode(trial.as('alex'), id));
  // Where fewer than two could be asked, there is no code to look at.
  if (refusal?.code === 'NOT_NOW') return;
  expect(shown).toBeDefined();
  const steps = await stepsGiven(deps.store);
  const now = Math.floor(trial.parts.clock.now() / 30_000);
  const fresh = [...steps].filter((step) => step >= now);
  expect(fresh).toHaveLength(1);
  expect(fresh.some((step) => used.has(step))).toBe(false);
}

describe('a restore', () => {
  test(`gives nothing back that was over: ${LIVES} random lives`, async () => {
    for (let seed = 1; seed <= LIVES; seed += 1) {
      try {
        await aLife(seed);
      } catch (error) {
        throw new Error(`life ${seed}`, { cause: error });
      }
    }
  }, 3_600_000);

  test.each<readonly [string, () => Store | Promise<Store>]>([
    ['in memory', () => new MemoryStore()],
    ['SQLite', async () => openSqliteStore(join(await temporaryFolder(), 'store.sqlite'))],
  ])('shows no digits again that an approval was used for since: %s', async (_name, make) => {
    const trial = await openTrial({ store: await make() });
    await meet(trial, 'alex', 'megan');
    const id = await trial.requestBy('alex');
    fine(await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' }));
    const store = await make();
    await restoredInto(store, trial, trial.parts.store);
    expect(fine(await trial.bridge.showCode(trial.as('alex'), id)).shown).toBeDefined();
    const running = await over(trial, store, trial.parts.policy);
    await liftByTwo(running, trial);
    await nothingComesOf(running, trial, [id]);
    // Not even a new approval gives a code of a step that may have been used.
    const ask = { typedName: 'alice', reason: 'anew', byMail: false };
    const next = openedBy(await running.bridge.askForCode(trial.as('alex'), ask));
    fine(await running.bridge.actOnRequest(trial.as('megan'), next, { kind: 'approve' }));
    const { refusal } = fine(await running.bridge.showCode(trial.as('alex'), next));
    expect(refusal).toMatchObject({ code: 'NO_STEP_YET' });
    await running.outbox.stop();
    await trial.outbox.stop();
    await store.close();
    await trial.parts.store.close();
  });

  test('keeps what was frozen in the new table, with its entries, until somebody else lifts it', async () => {
    const trial = await openTrial();
    await meet(trial, 'adele', 'isaiah', 'alex', 'megan');
    const store = new MemoryStore();
    const fresh = await over(trial, store, trial.parts.policy);
    const frozen = { typedName: 'alice', reason: 'her phone is stolen' };
    fine(await fresh.bridge.freeze(trial.as('adele'), frozen));
    await fresh.outbox.drain();
    await restoredInto(store, trial, trial.parts.store);
    const facts = (await readAudit(store)).map(({ fact }) => fact);
    expect(facts).toContainEqual(expect.objectContaining({ freezesKept: 1 }));
    const { reason } = frozen;
    expect(facts).toContainEqual(expect.objectContaining({ action: 'freeze.set', reason }));
    const running = await over(trial, store, trial.parts.policy);
    await liftByTwo(running, trial);
    const ask = { typedName: 'alice', reason: 'anew', byMail: false };
    const asked = await running.bridge.askForCode(trial.as('alex'), ask);
    expect(asked).toMatchObject({ refusal: { code: 'FROZEN' } });
    const own = await running.bridge.unfreeze(trial.as('adele'), ALICE);
    expect(own).toMatchObject({ refusal: { code: 'FROZE_IT_YOURSELF' } });
    fine(await running.bridge.unfreeze(trial.as('isaiah'), ALICE));
  });

  test('under a policy that has changed since lets the running bot freeze, and says what changed', async () => {
    const trial = await openTrial();
    const { clock, policy, random } = trial.parts;
    const backup = fine(await takeBackup({ store: trial.parts.store, tenantId: TENANT, clock }));
    const now: Policy = { ...policy, version: 'tightened', approvalsNeeded: 2 };
    const store = new MemoryStore();
    const running = await over(trial, store, now);
    fine(
      await restoreBackup(
        { store, tenantId: TENANT, clock, random, policy: now.version, by: 'console:here' },
        backup,
      ),
    );
    fine(await running.bridge.freeze(trial.as('adele'), EVERYBODY));
    const facts = (await readAudit(store)).map(({ fact }) => fact);
    const change = { from: policy.version, to: 'tightened' };
    expect(facts).toContainEqual(expect.objectContaining({ policy: change }));
    const row = must(await store.get(TENANT, POLICY));
    expect(policyRowSchema.parse(row.value).version).toBe('tightened');
  });

  test('tells security people, auditors and operators, and gives no more codes for a wizard', async () => {
    const trial = await openTrial();
    await meet(trial, 'adele', 'isaiah', 'alex');
    const sitting = await Sitting.open(trial);
    fine(await sitting.pages.capture(sitting.next(), captured({ text: OTHER_SEED })));
    await trial.outbox.drain();
    const store = new MemoryStore();
    await restoredInto(store, trial, trial.parts.store);
    const running = await over(trial, store, trial.parts.policy);
    await running.outbox.drain();
    const told = trial.parts.messenger.chat({ chat: 'adele' }).map(({ message }) => message);
    const notice = expect.objectContaining({ code: 'records-restored' }) as unknown;
    expect(told).toContainEqual(expect.objectContaining({ notice }));
    await liftByTwo(running, trial);
    const code = await running.provisioning.giveEnrolmentCode(sitting.next());
    expect(code).toMatchObject({ ok: false, refusal: { code: 'CODES_USED_UP' } });
  });
});
