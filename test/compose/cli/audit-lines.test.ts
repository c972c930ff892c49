// The audit as a sheet and as events of OCSF, written on the command line: whole stories with names and texts, both logs in one order, and
// nothing half written.
import { beforeAll, describe, expect, test } from '@jest/globals';
import { existsSync } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportEntries } from '../../../src/app/audit/export-entries.js';
import { logRowSchema } from '../../../src/app/commit/rows/audit-rows.js';
import { auditRow } from '../../../src/app/commit/rows/names.js';
import { linesTo } from '../../../src/compose/cli/run-audit-lines.js';
import { runAuditExport } from '../../../src/compose/cli/run-audit.js';
import { FLAT_COLUMNS } from '../../../src/domain/audit/flat-entry.js';
import { DirectoryUnavailable } from '../../../src/ports/fault.js';
import { temporaryFolder } from '../../adapters/local/temporary-folder.js';
import { fine, meet, must, openTrial, PEOPLE, TENANT } from '../../app/trial.js';
import type { Trial } from '../../app/trial.js';
import { wrongIn } from '../../domain/audit/ocsf-schema.js';
import { AT, groundOver, listening } from './ground-over.js';

let trial: Trial;
let folder = '';
beforeAll(async () => {
  trial = await openTrial();
  await meet(trial, 'alex', 'megan');
  const id = await trial.requestBy('alex');
  // Without a role: the second log.
  await trial.bridge.freeze(trial.as('alice'), { typedName: null, reason: '=1+1' });
  fine(await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' }));
  fine(await trial.bridge.showCode(trial.as('alex'), id));
  folder = await temporaryFolder();
});

async function write(...files: Parameters<typeof linesTo>[0]): Promise<{
  readonly exit: number;
  readonly lines: string;
}> {
  const saying = listening();
  const ground = groundOver(trial);
  const { exit } = await linesTo(files)({ ground, person: null, by: AT, saying });
  return { exit, lines: [...saying.lines, ...saying.problems].join('\n') };
}

const csv = (name: string) => ({ format: 'csv', path: join(folder, name) }) as const;
const ocsf = (name: string) => ({ format: 'ocsf', path: join(folder, name) }) as const;

describe('an export for people', () => {
  test('has every entry of both logs, the newest last, with names and texts', async () => {
    expect(await write(csv('all.csv'), ocsf('all.jsonl'))).toMatchObject({ exit: 0 });
    const sheet = await readFile(join(folder, 'all.csv'), 'utf8');
    const [head, ...rows] = sheet.trimEnd().split('\r\n');
    expect(head).toBe(`\uFEFF${FLAT_COLUMNS.map((column) => `"${column}"`).join(',')}`);
    const cells = rows.map((row) => row.slice(1, -1).split('","'));
    const times = cells.map(([, , time = '']) => time);
    expect(times).toEqual(times.toSorted());
    expect(new Set(cells.map(([log]) => log)).size).toBe(2);
    const shown = cells.find((row) => row[3] === 'release.handed-out');
    expect(shown?.slice(5, 9)).toEqual([
      PEOPLE.alex,
      expect.stringContaining('Alex'),
      PEOPLE.alice,
      expect.stringContaining('Alice'),
    ]);
    expect(sheet).toContain('"she is locked out"');
    if (process.platform !== 'win32') {
      expect((await stat(join(folder, 'all.csv'))).mode & 0o077).toBe(0);
    }

    const lines = (await readFile(join(folder, 'all.jsonl'), 'utf8')).trimEnd().split('\n');
    expect(lines).toHaveLength(rows.length);
    const events = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(events.flatMap(wrongIn)).toEqual([]);
    expect(events.some(({ class_uid: uid, activity_id: act }) => uid === 3004 && act === 2)).toBe(
      true,
    );
  });

  test('writes over nothing, and leaves nothing half written', async () => {
    await writeFile(join(folder, 'there.csv'), 'mine');
    const refused = await write(ocsf('new.jsonl'), csv('there.csv'));
    expect(refused).toEqual({ exit: 1, lines: expect.stringContaining('there.csv') });
    expect(await readFile(join(folder, 'there.csv'), 'utf8')).toBe('mine');
    expect(existsSync(join(folder, 'new.jsonl'))).toBe(false);
    expect(await write(csv(join('no', 'such', 'folder.csv')))).toMatchObject({ exit: 1 });
  });

  test('goes on without names where the directory does not answer, and says so', async () => {
    const pieces: string[] = [];
    const directory = {
      ...trial.deps.directory,
      person: async () => Promise.reject(new DirectoryUnavailable('away')),
    };
    const done = await exportEntries(
      { ...trial.deps, directory },
      {
        into: [{ format: 'csv', write: async (piece) => void pieces.push(piece) }],
        wordsOf: () => undefined,
      },
    );
    expect(done).toMatchObject({ unread: 0, namesMissing: true });
    expect(pieces.join('')).not.toContain('Alex');
  });

  test('says how many entries are none, and that they are in no line', async () => {
    const { store } = trial.deps;
    const row = must(await store.get(TENANT, auditRow(4)));
    const { leaf, ...rest } = logRowSchema.parse(row.value);
    const change = (value: object, etag: string) =>
      store.commit(TENANT, [{ kind: 'replace', row: auditRow(4), value, etag } as never]);
    expect((await change({ ...rest, leaf: 'nonsense' }, row.etag)).ok).toBe(true);
    const broken = await write(csv('broken.csv'));
    expect(broken).toEqual({ exit: 1, lines: expect.stringContaining('audit verify') });
    const etag = must(await store.get(TENANT, auditRow(4))).etag;
    expect((await change({ ...rest, leaf }, etag)).ok).toBe(true);
  });

  test.each([
    [{}, {}],
    [{ DIR: 'x' }, { '--csv': 'y.csv' }],
    [{}, { '--csv': 'y.csv', '--checkpoint': 'c.txt' }],
  ])('is one thing or the other: %j %j is a slip', async (named, options) => {
    const saying = listening();
    const given = { arguments: named, options };
    const { exit } = await runAuditExport({ given, saying, environment: {} });
    expect(exit).toBe(2);
  });
});
