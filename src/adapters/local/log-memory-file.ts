// The last anchored checkpoint of a log, in a file that is neither in the store nor in the anchor.
import { readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { Signed } from '../../domain/audit/log-trust.js';
import { fromBase64, toBase64 } from '../../domain/audit/log.js';
import { AnchorUnavailable } from '../../ports/fault.js';
import type { LogMemory } from '../../ports/log-memory.js';
import { errorCode } from './error-code.js';
import { makeFolder } from './make-folder.js';

const schema = z.object({
  version: z.literal(1),
  origin: z.number().int().positive(),
  size: z.number().int().nonnegative(),
  root: z.base64(),
});

export class LogMemoryFile implements LogMemory {
  readonly file: string;

  constructor(file: string) {
    this.file = file;
  }

  async read(): Promise<Signed | undefined> {
    try {
      const content: unknown = JSON.parse(await readFile(this.file, 'utf8'));
      const { origin, size, root } = schema.parse(content);
      return { origin, size, root: fromBase64(root) };
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return undefined;
      throw new AnchorUnavailable(`${this.file}, which says what was anchored, cannot be read`, {
        cause: error,
      });
    }
  }

  /** Whole or not at all. */
  async write({ origin, size, root }: Signed): Promise<void> {
    const draft = `${this.file}.${process.pid}`;
    try {
      await makeFolder(dirname(this.file));
      await writeFile(draft, JSON.stringify({ version: 1, origin, size, root: toBase64(root) }));
      await rename(draft, this.file);
    } catch (error) {
      throw new AnchorUnavailable(`${this.file} cannot be written`, { cause: error });
    }
  }
}
