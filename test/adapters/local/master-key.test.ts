import { randomBytes, type KeyObject } from 'node:crypto';
import { chmod, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inspect } from 'node:util';

import { describe, expect, test } from '@jest/globals';

import { loadMasterKey } from '../../../src/adapters/local/master-key.js';
import { FakeRandom } from '../../fakes/fake-random.js';
import { temporaryFolder } from './temporary-folder.js';

const KEY = Buffer.from(Array.from({ length: 32 }, (_, at) => 255 - at * 7));
const onPosix = process.platform === 'win32' ? test.skip : test;

function fromText(text: string): Promise<KeyObject> {
  return loadMasterKey({ fromEnvironment: text, file: 'unused', random: new FakeRandom() });
}

describe('the master key given by the operator', () => {
  test.each([
    ['base64', KEY.toString('base64')],
    ['base64 without padding', KEY.toString('base64').replace('=', '')],
    ['base64url', KEY.toString('base64url')],
    ['hexadecimal', KEY.toString('hex')],
    ['hexadecimal in capitals', KEY.toString('hex').toUpperCase()],
    ['text with a line end', `${KEY.toString('base64')}\r\n`],
  ])('is read as %s', async (_, text) => {
    expect((await fromText(text)).export()).toEqual(KEY);
  });

  test.each([
    ['31 bytes', KEY.subarray(1).toString('base64')],
    ['33 bytes', Buffer.concat([KEY, KEY.subarray(31)]).toString('base64')],
    ['31 bytes in hexadecimal', KEY.subarray(1).toString('hex')],
    ['nothing', ''],
    ['a password', 'correct horse battery staple'],
    ['base64 with stray bits at its end', `${KEY.toString('base64').slice(0, 42)}B=`],
    ['base64 with a gap', KEY.toString('base64').replace(/^(.{8})./, '$1 ')],
  ])('is refused when it is %s, and is not repeated', async (_, text) => {
    const error: unknown = await fromText(text).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'ConfigurationProblem', code: 'MASTER_KEY_MALFORMED' });
    if (text !== '') expect(inspect(error)).not.toContain(text);
  });

  test('shows itself to no log', async () => {
    const key = await fromText(KEY.toString('hex'));
    const shown = inspect(key, { depth: 9, showHidden: true }) + JSON.stringify(key);
    expect(shown).not.toContain(KEY.toString('hex').slice(0, 8));
  });
});

describe('the master key file', () => {
  test('is made on the first start and read on the next', async () => {
    const file = join(await temporaryFolder(), 'keys', 'master.key');
    const first = await loadMasterKey({ file, random: new FakeRandom('first') });
    const next = await loadMasterKey({ file, random: new FakeRandom('next') });
    expect(first.symmetricKeySize).toBe(32);
    expect(next.export()).toEqual(first.export());
    expect(await readFile(file, 'utf8')).toBe(`${first.export().toString('base64')}\n`);
    expect(await readdir(join(file, '..'))).toEqual(['master.key']);
  });

  test('is one for all processes that start at once', async () => {
    const file = join(await temporaryFolder(), 'master.key');
    const starts = Array.from({ length: 8 }, (_, at) =>
      loadMasterKey({ file, random: new FakeRandom(String(at)) }),
    );
    const keys = await Promise.all(starts);
    expect(new Set(keys.map((key) => key.export().toString('hex'))).size).toBe(1);
  });

  onPosix('is made for its owner alone', async () => {
    const file = join(await temporaryFolder(), 'master.key');
    await loadMasterKey({ file, random: new FakeRandom() });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  onPosix.each(['640', '604', '620', '666'])('is refused with mode %s', async (mode) => {
    const file = join(await temporaryFolder(), 'master.key');
    await loadMasterKey({ file, random: new FakeRandom() });
    await chmod(file, Number.parseInt(mode, 8));
    await expect(loadMasterKey({ file, random: new FakeRandom() })).rejects.toMatchObject({
      code: 'MASTER_KEY_READABLE_BY_OTHERS',
      message: expect.stringContaining(`${file} has mode ${mode}`),
    });
  });

  onPosix('is judged by what a link leads to', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'real.key'), randomBytes(32).toString('hex'), { mode: 0o600 });
    await symlink(join(folder, 'real.key'), join(folder, 'master.key'));
    const load = (): Promise<KeyObject> =>
      loadMasterKey({ file: join(folder, 'master.key'), random: new FakeRandom() });
    expect((await load()).symmetricKeySize).toBe(32);
    await chmod(join(folder, 'real.key'), 0o644);
    await expect(load()).rejects.toMatchObject({ code: 'MASTER_KEY_READABLE_BY_OTHERS' });
  });

  test('is refused when it is damaged, and stays as it is', async () => {
    const file = join(await temporaryFolder(), 'master.key');
    await writeFile(file, 'half a k', { mode: 0o600 });
    await expect(loadMasterKey({ file, random: new FakeRandom() })).rejects.toMatchObject({
      code: 'MASTER_KEY_MALFORMED',
    });
    expect(await readFile(file, 'utf8')).toBe('half a k');
  });

  test('that can be neither read nor made is told by its path', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'a-file'), '');
    const file = join(folder, 'a-file', 'master.key');
    await expect(loadMasterKey({ file, random: new FakeRandom() })).rejects.toMatchObject({
      code: 'MASTER_KEY_FILE_INACCESSIBLE',
      message: expect.stringContaining(file),
    });
  });
});
