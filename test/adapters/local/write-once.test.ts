import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { describe, expect, test } from '@jest/globals';

import { writeOnce } from '../../../src/adapters/local/write-once.js';
import { temporaryFolder } from './temporary-folder.js';

const content = Buffer.from('content');

describe('a file written once', () => {
  test('is there whole, and nothing beside it', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'file');
    expect(await writeOnce({ path, content, unique: 'a' })).toBe('written');
    expect(await readFile(path)).toEqual(content);
    expect((await stat(path)).nlink).toBe(1);
    expect(await readdir(folder)).toEqual(['file']);
  });

  test('leaves what has the name already', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'file');
    await writeFile(path, 'first');
    expect(await writeOnce({ path, content, unique: 'a' })).toBe('exists');
    expect(await readFile(path, 'utf8')).toBe('first');
    expect(await readdir(folder)).toEqual(['file']);
  });

  test('has one writer among many', async () => {
    const path = join(await temporaryFolder(), 'file');
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        writeOnce({ path, content: Buffer.from(`writer ${String(at)}`), unique: String(at) }),
      ),
    );
    expect(results.filter((result) => result === 'written')).toHaveLength(1);
    expect(await readFile(path, 'utf8')).toBe(`writer ${String(results.indexOf('written'))}`);
  });

  test('is not written where the folder is missing', async () => {
    const path = join(await temporaryFolder(), 'missing', 'file');
    await expect(writeOnce({ path, content, unique: 'a' })).rejects.toMatchObject({
      code: 'ENOENT',
    });
  });
});
