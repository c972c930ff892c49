// The log on the command line: exported, verified as a folder and as it lies in the store, one request proved with a receipt; and what
// each says where somebody has changed something.
import { beforeAll, describe, expect, test } from '@jest/globals';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { auditRow } from '../../../src/app/commit/rows/names.js';
import { logRowSchema } from '../../../src/app/commit/rows/audit-rows.js';
import { exportTo, receiptOf } from '../../../src/compose/cli/run-audit.js';
import { runAuditVerify } from '../../../src/compose/cli/run-audit-check.js';
import { runAuditCheck } from '../../../src/compose/cli/run-receipt-check.js';
import { verifyStore } from '../../../src/compose/cli/run-audit-check.js';
import type { PeopleWork } from '../../../src/compose/cli/run-for-people.js';
import type { Done } from '../../../src/channels/cli/frame/terminal.js';
import type { RequestId } from '../../../src/domain/ids.js';
import { temporaryFolder } from '../../adapters/local/temporary-folder.js';
import { fine, meet, must, openTrial, TENANT } from '../../app/trial.js';
import type { Trial } from '../../app/trial.js';
import { AT, groundOver, listening } from './ground-over.js';

let trial: Trial;
let id: RequestId;
let folder = '';
beforeAll(async () => {
  trial = await openTrial();
  await meet(trial, 'alex', 'megan');
  id = await trial.requestBy('alex');
  fine(await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' }));
  fine(await trial.bridge.showCode(trial.as('alex'), id));
  // Without a role: the second log.
  await trial.bridge.freeze(trial.as('alice'), { typedName: null, reason: 'x' });
  folder = await temporaryFolder();
  expect((await work(exportTo(folder, undefined))).done.exit).toBe(0);
});

type Ran = { readonly done: Done; readonly lines: string };

async function work(what: PeopleWork, on = trial): Promise<Ran> {
  const saying = listening();
  const ground = groundOver(on);
  const done = await what({ ground, person: null, by: AT, saying });
  return { done, lines: [...saying.lines, ...saying.problems].join('\n') };
}

async function run(
  runner: typeof runAuditVerify,
  typed: Partial<Record<string, string>>,
): Promise<Ran> {
  const saying = listening();
  const given = { DIR: typed['DIR'], RECEIPT: typed['RECEIPT'] };
  const options = { '--key': typed['--key'], '--checkpoint': typed['--checkpoint'] };
  const there = (of: Record<string, string | undefined>): Record<string, string> =>
    Object.fromEntries(Object.entries(of).flatMap(([k, v]) => (v === undefined ? [] : [[k, v]])));
  const all = { arguments: there(given), options: there(options) };
  const done = await runner({ given: all, saying, environment: {} });
  return { done, lines: [...saying.lines, ...saying.problems].join('\n') };
}

const verify = async (DIR: string, more = {}) => run(runAuditVerify, { DIR, ...more });

async function changedCopy(change: (own: string) => Promise<void>): Promise<string> {
  const own = await temporaryFolder();
  await cp(join(folder, 'audit-1'), own, { recursive: true });
  await change(own);
  return own;
}

async function edit(file: string, from: string, to: string): Promise<void> {
  const bytes = (await readFile(file)).toString('latin1');
  expect(bytes).toContain(from);
  await writeFile(file, Buffer.from(bytes.replace(from, to), 'latin1'));
}

const entries = (own: string): string => join(own, 'tile', 'entries', '000.p');
async function bundle(own: string): Promise<string> {
  const [, size = ''] = (await readFile(join(own, 'checkpoint'), 'utf8')).split('\n');
  return join(entries(own), size);
}

describe('an export', () => {
  test('of each log fits, and no reason is in what is published', async () => {
    for (const log of ['audit-1', 'refusals-1']) {
      const { done, lines } = await verify(join(folder, log));
      expect({ lines, exit: done.exit }).toEqual({ lines: expect.stringMatching(/^ok /), exit: 0 });
    }
    const published = (await readFile(await bundle(join(folder, 'audit-1')))).toString();
    expect(published).toContain('release.handed-out');
    expect(published).not.toContain('she is locked out');
    const texts = await readFile(join(folder, 'audit-1', 'texts', '000.jsonl'), 'utf8');
    expect(texts).toContain('she is locked out');
  });

  test('into a folder that is not empty is refused', async () => {
    expect((await work(exportTo(folder, undefined))).done).toMatchObject({
      json: { error: 'FOLDER_NOT_EMPTY' },
    });
  });

  test('says what was changed, and where', async () => {
    const edited = await changedCopy(async (own) =>
      edit(await bundle(own), 'approval.given', 'approval.taken'),
    );
    expect((await verify(edited)).lines).toMatch(/^WRONG .* entry \d+ was edited/);
    const text = await changedCopy(async (own) =>
      edit(join(own, 'texts', '000.jsonl'), 'she is locked out', 'she was locked out'),
    );
    expect((await verify(text)).lines).toMatch(/^WRONG .* has another name or reason beside it/);
    const erased = await changedCopy(async (own) => rm(join(own, 'texts'), { recursive: true }));
    expect((await verify(erased)).lines).toMatch(/^ok .*\n.*\n.* 0 as .*, \d+ erased \(of entry/);
    const key = await changedCopy(async (own) => {
      await cp(join(folder, 'refusals-1', 'checkpoint'), join(own, 'checkpoint'), { force: true });
    });
    expect((await verify(key)).lines).toMatch(/signed by another key|WRONG/);
    const gone = await changedCopy(async (own) => rm(await bundle(own)));
    expect((await verify(gone)).lines).toMatch(
      /^WRONG .* entry 1 is missing, and everything behind it/,
    );
    const checkpoint = join(folder, 'audit-1', 'checkpoint');
    const kept = await verify(join(folder, 'audit-1'), { '--checkpoint': checkpoint });
    expect(kept.lines).toContain('speaks for all of them');
    const other = join(folder, 'refusals-1', 'checkpoint');
    const wrong = await verify(join(folder, 'audit-1'), { '--checkpoint': other });
    expect(wrong.done.exit).toBe(1);
    // As an anchor keeps them: both logs' in one file.
    const both = join(folder, 'anchor.checkpoints');
    await writeFile(
      both,
      `${await readFile(other, 'utf8')}\n${await readFile(checkpoint, 'utf8')}`,
    );
    const mixed = await verify(join(folder, 'audit-1'), { '--checkpoint': both });
    expect(mixed.lines).toContain('speaks for all of them');
  });
});

describe('the log in the store', () => {
  test('fits, and each row that somebody changes is found', async () => {
    const files = { checkpoints: undefined, key: undefined };
    expect((await work(verifyStore(files))).lines).toMatch(
      /^ok .*audit\/1.*\n.*\n.*each as it was written.*\nok .*refusals\/1/,
    );
    const { store } = trial.deps;
    const row = auditRow(4);
    const { etag, value } = must(await store.get(TENANT, row));
    const read = logRowSchema.parse(value);
    const changes = [
      { ...read, leaf: read.leaf.replace('"at":', '"at":1') },
      { ...read, hashes: [must(read.hashes[0]).replace(/^./, (one) => (one === 'A' ? 'B' : 'A'))] },
    ];
    let now = etag;
    for (const changed of [...changes, read]) {
      const done = await store.commit(TENANT, [
        { kind: 'replace', row, etag: now, value: changed },
      ]);
      now = must(done.ok ? done.etags.get(row) : undefined);
      const { done: verified, lines } = await work(verifyStore(files));
      expect(verified.exit).toBe(changed === read ? 0 : 1);
      if (changed !== read) expect(lines).toMatch(/^WRONG .*audit\/1: entry 4 /);
    }
  });
});

describe('a receipt', () => {
  test('proves the release to somebody with the key alone, in plain words', async () => {
    const into = await temporaryFolder();
    expect((await work(receiptOf(id, { checkpoints: undefined, into }))).done.exit).toBe(0);
    const receipt = join(into, `${id}.tlog-proof`);
    const key = join(folder, 'audit-1', 'log.vkey');
    const { done, lines } = await run(runAuditCheck, { RECEIPT: receipt, '--key': key });
    expect(done.exit).toBe(0);
    expect(lines).toContain('action: release.handed-out');
    expect(lines).toContain(`requestId: ${id}`);
    const text = await readFile(receipt, 'utf8');
    for (const [from, to] of [
      [/index \d+/, 'index 1'],
      [/extra ..../, 'extra eyJi'],
      [/\n— (\S+) ..../, '\n— $1 AAAA'],
    ] as const) {
      const forged = join(into, 'forged.tlog-proof');
      await writeFile(forged, text.replace(from, to));
      const said = await run(runAuditCheck, { RECEIPT: forged, '--key': key });
      expect({ from, exit: said.done.exit }).toEqual({ from, exit: 1 });
    }
    const none = await work(receiptOf('none', { checkpoints: undefined, into }));
    expect(none.done.json).toMatchObject({ error: 'REQUEST_NOT_IN_LOG' });
  });
});
