import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The bytes of every file in the folder and below, as text in which each stays what it is. */
export async function everyFile(folder: string): Promise<string> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile());
  const read = files.map(async ({ parentPath, name }) =>
    readFile(join(parentPath, name), 'latin1'),
  );
  return (await Promise.all(read)).join('\n');
}
