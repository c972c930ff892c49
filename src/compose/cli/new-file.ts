// A file that was not there, which its owner alone may read: open before what is to stand in it is there.
import { open, unlink } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { errorCode } from '../../adapters/local/error-code.js';

export type NewFile = {
  /** Whole and on the disk, or false. */
  readonly write: (text: string) => Promise<boolean>;
  /** Takes it away; false where that cannot be. */
  readonly discard: () => Promise<boolean>;
};
export type MakeFile = (path: string) => Promise<NewFile | 'exists' | 'unwritable'>;

export const makeNewFile: MakeFile = async (path) => {
  try {
    // Windows has no such mode: there the folder decides.
    return newFile(path, await open(path, 'wx', 0o600));
  } catch (error) {
    return errorCode(error) === 'EEXIST' ? 'exists' : 'unwritable';
  }
};

function newFile(path: string, handle: FileHandle): NewFile {
  return {
    write: async (text) =>
      went(async () => {
        await handle.writeFile(text);
        await handle.sync();
        await handle.close();
      }),
    discard: async () => {
      // Closed already, where it was written.
      await went(async () => handle.close());
      return went(async () => unlink(path));
    },
  };
}

async function went(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch {
    // What the system says of it names the path at most; what is to be done is the same.
    return false;
  }
}
