import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { CannotStart } from '../../scripts/cannot-start.mjs';
import { remove } from '../../scripts/remove.mjs';
import { temporaryFolder } from '../adapters/local/temporary-folder.js';
import { CAN_LINK } from '../can-link.js';

const HELPER = join(import.meta.dirname, '..', '..', 'scripts', 'run-itself.mjs');
const PROGRAM = `import { isRunItself } from ${JSON.stringify(pathToFileURL(HELPER).href)};
if (isRunItself(import.meta.url)) process.stdout.write('ran');`;

async function scriptIn(): Promise<{ readonly folder: string; readonly script: string }> {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'scripts'));
  const script = join(folder, 'scripts', 'program.mjs');
  await writeFile(script, PROGRAM);
  return { folder, script };
}

function printed(...args: readonly string[]): string {
  return execFileSync(process.execPath, args, { encoding: 'utf8' });
}

describe('a script', () => {
  test('does its work where Node is told to run it', async () => {
    const { script } = await scriptIn();
    expect(printed(script)).toBe('ran');
  });

  (CAN_LINK ? test : test.skip)('does it through a junction or a link, too', async () => {
    const { folder } = await scriptIn();
    await symlink(join(folder, 'scripts'), join(folder, 'link'), 'junction');
    expect(printed(join(folder, 'link', 'program.mjs'))).toBe('ran');
  });

  test('does nothing where another one imports it', async () => {
    const { folder, script } = await scriptIn();
    const other = join(folder, 'other.mjs');
    await writeFile(other, `await import(${JSON.stringify(pathToFileURL(script).href)});`);
    expect(printed(other)).toBe('');
    expect(printed('--input-type=module', '--eval', PROGRAM)).toBe('');
  });
});

test('no script finds out for itself whether it is the one that runs', () => {
  const root = join(HELPER, '..', '..');
  const scripts = ['scripts', 'test'].flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith('.mjs') && name !== 'run-itself.mjs')
      .map((name) => join(folder, name)),
  );
  expect(scripts).toContain(join('scripts', 'build-t2otp.mjs'));
  const comparing = scripts.filter((name) =>
    readFileSync(join(root, name), 'utf8').includes('argv[1]'),
  );
  expect(comparing).toEqual([]);
});

describe('taking away', () => {
  test.each(['EBUSY', 'EPERM'])('what answers %s says what to stop', (code) => {
    const held = (): never => {
      throw Object.assign(new Error('held'), { code });
    };
    expect(() => {
      remove('dist', held);
    }).toThrow(CannotStart);
    expect(() => {
      remove('dist', held);
    }).toThrow(/stop it first/);
  });

  test('what is not there is no fault', async () => {
    const folder = await temporaryFolder();
    expect(() => {
      remove(join(folder, 'nothing'));
    }).not.toThrow();
  });
});
