// What App Service gets: what is named, whatever else lies in the folder that it is published from.
import {
  copyFile,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  rm,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { installPackages, stageApp, stagePolicy } from '../../scripts/stage-app.mjs';
import { findPolicies, policyFiles } from '../../src/compose/policy-files.js';
import { CAN_LINK } from '../can-link.js';

const ROOT = join(import.meta.dirname, '..', '..');
const BUILT = [
  'dist/bot/chunk-A.js',
  'dist/cli.js',
  'dist/compose/cli/runners.js',
  'dist/main.js',
  'dist/page/index.html',
  'dist/toolset.html',
];
const NEEDED = BUILT.slice(1);
const NAMED = ['package-lock.json', 'package.json'];

type Locked = {
  readonly type?: string;
  readonly dependencies?: object;
  readonly packages?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'otp-bridge-stage-'));
  await put(BUILT);
  for (const file of NAMED) await copyFile(join(ROOT, file), join(root, file));
});

afterEach(async () => {
  await rm(root, { recursive: true, maxRetries: 20 });
});

async function put(files: readonly string[]): Promise<void> {
  for (const file of files) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), file);
  }
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replaceAll(sep, '/'))
    .sort();
}

describe('what is published', () => {
  test('is what was built and what it needs, and nothing that lies beside it', async () => {
    await put(['policy.json', 'backup.csv', 'key.pem', '.env', 'env/.env.dev', '.data/seeds.db']);
    // What the bundles were made of.
    await put(['dist/adapters/some.js', 'dist/compose/local.js', 'dist/t2otp.cjs']);
    await put(['dist/toolset-without-reader.html']);
    await put(['src/main.ts', 'test/some.test.ts', 'node_modules/jest/index.js', 'notes.md']);
    expect(await filesIn(stageApp(root))).toEqual([...BUILT, ...NAMED]);
  });

  test('is nothing either that was left among what was built', async () => {
    await put(['dist/policy.json', 'dist/page/key.pem', 'dist/.tsbuildinfo', 'dist/main.js.map']);
    expect(await filesIn(stageApp(root))).toEqual([...BUILT, ...NAMED]);
  });

  (CAN_LINK ? test : test.skip)('is nothing to which a link among it leads', async () => {
    await put(['elsewhere/secret.js']);
    await symlink(join(root, 'elsewhere'), join(root, 'dist', 'page', 'link'), 'junction');
    expect(await filesIn(stageApp(root))).toEqual([...BUILT, ...NAMED]);
  });

  test('is nothing of an earlier time', async () => {
    await put(['build/app/policy.json', 'build/app/dist/gone.js', 'build/app/node_modules/old.js']);
    await put(['build/app.zip']);
    expect(await filesIn(stageApp(root))).toEqual([...BUILT, ...NAMED]);
    expect(await readdir(join(root, 'build'))).toEqual(['app']);
  });

  test.each(NEEDED)('is nothing at all where %s was not built', async (file) => {
    await rm(join(root, file));
    expect(() => stageApp(root)).toThrow('npm run build');
    await expect(readdir(join(root, 'build'))).rejects.toThrow('ENOENT');
  });
});

describe('beside the bundle', () => {
  test('is one package, with what it needs, as the lock has it', async () => {
    const folder = stageApp(root);
    const read = async (from: string, file: string): Promise<Locked> =>
      JSON.parse(await readFile(join(from, file), 'utf8')) as Locked;
    const { dependencies, type } = await read(folder, 'package.json');
    const { packages: all = {} } = await read(ROOT, 'package-lock.json');
    const { packages = {} } = await read(folder, 'package-lock.json');
    expect({ dependencies, type }).toEqual({
      dependencies: { libsql: all['node_modules/libsql']?.['version'] },
      type: 'module',
    });
    const { '': app, ...beside } = packages;
    expect(app).toMatchObject({ dependencies });
    expect(Object.keys(beside)).toContain('node_modules/@libsql/linux-x64-gnu');
    expect(Object.keys(beside).length).toBeLessThan(20);
    for (const [place, one] of Object.entries(beside)) expect(one).toEqual(all[place]);
  });
});

describe('the first policy', () => {
  const sample = join(ROOT, 'samples', 'local', 'policy.json');

  test('travels with the app, with the time of its last change', async () => {
    const file = join(root, 'mine.json');
    await copyFile(sample, file);
    const writtenAt = new Date('2026-11-28T08:00:00.000Z');
    await utimes(file, writtenAt, writtenAt);
    const folder = stageApp(root);
    stagePolicy(folder, file);
    const read = async (name: string): Promise<string> =>
      readFile(join(folder, 'policy', name), 'utf8');
    expect(await read('policy.json')).toBe(await readFile(sample, 'utf8'));
    expect(JSON.parse(await read('stamp.json'))).toEqual({ writtenAt: writtenAt.toISOString() });
    const found = await findPolicies(policyFiles(join(root, 'none.json'), join(folder, 'policy')));
    expect(found.map((one) => one.writtenAt)).toEqual([writtenAt.getTime()]);
  });

  test('does not travel where the bot would refuse it, nor where it is not there', async () => {
    const file = join(root, 'mine.json');
    expect(() => {
      stagePolicy(stageApp(root), file);
    }).toThrow('no policy file');
    await writeFile(file, '{"approvalsNeeded":0}');
    const folder = stageApp(root);
    expect(() => {
      stagePolicy(folder, file);
    }).toThrow('is no policy');
    expect(await readdir(folder)).not.toContain('policy');
  });
});

describe('the packages', () => {
  /** In npm's place: notes what it was asked for, and brings what it is told to. */
  async function npmThat(brings: string): Promise<string> {
    const program = join(root, 'npm.cjs');
    const lines = [
      "const { mkdirSync, writeFileSync } = require('node:fs');",
      "writeFileSync('asked.json', JSON.stringify(process.argv.slice(2)));",
      `mkdirSync('node_modules/@libsql/${brings}', { recursive: true });`,
      `writeFileSync('node_modules/@libsql/${brings}/index.node', '');`,
    ];
    await writeFile(program, lines.join('\n'));
    return program;
  }

  test("are those of App Service's machine, whatever machine publishes, and none runs a script", async () => {
    installPackages(root, await npmThat('linux-x64-gnu'));
    const asked = JSON.parse(await readFile(join(root, 'asked.json'), 'utf8')) as string[];
    expect(asked[0]).toBe('ci');
    for (const option of ['--omit=dev', '--ignore-scripts', '--os=linux', '--cpu=x64']) {
      expect(asked).toContain(option);
    }
  });

  test('without the one that is made for that machine alone are not published', async () => {
    const npm = await npmThat('win32-x64-msvc');
    expect(() => {
      installPackages(root, npm);
    }).toThrow('linux-x64-gnu');
  });

  test('that could not be brought are not published', async () => {
    await writeFile(join(root, 'npm.cjs'), 'process.exitCode = 1;');
    expect(() => {
      installPackages(root, join(root, 'npm.cjs'));
    }).toThrow('could not be installed');
  });

  test('need no script to be installed', async () => {
    const { packages } = JSON.parse(await readFile(join(ROOT, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { dev?: true; hasInstallScript?: true }>;
    };
    const shipped = Object.entries(packages).filter(([, { dev }]) => dev !== true);
    expect(shipped.length).toBeGreaterThan(100);
    expect(shipped.filter(([, { hasInstallScript }]) => hasInstallScript === true)).toEqual([]);
  });
});

test('Agents Toolkit publishes what was staged, after it was built', async () => {
  const steps = /\ndeploy:\n(.*?)\n\n/s.exec(await readFile(join(ROOT, 'm365agents.yml'), 'utf8'));
  const said = [...(steps?.[1] ?? '').matchAll(/(?:args|artifactFolder|ignoreFile): (.+)/g)];
  const stage = 'run stage -- --policy ${{POLICY_FILE}}';
  expect(said.map(([, what]) => what)).toEqual(['ci', 'run build', stage, 'build/app']);
  const environment = await readFile(join(ROOT, 'env', '.env.dev'), 'utf8');
  expect(environment).toMatch(/^POLICY_FILE=.+$/m);
});
