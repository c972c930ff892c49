// What this machine refuses is told with the system's own reason and the path; what was deleted under the running bot is noticed.
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { openSqliteStore } from '../../../src/adapters/local/sqlite-store.js';
import { troubleAt } from '../../../src/adapters/local/system-trouble.js';
import { TENANT } from '../../app/trial.js';
import { temporaryFolder } from './temporary-folder.js';

test.each([
  ['ENOSPC', 'the disk is full'],
  ['SQLITE_FULL', 'the disk is full'],
  ['EACCES', 'this account may not'],
  ['EROFS', 'that disk can only be read'],
  ['SQLITE_READONLY_DIRECTORY', 'this account may only read it'],
  ['SQLITE_IOERR_WRITE', 'the disk failed'],
  ['SQLITE_CORRUPT_INDEX', 'it is damaged: restore a backup'],
])('%s is %s', (code, reason) => {
  const error = Object.assign(new Error('text of the platform'), { code });
  expect(troubleAt('/data/store.db', error)).toBe(`/data/store.db: ${reason} (${code})`);
});

test('a name that nobody has listed is told as the system has it, and no other text', () => {
  expect(troubleAt('/data', Object.assign(new Error('x'), { code: 'EXOTIC' }))).toBe(
    '/data (EXOTIC)',
  );
  expect(troubleAt('/data', new Error('text of the platform'))).toBe('/data');
});

test('a store that cannot be opened says where, and why', async () => {
  const file = join(await temporaryFolder(), 'file');
  await writeFile(
    file,
    'no store, and long enough to be looked at as one by whoever opens it '.repeat(20),
  );
  await expect(openSqliteStore(file)).rejects.toThrow(`${file}: it is no store (SQLITE_NOTADB)`);
  await expect(openSqliteStore(join(file, 'store.db'))).rejects.toThrow(
    'there is a file where a folder should be',
  );
});

test('what would lie in a file is not called missing, as Windows has it', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'file'), '');
  const missing = Object.assign(new Error('text of the platform'), { code: 'ENOENT' });
  const inFile = join(folder, 'file', 'deeper', 'store.db');
  expect(troubleAt(inFile, missing)).toContain('there is a file where a folder should be (ENOENT)');
  expect(troubleAt(join(folder, 'none', 'store.db'), missing)).toContain(
    'it is not there (ENOENT)',
  );
});

/** Nobody deletes a file that is open on Windows. */
const deletable = process.platform === 'win32' ? test.skip : test;
deletable(
  'what was deleted under the running bot takes no commit that would be lost with it',
  async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'store.db');
    const store = await openSqliteStore(path);
    const insert = async (row: string): Promise<unknown> =>
      store.commit(TENANT, [{ kind: 'insert', row, value: {} }]);
    await insert('before');
    await rm(folder, { recursive: true });
    await expect(insert('after')).rejects.toMatchObject({ code: 'STORE_MISSING' });
    await expect(insert('after')).rejects.toThrow('was deleted or replaced while the bot runs');
    await store.close();
    const another = await openSqliteStore(path);
    expect(await another.get(TENANT, 'before')).toBeUndefined();
    await another.close();
  },
);
