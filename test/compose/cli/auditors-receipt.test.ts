// What auditors take home from their page is what the command writes.
import { expect, test } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readLogs } from '../../../src/app/audit/read-log.js';
import { sourcesFrom } from '../../../src/app/audit/sources.js';
import { takeHome } from '../../../src/app/audit/take-home.js';
import { receiptOf } from '../../../src/compose/cli/run-audit.js';
import { runAuditVerify } from '../../../src/compose/cli/run-audit-check.js';
import { parseRequestId } from '../../../src/domain/ids.js';
import { temporaryFolder } from '../../adapters/local/temporary-folder.js';
import { fine, meet, must, openTrial, samplePolicy } from '../../app/trial.js';
import { FakeAnchor } from '../../fakes/fake-anchor.js';
import { quietLog } from '../../fakes/quiet-log.js';
import { AT, groundOver, listening } from './ground-over.js';

test('the receipt of the auditors’ page is the same, to the byte, also where several codes were shown', async () => {
  const trial = await openTrial({ policy: samplePolicy({ codesPerApproval: 2 }) });
  await meet(trial, 'alex', 'megan');
  const id = await trial.requestBy('alex');
  fine(await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' }));
  fine(await trial.bridge.showCode(trial.as('alex'), id));
  const report = { kind: 'report', report: 'refused' } as const;
  fine(await trial.bridge.actOnRequest(trial.as('alex'), id, report));
  trial.parts.clock.advanceSeconds(120);
  fine(await trial.bridge.showCode(trial.as('alex'), id));
  const shown = (await trial.audit()).filter(({ fact }) => fact.action === 'release.handed-out');
  expect(shown).toHaveLength(2);
  const anchor = new FakeAnchor();
  const ground = groundOver(trial);
  const checkpointing = { ...must(await ground.checkpointing?.()), anchors: [anchor] };
  const [one] = await readLogs(trial.deps);
  const sign = { named: [], orElse: async <T>(of: () => Promise<T>) => of() };
  const deps = { ...trial.deps, log: quietLog };
  const signed = await (await sourcesFrom(deps, checkpointing, sign)).sign(must(one));
  await anchor.keep(must(signed).note);
  const into = await temporaryFolder();
  const saying = listening();
  const anchored = { ...ground, checkpointing: async () => Promise.resolve(checkpointing) };
  const byCommand = receiptOf(id, { checkpoints: undefined, into });
  await byCommand({ ground: anchored, person: null, by: AT, saying });
  const { seq } = must(shown[0]);
  const actor = trial.as('isaiah');
  const home = takeHome({ ...deps, checkpointing });
  const made = await home.receipt(actor, { requestId: id, seq });
  expect(made).toBe(await readFile(join(into, `${id}.tlog-proof`), 'utf8'));
  for (const of of [
    { requestId: must(parseRequestId('request-00000001')), seq },
    { requestId: id, seq: seq - 1 },
    { requestId: id, seq: 100_000 },
  ]) {
    expect(await home.receipt(actor, of)).toBeUndefined();
  }
});

/** Linux, macOS and Windows bring it. */
const hasTar = spawnSync('tar', ['--version']).error === undefined;
if (!hasTar) process.stderr.write('SKIPPED: an archive that tar unpacks: there is no tar here\n');

(hasTar ? test : test.skip)(
  'the log of the auditors’ page is the folder of the command, in one archive that tar unpacks',
  async () => {
    const trial = await openTrial();
    const ground = groundOver(trial);
    const checkpointing = must(await ground.checkpointing?.());
    const pieces: Uint8Array[] = [];
    const home = takeHome({ ...trial.deps, log: quietLog, checkpointing });
    await home.all(trial.as('isaiah'), 'log', {
      write: async (piece) => {
        pieces.push(Buffer.from(piece));
        return Promise.resolve();
      },
      wordsOf: () => undefined,
    });
    // As many as there are files, each whole by itself: nothing is held.
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'log.tar'), Buffer.concat(pieces));
    execFileSync('tar', ['-xf', 'log.tar'], { cwd: folder });
    const saying = listening();
    const given = { arguments: { DIR: join(folder, 'audit-1') }, options: {} };
    const verified = await runAuditVerify({ given, saying, environment: {} });
    expect({ lines: saying.lines, exit: verified.exit }).toMatchObject({ exit: 0 });
    expect(saying.lines.join('\n')).toMatch(/^ok /);
  },
);
