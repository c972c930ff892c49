// What a key that has ended still speaks for on the command line, and what no more.
import { beforeAll, describe, expect, test } from '@jest/globals';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Done } from '../../../src/channels/cli/frame/terminal.js';
import { exportTo, receiptOf } from '../../../src/compose/cli/run-audit.js';
import { runAuditVerify } from '../../../src/compose/cli/run-audit-check.js';
import { runAuditCheck } from '../../../src/compose/cli/run-receipt-check.js';
import type { PeopleWork } from '../../../src/compose/cli/run-for-people.js';
import type { RequestId } from '../../../src/domain/ids.js';
import { temporaryFolder } from '../../adapters/local/temporary-folder.js';
import { fine, meet, openTrial } from '../../app/trial.js';
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
  folder = await temporaryFolder();
  await work(exportTo(folder, undefined));
});

async function work(what: PeopleWork): Promise<Done> {
  return what({ ground: groundOver(trial), person: null, by: AT, saying: listening() });
}

async function verify(DIR: string): Promise<{ readonly done: Done; readonly lines: string }> {
  const saying = listening();
  const given = { arguments: { DIR }, options: {} };
  const done = await runAuditVerify({ given, saying, environment: {} });
  return { done, lines: [...saying.lines, ...saying.problems].join('\n') };
}

async function check(RECEIPT: string, key: string): Promise<Done> {
  const given = { arguments: { RECEIPT }, options: { '--key': key } };
  return runAuditCheck({ given, saying: listening(), environment: {} });
}

async function changedCopy(change: (own: string) => Promise<void>): Promise<string> {
  const own = await temporaryFolder();
  await cp(join(folder, 'audit-1'), own, { recursive: true });
  await change(own);
  return own;
}

describe('a key that has ended', () => {
  const withEnd = async (end: string): Promise<string> =>
    changedCopy(async (own) => {
      const key = (await readFile(join(own, 'log.vkey'), 'utf8')).trim();
      await writeFile(join(own, 'log.keys'), `${key} ${end}\n`);
    });

  test('speaks for what it signed until its day, or up to where it was stolen', async () => {
    for (const end of ['until 2099-01-31', 'stolen 1/99999', 'stolen 2/0']) {
      expect((await verify(await withEnd(end))).lines).toMatch(/^ok /);
    }
  });

  test('and for nothing beyond', async () => {
    const late = await verify(await withEnd('until 2000-01-31'));
    expect(late.lines).toMatch(
      /^WRONG .* is later than the end of the only key that has signed it/,
    );
    const stolen = await verify(await withEnd('stolen 1/1'));
    expect(stolen.done).toMatchObject({ exit: 1, json: { error: 'KEY_ENDED' } });
    const nonsense = await verify(await withEnd('until tomorrow'));
    expect(nonsense.done).toMatchObject({ exit: 1, json: { error: 'NO_KEY' } });
  });

  test('proves no request with a receipt of after its end', async () => {
    const into = await temporaryFolder();
    await work(receiptOf(id, { checkpoints: undefined, into }));
    const receipt = join(into, `${id}.tlog-proof`);
    for (const [end, exit] of [
      ['until 2099-01-31', 0],
      ['until 2000-01-31', 1],
      ['stolen 1/1', 1],
    ] as const) {
      const key = join(await withEnd(end), 'log.keys');
      expect((await check(receipt, key)).exit).toBe(exit);
    }
  });
});
