// @ts-check
// `npm run mutate`: changes the code of the rooms in which is decided, one place at a time, and looks whether a test notices. `-- ROOM`, one of
// them or a file (`src/…`); `--again` tries what is known, too; `--tests app/safety,domain`: against the tests in these folders alone. What
// is found out is kept in `build/mutate`, so that a run that was broken off goes on there. Ends with 1 where a mutant survives that
// `explained.mjs` does not name.
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { settingIn } from '../../scripts/environment.mjs';
import { EXPLAINED } from './explained.mjs';
import { explanationOf, lineOf, survivorsIn, tableOf } from './report.mjs';

const ROOMS = [
  'domain/release',
  'domain/policy',
  'domain/audit',
  'app/release',
  'app/safety',
  'app/commit',
];
/** Of Stryker and its Jest runner: the last that runs on Node 20. Fetched when it is wanted, since nobody who runs the bridge does. */
const VERSION = '9.5.1';
const MOST_EXPLAINED = 1 / 50;

const root = fileURLToPath(new URL('../..', import.meta.url));
const home = join(root, 'build', 'mutate');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    again: { type: 'boolean', default: false },
    tests: { type: 'string', default: 'domain,app,config' },
  },
});

mkdirSync(home, { recursive: true });
const tools = settingIn(process.env, 'MUTATE_TOOLS') ?? fetchTools();
const sources = positionals.length === 0 ? ROOMS : positionals;
const files = sources.map((one) => (one.startsWith('src/') ? one : `src/${one}/**/*.ts`));
if (values.again) rmSync(join(home, 'results.jsonl'), { force: true });
rmSync(join(home, 'report.json'), { force: true });
const { status } = spawnSync(
  process.execPath,
  [
    join(tools, 'node_modules/@stryker-mutator/core/bin/stryker.js'),
    'run',
    'test/mutate/stryker.config.mjs',
  ],
  {
    cwd: root,
    stdio: ['ignore', 2, 2],
    env: {
      ...process.env,
      MUTATE_TOOLS: tools,
      MUTATE_HOME: home,
      MUTATE_RUN: randomUUID(),
      MUTATE_ROOT: root,
      MUTATE_FILES: files.join(','),
      MUTATE_TESTS: values.tests,
    },
  },
);
if (!existsSync(join(home, 'report.json'))) throw new Error(`Stryker ended with ${status}`);

const { files: found } = JSON.parse(readFileSync(join(home, 'report.json'), 'utf8'));
const survivors = survivorsIn(found);
const left = survivors.filter((one) => explanationOf(one, EXPLAINED) === undefined);
const all = Object.values(found).flatMap(({ mutants }) => mutants).length;
const rooms = [...new Set(Object.keys(found).map((file) => file.split('/').slice(1, 3).join('/')))];
console.log(tableOf(found, rooms, EXPLAINED));
if (left.length > 0) console.log(`\nSurvived:\n${left.map((one) => lineOf(one)).join('\n')}`);
const isTooMuch = EXPLAINED.length > all * MOST_EXPLAINED && positionals.length === 0;
if (isTooMuch)
  console.log(`\n${EXPLAINED.length} of ${all} are explained: more than one in fifty.`);
process.exitCode = left.length === 0 && !isTooMuch ? 0 : 1;

function fetchTools() {
  const folder = join(home, `stryker-${VERSION}`);
  if (existsSync(join(folder, 'node_modules/@stryker-mutator/core/package.json'))) return folder;
  mkdirSync(folder, { recursive: true });
  const packages = ['core', 'jest-runner'].map((name) => [`@stryker-mutator/${name}`, VERSION]);
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ private: true, dependencies: Object.fromEntries(packages) }),
  );
  const npm = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock'], {
    cwd: folder,
    stdio: ['ignore', 2, 2],
    // On Windows npm is a script.
    shell: process.platform === 'win32',
  });
  if (npm.status !== 0) throw new Error('Stryker could not be fetched from the package registry');
  return folder;
}
