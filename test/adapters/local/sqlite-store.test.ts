import { afterEach, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import Database from 'libsql';
import { openSqliteStore } from '../../../src/adapters/local/sqlite-store.js';
import { StoreLocked, StoreUnavailable } from '../../../src/ports/fault.js';
import { HERE } from '../../contract/store.contract.js';
import { temporaryFolder } from './temporary-folder.js';

const WRITER = fileURLToPath(new URL('../../fixtures/store-writer.mjs', import.meta.url));

type Writer = { readonly child: ChildProcess; readonly lines: string[] };

const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

async function startWriter(path: string, first: number): Promise<Writer> {
  const child = spawn(process.execPath, [WRITER, path, String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
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

async function bytesOf(path: string): Promise<string> {
  const kept = ['', '-wal'].map(async (end) => readFile(`${path}${end}`, 'latin1'));
  return (await Promise.all(kept)).join('');
}

describe('the embedded store', () => {
  test('leaves nothing of a deleted row in its log either, while it runs', async () => {
    const path = join(await temporaryFolder(), 'store.db');
    const store = await openSqliteStore(path);
    const value = { key: `a data key ${'A'.repeat(44)}` };
    const row = 'seed-key~1';
    await store.commit(HERE, [{ kind: 'insert', row, value }]);
    const files = async (): Promise<string> => bytesOf(path);
    expect(await files()).toContain(value.key);
    const etag = (await store.get(HERE, row))?.etag ?? 'none';
    await store.commit(HERE, [{ kind: 'delete', row, etag }]);
    expect(await files()).not.toContain(value.key);
    await store.close();
  });

  test('and nothing either of one that was let linger before', async () => {
    const path = join(await temporaryFolder(), 'store.db');
    const store = await openSqliteStore(path);
    const etagOf = async (row: string): Promise<string> =>
      (await store.get(HERE, row))?.etag ?? 'none';
    const value = { to: `somebody ${'A'.repeat(44)}` };
    await store.commit(HERE, [
      { kind: 'insert', row: 'outbox~1', value },
      { kind: 'insert', row: 'seed-key~1', value: {} },
    ]);
    const lingering = { kind: 'delete', row: 'outbox~1', mayLinger: true } as const;
    await store.commit(HERE, [{ ...lingering, etag: await etagOf('outbox~1') }]);
    expect(await store.get(HERE, 'outbox~1')).toBeUndefined();
    const gone = { kind: 'delete', row: 'seed-key~1', etag: await etagOf('seed-key~1') } as const;
    await store.commit(HERE, [gone]);
    expect(await bytesOf(path)).not.toContain(value.to);
    await store.close();
  });

  test('leaves nothing in its log either of what a row had that was replaced to erase it', async () => {
    const path = join(await temporaryFolder(), 'store.db');
    const store = await openSqliteStore(path);
    const files = async (): Promise<string> => bytesOf(path);
    // Longer than a page, so that it lies in several.
    const text = `Alice Example ${'said so '.repeat(1_500)}`;
    const row = 'audit~1';
    await store.commit(HERE, [{ kind: 'insert', row, value: { text } }]);
    const etag = (await store.get(HERE, row))?.etag ?? 'none';
    expect(await files()).toContain('Alice Example');
    const value = { text: '(erased)' };
    await store.commit(HERE, [{ kind: 'replace', row, etag, value, erases: true }]);
    const after = await files();
    expect(after).toContain('(erased)');
    expect(after).not.toMatch(/Alice Example|said so/);
    await store.close();
  });

  test('leaves nothing in the file of a row that was deleted or replaced: a data key that is destroyed is gone', async () => {
    const path = join(await temporaryFolder(), 'store.db');
    const store = await openSqliteStore(path);
    const rows = Array.from({ length: 60 }, (_, at) => `seed-key~${at}`);
    for (const row of rows) {
      const value = { key: `key of ${row} ${'A'.repeat(44)}` };
      await store.commit(HERE, [{ kind: 'insert', row, value }]);
    }
    const etagOf = async (row: string): Promise<string> =>
      (await store.get(HERE, row))?.etag ?? 'none';
    const [deleted, replaced] = ['seed-key~7', 'seed-key~33'];
    const value = { key: 'another' };
    await store.commit(HERE, [
      { kind: 'delete', row: deleted, etag: await etagOf(deleted) },
      { kind: 'replace', row: replaced, etag: await etagOf(replaced), value },
    ]);
    await store.close();
    const bytes = await readFile(path);
    expect(bytes.includes('key of seed-key~8 ')).toBe(true);
    expect(bytes.includes(`key of ${deleted} `)).toBe(false);
    expect(bytes.includes(`key of ${replaced} `)).toBe(false);
  });

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

  test('lets go of its file when it is closed, with everything in that one file', async () => {
    const path = join(await temporaryFolder(), 'data', 'store.db');
    const store = await openSqliteStore(path);
    await store.commit(HERE, [{ kind: 'insert', row: 'a', value: { n: 1 } }]);
    await store.close();
    expect(await readdir(dirname(path))).toEqual(['store.db']);
    const writer = await startWriter(path, 0);
    await kill(writer);
    const again = await openSqliteStore(path);
    expect((await again.get(HERE, 'a'))?.value).toEqual({ n: 1 });
    await again.close();
  });

  test('makes its folder, and keeps every file in it to itself', async () => {
    const path = join(await temporaryFolder(), 'deep', 'er', 'store.db');
    const store = await openSqliteStore(path);
    await store.commit(HERE, [{ kind: 'insert', row: 'a', value: {} }]);
    const files = await readdir(dirname(path));
    const modes = files.map(async (file) => (await stat(join(dirname(path), file))).mode & 0o077);
    expect(files.length).toBeGreaterThan(1);
    if (process.platform !== 'win32')
      expect(new Set(await Promise.all(modes))).toEqual(new Set([0]));
    await store.close();
  });

  test('keeps a file to itself that was open to others', async () => {
    const path = join(await temporaryFolder(), 'store.db');
    await writeFile(path, '', { mode: 0o644 });
    const store = await openSqliteStore(path);
    if (process.platform !== 'win32') expect((await stat(path)).mode & 0o077).toBe(0);
    await store.close();
  });

  test('refuses a file that a newer version has written, says so, and leaves it as it was', async () => {
    const path = join(await temporaryFolder(), 'store.db');
    const newer = new Database(path);
    newer.exec('PRAGMA user_version = 99');
    newer.close();
    const before = await readFile(path);
    await expect(openSqliteStore(path)).rejects.toThrow(/newer version \(schema 99/);
    expect(await readFile(path)).toEqual(before);
  });

  test.each(['{"cut', '[]', '"text"', ''])(
    'answers nothing for a row that holds %j',
    async (text) => {
      const path = join(await temporaryFolder(), 'store.db');
      const store = await openSqliteStore(path);
      await store.commit(HERE, [{ kind: 'insert', row: 'a', value: {} }]);
      await store.close();
      const other = new Database(path);
      other.exec(`UPDATE rows SET value = '${text}'`);
      other.close();
      const again = await openSqliteStore(path);
      await expect(again.get(HERE, 'a')).rejects.toThrow(StoreUnavailable);
      const range = { from: 'a', to: 'b', limit: 9 };
      await expect(again.list(HERE, range)).rejects.toThrow(StoreUnavailable);
      await again.close();
    },
  );

  test('refuses a file that is no database', async () => {
    const path = join(await temporaryFolder(), 'store.db');
    await writeFile(
      path,
      'a text that is no database, and long enough to be read as a header. '.repeat(9),
    );
    await expect(openSqliteStore(path)).rejects.toThrow(StoreUnavailable);
  });
});
