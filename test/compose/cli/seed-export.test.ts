// The fourth disclosure, whole: asked for in the chat, approved by two, written once by the command; what refuses it, what the audit has
// of it, and its receipt.
import { describe, expect, test } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportTo, receiptOf } from '../../../src/compose/cli/run-audit.js';
import type { Given } from '../../../src/channels/cli/frame/terminal.js';
import { runAuditCheck } from '../../../src/compose/cli/run-receipt-check.js';
import { readTokenFile } from '../../../src/domain/exchange/read-token-file.js';
import { barredCaptor } from '../../../src/domain/release/disclosures.js';
import { temporaryFolder } from '../../adapters/local/temporary-folder.js';
import { factsAbout, requestOf } from '../../app/provisioning/reburning.js';
import { MARKED_SEED } from '../../app/provisioning/sitting.js';
import { fine, must, PEOPLE } from '../../app/trial.js';
import { heldPage } from '../../held-page.js';
import { AT, groundOver, listening } from './ground-over.js';
import {
  approve,
  approvedExport,
  askedExport,
  beginExport,
  exported,
  filesIn,
  textOf,
  WHY,
} from './seed-exporting.js';
import { seedExportPage } from './seed-export-page.js';

const SHEET: Given['options'] = {
  '--entra-csv': true,
  '--serial': '8658',
  '--manufacturer': 'Token2',
  '--model': 'C202',
};
const posix = process.platform === 'win32' ? test.skip : test;

describe('an export', () => {
  test('asked for, approved by two, is written once, and told to the owner', async () => {
    const stage = await beginExport();
    const { trial } = stage;
    const id = await askedExport(stage);
    await approve(stage, id, 'megan');
    expect((await exported(stage, id)).json).toMatchObject({ error: 'NOT_NOW' });
    await approve(stage, id, 'isaiah');
    const { exit, json, said, file } = await exported(stage, id);
    expect({ exit, json }).toEqual({ exit: 0, json: { file, requestId: id, format: 'otpauth' } });
    expect(said.lines.join('\n')).toMatch(/delete it as soon as it is used/);
    const { text } = await textOf(file);
    expect(text).toMatch(new RegExp(`^otpauth://totp/.*secret=${MARKED_SEED.toUpperCase()}&.*\n$`));
    await trial.outbox.drain();
    const told = trial.parts.messenger
      .chat({ chat: 'diego' })
      .flatMap(({ message }) => (message.kind === 'notice' ? [message.notice] : []));
    expect(told.filter(({ code }) => code === 'seed-exported')).toMatchObject([{ by: 'Lee Gu' }]);
    expect(await factsAbout(trial, id)).toEqual([
      'request.created',
      'approval.given',
      'approval.given',
      'request.approved',
      'seed-export.intended',
      'seed-export.handed-out',
    ]);
    const again = await exported(stage, id, { name: 'again.txt' });
    expect(again.json).toMatchObject({ error: 'SHOWN_TOO_OFTEN' });
    trial.parts.clock.advanceSeconds(60);
    const later = await exported(stage, id, { name: 'later.txt' });
    expect(later.json).toMatchObject({ error: 'REQUEST_OVER' });
    expect(await filesIn(stage)).toEqual(['seed.txt']);
    expect((await requestOf(trial, id)).life).toMatchObject({
      state: 'closed',
      codes: [{ wholeSeed: true, intoFile: true, shows: 1 }],
    });
  });

  posix('is readable by its owner alone', async () => {
    const stage = await beginExport();
    const { file } = await exported(stage, await approvedExport(stage));
    expect((await textOf(file)).mode).toBe(0o600);
  });

  test('as a sheet has one row that import reads as this token', async () => {
    const stage = await beginExport();
    const { file } = await exported(stage, await approvedExport(stage), { options: SHEET });
    const read = readTokenFile((await textOf(file)).text);
    const row = read.kind === 'read' ? must(read.rows[0]) : undefined;
    expect(row).toMatchObject({ serial: '8658', manufacturer: 'Token2', model: 'C202' });
    expect(must(row).offer.account).toBe('diego@contoso.example');
    expect(must(row).offer.secret.reveal()).toBe(MARKED_SEED.toUpperCase());
  });

  test('of a format that wants more than is there uses nothing up', async () => {
    const stage = await beginExport();
    const id = await approvedExport(stage);
    const { json, said } = await exported(stage, id, { options: { '--entra-csv': true } });
    expect(json).toMatchObject({ error: 'FORMAT_NEEDS' });
    expect(said.problems.at(-1)).toContain('serial number');
    expect(await filesIn(stage)).toEqual([]);
    expect((await exported(stage, id)).exit).toBe(0);
  });

  test('writes over nothing, and then nothing is given out', async () => {
    const stage = await beginExport();
    const id = await approvedExport(stage);
    await writeFile(join(stage.folder, 'seed.txt'), 'theirs');
    expect((await exported(stage, id)).json).toMatchObject({ error: 'FILE_EXISTS' });
    expect((await textOf(join(stage.folder, 'seed.txt'))).text).toBe('theirs');
    const nowhere = await exported(stage, id, { name: join('no', 'folder', 'x') });
    expect(nowhere.json).toMatchObject({ error: 'FILE_UNWRITABLE' });
    expect(await factsAbout(stage.trial, id)).not.toContain('seed-export.intended');
  });

  test('that cannot be written after it was given out says so, and is given out no more', async () => {
    const stage = await beginExport();
    const id = await approvedExport(stage);
    const discarded: string[] = [];
    const full = await exported(stage, id, {
      makeFile: async (path) => ({
        write: async () => false,
        discard: async () => discarded.push(path) > 0,
      }),
    });
    expect(full).toMatchObject({ exit: 1, json: { error: 'GIVEN_OUT_NOT_WRITTEN' } });
    expect(full.said.problems.at(-1)).toMatch(/was given out, and could not be written/);
    expect(discarded).toEqual([full.file]);
    expect(await factsAbout(stage.trial, id)).toContain('seed-export.handed-out');
    expect((await exported(stage, id)).json).toMatchObject({ error: 'SHOWN_TOO_OFTEN' });
  });

  test('run twice at once gives it out once', async () => {
    const stage = await beginExport();
    const id = await approvedExport(stage);
    const names = ['one.txt', 'two.txt', 'three.txt'];
    const runs = await Promise.all(names.map(async (name) => exported(stage, id, { name })));
    expect(runs.filter(({ exit }) => exit === 0)).toHaveLength(1);
    expect(await filesIn(stage)).toHaveLength(1);
    const given = (await factsAbout(stage.trial, id)).filter((one) => one.includes('handed-out'));
    expect(given).toHaveLength(1);
  });

  test('is given out by nothing but this: no card, no page, no code', async () => {
    const stage = await beginExport();
    const { trial } = stage;
    const id = await approvedExport(stage);
    const reads = stage.vault.reads;
    expect(fine(await trial.bridge.showCode(trial.as('lee'), id))).not.toHaveProperty('shown');
    expect(await trial.provisioning.openReburn(trial.as('lee'), id)).toMatchObject({ ok: false });
    expect(stage.vault.reads).toBe(reads);
    const reburn = fine(await trial.bridge.askForSeed(trial.as('lee'), WHY));
    await trial.outbox.drain();
    if (reburn.kind === 'question') throw new Error('nothing is asked back');
    // A request for the QR code is none for a file, and the other way about.
    await approve(stage, reburn.requestId, 'megan');
    const { json } = await exported(stage, reburn.requestId);
    expect(json).toMatchObject({ error: 'NOTHING_HERE' });
  });
});

test('who captured it approves no export, whatever the policy says, and two are needed', async () => {
  const stage = await beginExport({ captorTakesNoPartInFirstRelease: false, approvalsNeeded: 1 });
  const token = await stage.sitting.token();
  const about = { disclosure: 'seed-export', token, ledger: { releases: 7 } } as const;
  const { policy } = stage.trial.parts;
  expect(barredCaptor(about, policy)).toBe(PEOPLE.alex);
  expect(barredCaptor({ ...about, disclosure: 'seed-qr' }, policy)).toBeNull();
  const { ask } = await requestOf(stage.trial, await askedExport(stage));
  expect(ask.asked.map(({ id }) => id).sort()).toEqual([PEOPLE.megan, PEOPLE.isaiah].sort());
});

test('the page of what is refused, by role and by state, and of what the audit says', async () => {
  const page = await seedExportPage();
  expect(heldPage('seed-export.md', page)).toBe(page);
});

test('its receipt proves it to somebody with the key alone', async () => {
  const stage = await beginExport();
  const id = await approvedExport(stage);
  await exported(stage, id);
  const folder = await temporaryFolder();
  const on = { ground: groundOver(stage.trial), person: null, by: AT };
  await exportTo(folder, undefined)({ ...on, saying: listening() });
  const into = await temporaryFolder();
  const made = await receiptOf(id, { checkpoints: undefined, into })({
    ...on,
    saying: listening(),
  });
  expect(made.exit).toBe(0);
  const saying = listening();
  const given = {
    arguments: { RECEIPT: join(into, `${id}.tlog-proof`) },
    options: { '--key': join(folder, 'audit-1', 'log.vkey') },
  };
  expect((await runAuditCheck({ given, saying, environment: {} })).exit).toBe(0);
  expect(saying.lines.join('\n')).toContain('action: seed-export.handed-out');
  expect(saying.lines.join('\n')).toContain(`requestId: ${id}`);
});
