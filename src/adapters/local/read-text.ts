import { readFile } from 'node:fs/promises';

/** A text that people edit. Windows' editors put a byte order mark first, which JSON has no room for. Throws the system's error. */
export async function readText(path: string): Promise<string> {
  return (await readFile(path, 'utf8')).replace(/^\uFEFF/, '');
}
