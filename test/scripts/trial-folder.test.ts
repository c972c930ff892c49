import { chmod, mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { keepToOurselves, trialFolder } from '../../scripts/trial-folder.mjs';
import { trialFolder as trialFolderOfCommands } from '../../src/adapters/local/trial-folder.js';
import { temporaryFolder } from '../adapters/local/temporary-folder.js';

const JANE = 'S-1-5-21-1004336348-1177238915-682003330-1001';
type Asked = { readonly program: string; readonly args: readonly string[] };

/** Windows' own programs: notes what they are asked, says who is signed in, and ends as it is told. */
function windowsPrograms(status = 0): {
  readonly asked: Asked[];
  readonly run: (program: string, args: readonly string[]) => { status: number; stdout: string };
} {
  const asked: Asked[] = [];
  const run = (program: string, args: readonly string[]): { status: number; stdout: string } => {
    asked.push({ program, args });
    if (program.includes('whoami')) return { status: 0, stdout: `"pc\\jane","${JANE}"\r\n` };
    return { status, stdout: '' };
  };
  return { asked, run };
}

describe('where a trial keeps its secrets', () => {
  test('is beside the sources on systems where a folder is made for its owner alone', async () => {
    const root = await temporaryFolder();
    expect(trialFolder({ env: {}, platform: 'linux', root })).toBe(join(root, '.data'));
    expect(trialFolder({ env: {}, platform: 'darwin', root })).toBe(join(root, '.data'));
  });

  test("is among the user's own data on Windows, one folder a clone", async () => {
    const [root, other] = [await temporaryFolder(), await temporaryFolder()];
    const env = { LOCALAPPDATA: join(root, 'Local') };
    const folder = trialFolder({ env, platform: 'win32', root });
    expect(folder.startsWith(join(root, 'Local', 'otp-bridge', 'trial-'))).toBe(true);
    expect(trialFolder({ env, platform: 'win32', root: root.toUpperCase() })).toBe(folder);
    expect(trialFolder({ env, platform: 'win32', root: other })).not.toBe(folder);
  });

  test('is where it began, where it began beside the sources', async () => {
    const root = await temporaryFolder();
    await mkdir(join(root, '.data'));
    expect(trialFolder({ env: {}, platform: 'win32', root })).toBe(join(root, '.data'));
  });

  test('is where commands look for it', async () => {
    const [root, began] = [await temporaryFolder(), await temporaryFolder()];
    await mkdir(join(began, '.data'));
    const localAppData = join(root, 'Local');
    const env = { LOCALAPPDATA: localAppData };
    for (const platform of ['win32', 'linux', 'darwin'] as const) {
      for (const clone of [root, began]) {
        const start = trialFolder({ env, platform, root: clone });
        expect(trialFolderOfCommands({ localAppData, platform, root: clone })).toBe(start);
      }
    }
  });

  test('is where it is told to be', async () => {
    const root = await temporaryFolder();
    const env = { OTP_BRIDGE_DATA: `${join(root, 'other')} ` };
    expect(trialFolder({ env, platform: 'win32', root })).toBe(join(root, 'other'));
  });
});

describe('who can read them on Windows', () => {
  const machine = { env: { SystemRoot: 'C:\\Windows' }, platform: 'win32' } as const;

  test('is set when the folder is made: nobody but the user, SYSTEM and administrators, and nothing taken over', async () => {
    const folder = join(await temporaryFolder(), 'trial');
    const { asked, run } = windowsPrograms();
    expect(keepToOurselves(folder, machine, run)).toMatch(/^Only your account/);
    expect(asked.at(-1)?.program).toMatch(/^C:\\Windows.System32.icacls\.exe$/);
    expect(asked.at(-1)?.args).toEqual([
      folder,
      '/inheritance:r',
      '/grant:r',
      `*${JANE}:(OI)(CI)F`,
      '*S-1-5-18:(OI)(CI)F',
      '*S-1-5-32-544:(OI)(CI)F',
    ]);
  });

  test('is set for a trial that began before, too', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'store.db'), '');
    const { asked, run } = windowsPrograms();
    expect(keepToOurselves(folder, machine, run)).toMatch(/^Only your account/);
    expect(asked).toHaveLength(2);
  });

  test("is left as it is for somebody's own folder, and said to be", async () => {
    const { asked, run } = windowsPrograms();
    expect(keepToOurselves(await temporaryFolder(), machine, run)).toContain('icacls');
    expect(asked).toEqual([]);
  });

  test('is said to be unknown where it cannot be set, as on a stick', async () => {
    const folder = join(await temporaryFolder(), 'trial');
    const said = keepToOurselves(folder, machine, windowsPrograms(5).run);
    expect(said).toMatch(/could not be set.*OTP_BRIDGE_DATA/);
  });

  test('is said to be OneDrive as well, where the folder lies in what it copies', async () => {
    const root = await temporaryFolder();
    const { run } = windowsPrograms();
    const env = { ...machine.env, OneDrive: root };
    const said = keepToOurselves(join(root, 'clone', '.data'), { ...machine, env }, run);
    expect(said).toContain(`OneDrive copies it to other machines: it lies in ${root}.`);
    const beside = keepToOurselves(join(`${root} too`, '.data'), { ...machine, env }, run);
    expect(beside).not.toContain('OneDrive');
  });
});

(process.platform === 'win32' ? describe.skip : describe)('who can read them elsewhere', () => {
  const machine = { env: {}, platform: process.platform };

  test('is the owner of the folder that was made', async () => {
    const folder = join(await temporaryFolder(), 'trial');
    expect(keepToOurselves(folder, machine)).toBe('Only your account can read it.');
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
  });

  test('is said to be others, where they can', async () => {
    const folder = await temporaryFolder();
    await chmod(folder, 0o755);
    expect(keepToOurselves(folder, machine)).toContain(`chmod 700 ${folder}`);
  });
});
