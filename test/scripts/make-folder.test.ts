// Where a trial's folder cannot be made, and where a trial must not be: said in a line, with what to do, and nothing hangs.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { readConfiguration } from '../../src/config/configuration.js';
import { makeFolder } from '../../scripts/make-folder.mjs';
import { readSettings } from '../../scripts/settings.mjs';
import { temporaryFolder } from '../adapters/local/temporary-folder.js';
import { freePort } from '../emulators/free-port.js';

const ROOT = join(import.meta.dirname, '..', '..');

test('makes a folder and those above it, and takes one that is there', async () => {
  const folder = join(await temporaryFolder(), 'a', 'b');
  makeFolder(folder);
  makeFolder(folder);
  expect(existsSync(folder)).toBe(true);
});

test('names the place and what stands in the way', async () => {
  const file = join(await temporaryFolder(), 'file');
  await writeFile(file, '');
  for (const folder of [file, join(file, 'inside')]) {
    expect(() => {
      makeFolder(folder);
    }).toThrow(
      `The folder of the trial cannot be made: ${folder}\nthere is a file where a folder should be`,
    );
  }
});

/** Where every folder is called missing that is made in it, Node's own way goes round for ever. */
const endless = process.platform === 'linux' ? test : test.skip;
endless('neither the start nor the bot hangs where nothing can be made', async () => {
  const [port, ...windows] = [await freePort(), await freePort(), await freePort()];
  const ports = { OTP_BRIDGE_PORT: `${port}`, OTP_BRIDGE_WINDOWS: windows.join() };
  const start = run('scripts/start.mjs', { ...ports, OTP_BRIDGE_DATA: '/proc/nothing/here' });
  expect(start).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('(ENOENT)') as unknown,
  });
  const bot = run('dist/main.js', {
    ...ports,
    OTP_BRIDGE_PROFILE: 'local',
    OTP_BRIDGE_DATA: '/proc/nothing/here',
  });
  const reason = '/proc/nothing/here/store.db: it is not there (ENOENT)';
  expect(bot).toMatchObject({ status: 1, stderr: expect.stringContaining(reason) as unknown });
  expect(`${start.stderr}${bot.stderr}`).not.toMatch(/^\s+at /m);
});

function run(
  program: string,
  env: NodeJS.ProcessEnv,
): { readonly status: number | null; readonly stderr: string } {
  const { PATH } = process.env;
  const { status, stderr } = spawnSync(process.execPath, [join(ROOT, program)], {
    cwd: ROOT,
    env: { PATH, OTP_BRIDGE_OPEN: 'no', ...env },
    encoding: 'utf8',
    timeout: 600_000,
    killSignal: 'SIGKILL',
  });
  return { status, stderr };
}

test.each([
  ['OTP_BRIDGE_PROFILE', 'production'],
  ['WEBSITE_SITE_NAME', 'otp-bridge-contoso'],
])('no trial where %s is %s', (name, value) => {
  expect(() => readSettings({ [name]: value }, 'linux')).toThrow(value);
  expect(() => readSettings({ [name]: value }, 'linux')).toThrow('node dist/main.js');
});

test('no trial of the bot itself in App Service either', () => {
  const read = readConfiguration({ OTP_BRIDGE_PROFILE: 'local', WEBSITE_SITE_NAME: 'otp-bridge' });
  expect(read).toMatchObject({
    ok: false,
    problems: [
      { where: 'OTP_BRIDGE_PROFILE', problem: expect.stringContaining('App Service') as unknown },
    ],
  });
});
