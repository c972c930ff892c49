// A file that was not there, which its owner alone may read, written piece by piece: for what is too long to be held.
import { open, unlink } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { errorCode } from '../../adapters/local/error-code.js';

export type GrowingFile = {
  readonly path: string;
  /** Throws where the disk does not take it. */
  readonly append: (piece: string) => Promise<void>;
  /** On the disk. Throws where it does not take it. */
  readonly finish: () => Promise<void>;
  /** Takes it away, where that can be. */
  readonly discard: () => Promise<void>;
};

export async function makeGrowingFile(
  path: string,
): Promise<GrowingFile | 'exists' | 'unwritable'> {
  try {
    // Windows has no such mode: there the folder decides.
    return growingFile(path, await open(path, 'wx', 0o600));
  } catch (error) {
    return errorCode(error) === 'EEXIST' ? 'exists' : 'unwritable';
  }
}

function growingFile(path: string, handle: FileHandle): GrowingFile {
  return {
    path,
    append: async (piece) => {
      await handle.appendFile(piece);
    },
    finish: async () => {
      await handle.sync();
      await handle.close();
    },
    discard: async () => {
      // What the system says of it changes nothing of what is to be done.
      await handle.close().catch(() => undefined);
      await unlink(path).catch(() => undefined);
    },
  };
}
