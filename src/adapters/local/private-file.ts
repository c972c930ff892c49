// A file that this account alone may read: a key lies in it. Looked at by the open handle, so that what was checked is what is read.
import { open } from 'node:fs/promises';

const GROUP_AND_OTHERS = 0o077;

/** What stands in it; `mode`: others may use it. Throws the system's error. */
export async function readPrivateFile(
  file: string,
): Promise<{ readonly text: string } | { readonly mode: string }> {
  const handle = await open(file, 'r');
  try {
    // Windows has no such mode bits: there the folder's access list decides, which the start sets (scripts/trial-folder.mjs).
    const { mode } = await handle.stat();
    if (process.platform !== 'win32' && (mode & GROUP_AND_OTHERS) !== 0) {
      return { mode: (mode & 0o777).toString(8) };
    }
    return { text: await handle.readFile('utf8') };
  } finally {
    await handle.close();
  }
}
