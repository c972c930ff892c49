// The audit held against Key Vault's own log, which our strict fake of the service wrote while a token lived its life: what somebody else
// read is found, in each way of hiding it, and nothing else.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { holdVault, runReconcile } from '../../../src/compose/cli/run-reconcile.js';
import { temporaryFolder } from '../../adapters/local/temporary-folder.js';
import { deliver, openVaultTrial, released, setUp } from '../../app/audit/vault-trial.js';
import type { VaultTrial } from '../../app/audit/vault-trial.js';
import { must } from '../../app/trial.js';
import type { VaultLogged } from '../../fakes/vault-log.js';
import { AT, groundOver, listening } from './ground-over.js';

let opened: VaultTrial;
let honest: readonly VaultLogged[];
let folder = '';
let released1: VaultLogged;
let files = 0;
beforeAll(async () => {
  opened = await openVaultTrial();
  const { trial, vault } = opened;
  const sitting = await setUp(trial);
  await released(trial, 2);
  trial.parts.clock.advanceSeconds(7_200);
  await released(trial);
  trial.parts.clock.advanceSeconds(3_600);
  await deliver(trial, sitting);
  await trial.outbox.drain();
  honest = [...vault.log];
  released1 = must(honest.filter(({ operationName }) => operationName === 'SecretGet').at(-3));
  folder = await temporaryFolder();
});
afterAll(async () => opened.vault.stop());

async function file(text: string): Promise<string> {
  files += 1;
  const path = join(folder, `${files}.log`);
  await writeFile(path, text);
  return path;
}

const blob = async (records: readonly object[]): Promise<string> =>
  file(JSON.stringify({ records }));
const lines = async (records: readonly object[]): Promise<string> =>
  file(`\uFEFF${records.map((one) => JSON.stringify(one)).join('\r\n')}\r\n`);

/** As Log Analytics exports a table: the columns of its own reference. */
async function sheet(records: readonly VaultLogged[], isOld = false): Promise<string> {
  const head = isOld
    ? 'TimeGenerated [UTC],OperationName,CorrelationId,httpStatusCode_d,requestUri_s,id_s,ResultType'
    : 'TimeGenerated,OperationName,CorrelationId,HttpStatusCode,RequestUri,Id,ResultType,Identity';
  const rows = records.map(({ time, operationName, correlationId, properties, resultType }) => {
    const { requestUri, httpStatusCode, id } = properties as Record<string, string>;
    const cells = [time, operationName, correlationId, httpStatusCode, requestUri, id, resultType];
    const identity = JSON.stringify({ claim: { appid: 'the-bot' } });
    return [...cells, ...(isOld ? [] : [identity])].map(
      (cell) => `"${String(cell).replaceAll('"', '""')}"`,
    );
  });
  return file([head, ...rows.map((cells) => cells.join(','))].join('\r\n'));
}

type Found = {
  readonly exit: number;
  readonly lines: string;
  readonly json: Record<string, unknown>;
};

async function hold(...paths: readonly string[]): Promise<Found> {
  const saying = listening();
  const ground = groundOver(opened.trial);
  const { exit, json } = await holdVault(paths)({ ground, person: null, by: AT, saying });
  return { exit, json, lines: [...saying.lines, ...saying.problems].join('\n') };
}

const moved = (call: VaultLogged, ms: number, more: Partial<VaultLogged> = {}): VaultLogged => ({
  ...call,
  time: new Date(Date.parse(call.time) + ms).toISOString(),
  ...more,
});
const whys = ({ json }: Found): unknown =>
  (json['strange'] as { why: string }[]).map(({ why }) => why);
const STRANGER = '11111111-2222-4333-8444-555555555555';

describe('what the bridge alone did', () => {
  test('is found to be that, in each export', async () => {
    const ways = [
      await blob(honest),
      await lines(honest),
      await sheet(honest),
      await sheet(honest, true),
    ];
    for (const path of ways) {
      const found = await hold(path);
      expect(found).toMatchObject({
        exit: 0,
        json: { strange: [], missing: [], matched: 8, retried: 0, before: 0, clockMs: 0 },
      });
      expect(found.lines).toMatch(/^ok {7}8 readings/u);
    }
  });

  test('in files that overlap, each is counted once', async () => {
    const found = await hold(await blob(honest.slice(0, -2)), await lines(honest.slice(3)));
    expect(found).toMatchObject({ exit: 0, json: { matched: 8, twice: honest.length - 5 } });
  });

  test('a client that tries again is no theft', async () => {
    const again = [moved(released1, 400), moved(released1, 1_200)];
    const failed = moved(released1, -200, { resultType: 'Failed' });
    const properties = { ...failed.properties, httpStatusCode: 503 };
    // One more that found nothing: what is put is looked for first.
    const found = await hold(await blob([...honest, ...again, { ...failed, properties }]));
    expect(found).toMatchObject({ exit: 0, json: { retried: 2, refused: 2, strange: [] } });
  });

  test('what the doctor and a rehearsal read is nobody’s', async () => {
    const own = ['doctor-0001', 'rehearsal-0001'].map((name) => {
      const requestUri = `https://contoso.vault.azure.net/secrets/${name}/?api-version=7.6`;
      return {
        ...released1,
        correlationId: STRANGER,
        properties: { requestUri, httpStatusCode: 200 },
      };
    });
    expect(await hold(await blob([...honest, ...own]))).toMatchObject({
      exit: 0,
      json: { nobodys: 2 },
    });
  });

  test.each([420_000, -900_000])('with a clock that is off by %d ms', async (ms) => {
    const found = await hold(await blob(honest.map((call) => moved(call, ms))));
    expect(found).toMatchObject({ exit: 0, json: { matched: 8, clockMs: ms } });
    expect(found.lines).toContain(ms > 0 ? '7 min before ours' : '15 min behind ours');
  });
});

describe('a stolen reading', () => {
  const late = 1_800_000;
  test.each([
    ['under a name of its own', () => moved(released1, 30, { correlationId: STRANGER }), 'unknown'],
    ['under no name', () => moved(released1, 30, { correlationId: '' }), 'unknown'],
    ['under a name of ours, half an hour later', () => moved(released1, late), 'used-again'],
    [
      'as a backup of the vault',
      () => moved(released1, 9, { operationName: 'SecretBackup' }),
      'taken-whole',
    ],
    [
      'of another seed, under a name of ours',
      () => ({
        ...moved(released1, 60),
        properties: { requestUri: 'https://v/secrets/another-0001/', httpStatusCode: 200 },
      }),
      'other-secret',
    ],
    [
      'of a backup’s key',
      () => ({
        ...moved(released1, 60, { correlationId: STRANGER }),
        properties: { requestUri: 'https://v/secrets/backup-0001/', httpStatusCode: 200 },
      }),
      'unknown',
    ],
  ])('%s is found, and nothing else', async (_how, stolen, why) => {
    const call = stolen();
    const found = await hold(await blob([...honest, call]));
    expect(whys(found)).toEqual([why]);
    expect(found).toMatchObject({ exit: 1, json: { matched: 8, missing: [] } });
    expect(found.lines).toMatch(/^WRONG {4}\d{4}-\S+Z secret \S+: /u);
    // Nothing less with clocks that differ.
    const apart = [...honest, call].map((one) => moved(one, 420_000));
    expect(whys(await hold(await blob(apart)))).toEqual([why]);
  });

  test('more often than a client tries, and by another caller', async () => {
    const many = Array.from({ length: 3 }, (_none, at) => moved(released1, 100 * (at + 1)));
    expect(whys(await hold(await blob([...honest, ...many])))).toEqual(['used-again']);
    const by = (appid: string) => ({ identity: { claim: { appid } } });
    const ours = honest.map((call) => ({ ...call, ...by('the-bot') }));
    const theirs = { ...moved(released1, 100), ...by('the-thief') };
    const found = await hold(await blob([...ours, theirs]));
    expect(whys(found)).toEqual(['other-caller']);
    expect(found.lines).toContain('the-thief');
  });
});

describe('what cannot be held against anything', () => {
  test('a gap of the log is said, by the entry that has no reading in it', async () => {
    const found = await hold(await blob(honest.filter((call) => call !== released1)));
    expect(found).toMatchObject({
      exit: 1,
      json: { strange: [], missing: [{ called: released1.correlationId }] },
    });
    expect(found.lines).toMatch(/MISSING {2}\S+Z entry \d+ \(release\./u);
  });

  test.each([
    ['a sign-in', '[{"createdDateTime":"2026-11-28T09:00:00Z","userId":"x"}]', 'NOT_THAT_LOG'],
    ['half a sheet', 'TimeGenerated,OperationName\n"2026-11-28T09:00:00Z","Secret', 'NOT_THAT_LOG'],
    [
      'a time that nobody can be sure of',
      'TimeGenerated,OperationName\n28/11/2026 9:00,SecretGet',
      'NOT_THAT_LOG',
    ],
    ['broken JSON', '{"records":[{"time":', 'NOT_THAT_LOG'],
    ['nothing', '{"records":[]}', 'NO_RECORDS'],
  ])('%s ends it', async (_what, text, error) => {
    expect(await hold(await file(text))).toMatchObject({ exit: 1, json: { error } });
  });

  test('nor a file that is not there, nor neither log', async () => {
    expect(await hold(join(folder, 'none'))).toMatchObject({ json: { error: 'FILE_UNREADABLE' } });
    const given = { arguments: { FILE: 'x' }, many: ['x'], options: {} };
    const ran = { given, saying: listening(), environment: {} };
    expect(await runReconcile(ran)).toMatchObject({ exit: 2 });
  });
});
