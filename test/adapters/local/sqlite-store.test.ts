import { describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import Database from 'libsql';
import { openSqliteStore } from '../../../src/adapters/local/sqlite-store.js';
import { StoreLocked, StoreUnavailable } from '../../../src/ports/fault.js';
import { HERE } from '../../contract/store.contract.js';
import { temporaryFolder } from './temporary-folder.js';

const WRITER = fileURLToPath(new URL('../../fixtures/store-writer.mjs', import.meta.url));

type Writer = { readonly child: ChildProcess; readonly lines: string[] };

async function startWriter(path: string, first: number): Promise<Writer> {
  const child = spawn(process.execPath, [WRITER, path, String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => lines.push(line));
  while (lines.length < 2) await once(reader, 'line');
  return { child, lines };
}

async function kill({ child }: Writer): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'close');
}

describe('the embedded store', () => {
  test('has every commit that was acknowledged after a kill -9, and starts again at once', async () => {
    const path = join(await temporaryFolder(), 'store.db');
    const acknowledged: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      const writer = await startWriter(path, (acknowledged.at(-1) ?? -1) + 2);
      while (writer.lines.length < 40 * (round + 1))
        await once(writer.child.stdout ?? writer.child, 'data');
      await kill(writer);
      acknowledged.push(...writer.lines.slice(1).map(Number));
    }
    const store = await openSqliteStore(path);
    const { rows } = await store.list(HERE, { from: 'n~', to: 'n~~', limit: 1000 });
    const kept = new Set(rows.map(({ value }) => value['number']));
    expect(acknowledged.length).toBeGreaterThan(200);
    expect(acknowledged.filter((number) => !kept.has(number))).toEqual([]);
    await store.close();
  });

  test('is held by one process at a time', async () => {
    const path = join(await temporaryFolder(), 'store.db');
    const writer = await startWriter(path, 0);
    await expect(openSqliteStore(path)).rejects.toThrow(StoreLocked);
    await kill(writer);
    const store = await openSqliteStore(path);
    await expect(openSqliteStore(path)).rejects.toThrow(StoreLocked);
    await store.close();
  });

  test('makes its folder, and keeps its file to itself', async () => {
    const path = join(await temporaryFolder(), 'deep', 'er', 'store.db');
    const store = await openSqliteStore(path);
    if (process.platform !== 'win32') expect((await stat(path)).mode & 0o077).toBe(0);
    await store.close();
  });

  test('refuses a file that a newer version has written, and says so', async () => {
    const path = join(await temporaryFolder(), 'store.db');
    const newer = new Database(path);
    newer.pragma('user_version = 99');
    newer.close();
    await expect(openSqliteStore(path)).rejects.toThrow(/newer version \(schema 99/);
  });

  test('refuses a file that is no database', async () => {
    const path = join(await temporaryFolder(), 'store.db');
    await writeFile(
      path,
      'a text that is no database, and long enough to be read as a header. '.repeat(9),
    );
    await expect(openSqliteStore(path)).rejects.toThrow(StoreUnavailable);
  });
});
