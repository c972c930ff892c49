// Whoever closes a store has closed it: until then Windows lets nobody delete its folder, and every open one costs descriptors.
import { describe, expect, test } from '@jest/globals';
import { readdir, readlink, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'libsql';
import { openSqliteStore } from '../../../src/adapters/local/sqlite-store.js';
import { StoreUnavailable } from '../../../src/ports/fault.js';
import { HERE } from '../../contract/store.contract.js';
import { temporaryFolder } from './temporary-folder.js';

/** Files under the folder that this process holds open; none where the system does not tell. */
async function heldUnder(folder: string): Promise<readonly string[]> {
  if (process.platform !== 'linux') return [];
  const open = await readdir('/proc/self/fd');
  const links = await Promise.all(
    open.map(async (fd) => readlink(`/proc/self/fd/${fd}`).catch(() => '')),
  );
  return links.filter((link) => link.startsWith(folder));
}

describe('a closed store', () => {
  test('holds nothing once it is closed, without waiting for anything to be collected', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'store.db');
    for (let round = 0; round < 20; round += 1) {
      const store = await openSqliteStore(path);
      await store.commit(HERE, [{ kind: 'insert', row: `a~${round}`, value: {} }]);
      await store.list(HERE, { from: 'a', to: 'b', limit: 9 });
      if (process.platform === 'linux') expect(await heldUnder(folder)).not.toEqual([]);
      await store.close();
      expect(await heldUnder(folder)).toEqual([]);
    }
    // Windows deletes nothing that anybody holds.
    await rm(path);
  });

  test('holds nothing of a file that it could not open', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'store.db');
    const newer = new Database(path);
    newer.exec('PRAGMA user_version = 99');
    newer.close();
    await expect(openSqliteStore(path)).rejects.toThrow(StoreUnavailable);
    await writeFile(path, 'no database '.repeat(99));
    await expect(openSqliteStore(path)).rejects.toThrow(StoreUnavailable);
    expect(await heldUnder(folder)).toEqual([]);
    await rm(path);
  });
});
