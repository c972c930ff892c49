// A marked seed goes in by import, up by upload, over by entra export, and out by an approved export, over the embedded store and vault.
// After that it is in the file that it came in, in those that were asked for, in Entra, and nowhere else.
import { expect, test } from '@jest/globals';
import { createSecretKey } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { noTrace } from '../../../src/adapters/local/no-trace.js';
import { SealedFileVault } from '../../../src/adapters/local/sealed-file-vault.js';
import { openSqliteStore } from '../../../src/adapters/local/sqlite-store.js';
import { systemRandom } from '../../../src/adapters/local/system-random.js';
import { runEntraExport } from '../../../src/compose/cli/run-entra-export.js';
import { importFrom } from '../../../src/compose/cli/run-import.js';
import { runOnGround } from '../../../src/compose/cli/run-for-people.js';
import type { Trace } from '../../../src/ports/trace.js';
import { temporaryFolder } from '../../adapters/local/temporary-folder.js';
import { MARKED_SEED } from '../../app/provisioning/sitting.js';
import { meet, openTrial, PEOPLE, readAudit } from '../../app/trial.js';
import type { Trial } from '../../app/trial.js';
import { everyFile } from '../../every-file.js';
import { OathGraphFake } from '../../fakes/oath-graph-fake.js';
import { spelledIn as markedIn, spellingsOf } from '../../marked-spellings.js';
import { groundOver, listening } from './ground-over.js';
import { HEADER } from './many-owners.js';
import { approvedExport, exportPolicy, exported } from './seed-exporting.js';
import { uploaded } from './uploading.js';

const SPELLINGS = spellingsOf(MARKED_SEED);
const spelledIn = (text: string): readonly string[] => markedIn(SPELLINGS, text);
const NAMES = ['alex', 'megan', 'isaiah', 'diego', 'lee'] as const;

test('a seed that comes by a file is in no row, log, audit, trace, card, argument or other file', async () => {
  const [data, desk] = [await temporaryFolder(), await temporaryFolder()];
  const traced: unknown[] = [];
  const trial = await overDisk(data, traced);
  await meet(trial, ...NAMES);
  const sheet = join(desk, 'in.csv');
  const row = `diego@contoso.example,8658,${MARKED_SEED},30,Token2,C202`;
  await writeFile(sheet, [HEADER, row, ''].join('\n'));
  const said: unknown[] = [];

  const saying = listening();
  const work = importFrom({ arguments: { FILE: sheet }, options: { '--yes': true } });
  const taken = await runOnGround(groundOver(trial, PEOPLE.alex), saying, { name: 'import', work });
  expect(taken.json).toMatchObject({ taken: 1 });

  const graph = await OathGraphFake.start(() => trial.parts.clock.now());
  const up = await uploaded({ trial, graph, pauses: [] }, sheet);
  expect(up.exit).toBe(0);
  await graph.stop();

  const over = listening();
  const csv = join(desk, 'portal.csv');
  const given = { arguments: { FILE: sheet, CSV: csv }, options: {} };
  const written = await runEntraExport({ given, saying: over, environment: {} });
  expect(written.exit).toBe(0);

  const stage = { trial, folder: desk };
  const out = await exported(stage, await approvedExport(stage));
  expect(out.exit).toBe(0);
  await trial.outbox.drain();
  said.push(saying, taken.json, up.said, up.json, over, written.json, out.said, out.json);

  for (const file of ['in.csv', 'portal.csv', 'seed.txt']) {
    expect(spelledIn(await readFile(join(desk, file), 'utf8'))).not.toEqual([]);
  }
  expect((await readdir(desk)).sort()).toEqual(['in.csv', 'portal.csv', 'seed.txt']);
  const everywhere = {
    disk: await everyFile(data),
    audit: JSON.stringify(await readAudit(trial.parts.store)),
    cards: JSON.stringify(NAMES.map((chat) => trial.parts.messenger.chat({ chat }))),
    log: trial.parts.log.join('\n'),
    traces: JSON.stringify(traced),
    said: JSON.stringify(said),
    arguments: process.argv.join(' '),
    environment: JSON.stringify(process.env),
  };
  expect(everywhere.cards).toContain('seed-export');
  expect(traced.length).toBeGreaterThan(3);
  for (const [where, text] of Object.entries(everywhere)) {
    expect({ where, found: spelledIn(text) }).toEqual({ where, found: [] });
  }
  await trial.parts.store.close();
});

async function overDisk(data: string, traced: unknown[]): Promise<Trial> {
  const vault = await SealedFileVault.open({
    folder: join(data, 'seeds'),
    masterKey: createSecretKey(systemRandom.bytes(32)),
    random: systemRandom,
    budgetMs: 100_000,
  });
  const trace: Trace = {
    ...noTrace,
    within: async (what, run) => {
      traced.push(what);
      return run();
    },
    tell: (told) => traced.push(told),
  };
  const store = await openSqliteStore(join(data, 'store.db'));
  return openTrial({ store, vault, trace, policy: exportPolicy() });
}
