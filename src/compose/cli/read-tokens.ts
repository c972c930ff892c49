// A file of tokens from the disk.
import { open } from 'node:fs/promises';
import { readTokenFile } from '../../domain/exchange/read-token-file.js';
import { MAX_LENGTH } from '../../domain/exchange/token-file.js';
import type { FileReading } from '../../domain/exchange/token-file.js';

/** Undefined where it cannot be read. */
export async function readTokens(file: string): Promise<FileReading | undefined> {
  try {
    const handle = await open(file, 'r');
    try {
      if ((await handle.stat()).size > MAX_LENGTH) {
        return { kind: 'unread', fault: { code: 'FILE_TOO_LARGE' } };
      }
      return readTokenFile(await handle.readFile('utf8'));
    } finally {
      await handle.close();
    }
  } catch {
    return undefined;
  }
}
