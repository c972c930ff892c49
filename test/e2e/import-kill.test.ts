// Heavy: `otp-bridge import` as a whole process, killed at 20 moments and run again: nothing twice, nothing lost. IMPORT_ROWS=10000 for
// that many, which takes half an hour.
import { expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openSqliteStore } from '../../src/adapters/local/sqlite-store.js';
import { readPages } from '../../src/app/commit/read-pages.js';
import { TOKENS } from '../../src/app/commit/rows/names.js';
import { tokenSchema } from '../../src/app/commit/rows/token-row.js';
import { readPolicy } from '../../src/compose/read-policy.js';
import { openTenant } from '../../src/app/tenant/open-tenant.js';
import { isOn } from '../../scripts/environment.mjs';
import { temporaryFolder } from '../adapters/local/temporary-folder.js';
import { Dice } from '../app/dice.js';
import { readAudit, TENANT } from '../app/trial.js';
import { addressOf, ownerAt, sheet } from '../compose/cli/many-owners.js';
import { FakeClock } from '../fakes/fake-clock.js';
import { FakeRandom } from '../fakes/fake-random.js';
import { SEED } from '../seed.js';

const ROOT = join(import.meta.dirname, '../..');
const POLICY = join(ROOT, 'samples/local/policy.json');
const ROWS = Number(process.env['IMPORT_ROWS'] ?? 120);
const BAD_EVERY = ROWS > 1_000 ? 100 : 10;
const KILLS = 20;
/** Milliseconds: past the start of a process, and within its work. */
const SOONEST = 800;
const LATEST = SOONEST + 10 * Math.min(ROWS, 2_500);

const heavy = isOn(process.env, 'HEAVY') ? test : test.skip;

heavy(
  'killed at 20 random moments and run again: nothing twice, nothing lost',
  async () => {
    const folder = await temporaryFolder();
    const data = join(folder, 'data');
    await mkdir(data);
    // The very one that the command reads.
    const policy = await readPolicy(POLICY);
    const store = await openSqliteStore(join(data, 'store.db'));
    await openTenant({
      store,
      tenantId: TENANT,
      clock: new FakeClock(),
      random: new FakeRandom(),
      policy: () => policy,
    });
    await store.close();
    const sample = JSON.parse(
      await readFile(join(ROOT, 'samples/local/directory.json'), 'utf8'),
    ) as {
      readonly people: readonly object[];
    };
    const owners = Array.from({ length: ROWS }, (_, at) => ownerAt(at));
    const directory = join(folder, 'directory.json');
    await writeFile(
      directory,
      JSON.stringify({ ...sample, people: [...sample.people, ...owners] }),
    );
    const file = join(folder, 'tokens.csv');
    await writeFile(file, sheet(ROWS, BAD_EVERY));
    const env = {
      ...process.env,
      OTP_BRIDGE_DATA: data,
      OTP_BRIDGE_DIRECTORY: directory,
      OTP_BRIDGE_POLICY: POLICY,
    };
    const words = ['import', file, '--as', 'alex', '--yes', '--leave-out-faulty', '--json'];
    const run = (timeout: number | undefined): string =>
      spawnSync(process.execPath, [join(ROOT, 'dist/cli.js'), ...words], {
        env,
        encoding: 'utf8',
        maxBuffer: 1e9,
        killSignal: 'SIGKILL',
        ...(timeout === undefined ? {} : { timeout }),
      }).stdout;
    const dice = new Dice(SEED);
    for (let kill = 0; kill < KILLS; kill += 1) run(SOONEST + dice.below(LATEST - SOONEST));
    const last = JSON.parse(run(undefined)) as {
      readonly notTaken: readonly { code: string }[];
      readonly error?: string;
    };
    expect(last.error).toBeUndefined();
    expect(last.notTaken).toHaveLength(ROWS / BAD_EVERY - 1);
    const again = JSON.parse(run(undefined)) as { readonly taken: number };
    expect(again.taken).toBe(0);

    const after = await openSqliteStore(join(data, 'store.db'));
    const living: string[] = [];
    for await (const page of readPages(
      { store: after, tenantId: TENANT },
      { ...TOKENS, limit: 1000 },
    )) {
      for (const { value } of page) {
        const token = tokenSchema.parse(value);
        if (token.stage === 'enrolled') living.push(token.accountName);
      }
    }
    const audit = await readAudit(after);
    await after.close();
    expect(new Set(living).size).toBe(living.length);
    expect(living).toHaveLength(ROWS - last.notTaken.length);
    expect(living).toContain(addressOf(0));
    const imported = audit.filter(({ fact }) => fact.action === 'token.imported');
    expect(imported).toHaveLength(living.length);
  },
  3_600_000,
);
