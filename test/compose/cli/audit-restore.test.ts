// After a restore the log goes on under a new origin, which says what was anchored of the old one and how much is lost: both verify, as
// they lie in the store and exported, and by Tessera's fsck where OTP_BRIDGE_LOG_TOOLS names its folder.
import { expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newestAnchored } from '../../../src/app/audit/newest-anchored.js';
import { takeBackup } from '../../../src/app/tenant/backup.js';
import { restoreBackup } from '../../../src/app/tenant/restore.js';
import { exportTo } from '../../../src/compose/cli/run-audit.js';
import { runAuditVerify, verifyStore } from '../../../src/compose/cli/run-audit-check.js';
import type { PeopleWork } from '../../../src/compose/cli/run-for-people.js';
import { temporaryFolder } from '../../adapters/local/temporary-folder.js';
import { newSigner } from '../../app/audit/made-log.js';
import { fine, meet, must, openTrial, TENANT } from '../../app/trial.js';
import type { Trial } from '../../app/trial.js';
import { FakeAnchor } from '../../fakes/fake-anchor.js';
import { MemoryStore } from '../../fakes/memory-store.js';
import { quietLog } from '../../fakes/quiet-log.js';
import { AT, groundOver, listening } from './ground-over.js';

const TOOLS = process.env['OTP_BRIDGE_LOG_TOOLS'];
const LOGS = ['audit-1', 'audit-2', 'refusals-1', 'refusals-2'];
const signer = newSigner('ecdsa');

type Restored = {
  readonly trial: Trial;
  readonly anchor: FakeAnchor;
  /** Entries when the backup was taken, and when the last checkpoint of before was anchored. */
  readonly backedUp: number;
  readonly anchored: number;
};

async function sizeOf(trial: Trial): Promise<number> {
  return must((await trial.audit()).filter(({ fact }) => fact.action !== 'refusals.counted'))
    .length;
}

async function restored(): Promise<Restored> {
  const anchor = new FakeAnchor();
  const checkpointing = { signers: [signer], anchors: [anchor] };
  const before = await openTrial({ checkpointing });
  await meet(before, 'alex', 'megan', 'alice');
  const id = await before.requestBy('alex');
  const { clock, random, policy } = before.parts;
  const backup = fine(await takeBackup({ store: before.parts.store, tenantId: TENANT, clock }));
  const backedUp = await sizeOf(before);
  // What comes after the backup is anchored, and lost.
  fine(await before.bridge.actOnRequest(before.as('megan'), id, { kind: 'approve' }));
  await must(before.logKeeper).look();
  const anchored = await sizeOf(before);
  const store = new MemoryStore();
  const needs = { ...checkpointing, tenantId: TENANT, log: quietLog };
  const given = { store, tenantId: TENANT, clock, random, by: AT, policy: policy.version };
  const last = must(await newestAnchored(needs));
  fine(await restoreBackup({ ...given, anchored: last }, backup));
  const trial = await openTrial({ ...before.parts, store, checkpointing });
  return { trial, anchor, backedUp, anchored };
}

async function work(what: PeopleWork, on: Trial): Promise<string> {
  const saying = listening();
  await what({ ground: groundOver(on), person: null, by: AT, saying });
  return [...saying.lines, ...saying.problems].join('\n');
}

async function verify(folder: string): Promise<string> {
  const saying = listening();
  const given = { arguments: { DIR: folder }, options: {} };
  await runAuditVerify({ given, saying, environment: {} });
  return saying.lines.join('\n');
}

async function fsck(folder: string): Promise<boolean> {
  const words = [
    `--storage_url=file://${folder}`,
    `--public_key=${join(folder, 'log.vkey')}`,
    '--ui=false',
    '-N=4',
  ];
  return new Promise((tell) => {
    execFile(join(must(TOOLS), 'fsck'), words, { timeout: 60_000 }, (_error, out, err) => {
      tell(`${out}${err}`.includes("Successfully fsck'd"));
    });
  });
}

test('the new origin says what was anchored and is lost, and both verify', async () => {
  const { trial, backedUp, anchored } = await restored();
  const entry = must((await trial.audit()).find(({ fact }) => fact.action === 'tenant.restored'));
  expect(anchored).toBeGreaterThan(backedUp);
  expect(entry.fact).toMatchObject({
    log: { origin: 1, size: backedUp },
    anchored: { origin: 1, size: anchored, lost: anchored - backedUp },
  });
  const stored = await work(verifyStore({ checkpoints: undefined, key: undefined }), trial);
  expect(stored.match(/^ok /gm)).toHaveLength(4);
  const into = await temporaryFolder();
  await work(exportTo(into, undefined), trial);
  for (const log of LOGS) {
    expect(await verify(join(into, log))).toMatch(/^ok /);
    if (TOOLS !== undefined)
      expect({ log, ok: await fsck(join(into, log)) }).toEqual({ log, ok: true });
  }
  const first = (await readFile(join(into, 'audit-2', 'checkpoint'), 'utf8')).split('\n', 1);
  expect(first).toEqual([`otp-bridge/${TENANT}/audit/2`]);
});

test('the log goes on: it is anchored under the new origin, and codes come again', async () => {
  const { trial, anchor } = await restored();
  await must(trial.logKeeper).look();
  expect(anchor.kept).toContain(`otp-bridge/${TENANT}/audit/2\n`);
  expect((await trial.audit()).map(({ fact }) => fact.action)).not.toContain('log.rolled-back');
});

test('an older backup once more: never the origin of the restore before it', async () => {
  const { trial, anchor } = await restored();
  await must(trial.logKeeper).look();
  const { clock, random, policy } = trial.parts;
  const fresh = await openTrial({ clock, random });
  const backup = fine(await takeBackup({ store: fresh.parts.store, tenantId: TENANT, clock }));
  const needs = { signers: [signer], anchors: [anchor], tenantId: TENANT, log: quietLog };
  const last = must(await newestAnchored(needs));
  expect(last.origin).toBe(2);
  const store = new MemoryStore();
  const given = { store, tenantId: TENANT, clock, random, by: AT, policy: policy.version };
  fine(await restoreBackup({ ...given, anchored: last }, backup));
  const again = await openTrial({ clock, random, store, checkpointing: needs });
  await must(again.logKeeper).look();
  expect(anchor.kept).toContain(`otp-bridge/${TENANT}/audit/3\n`);
});
