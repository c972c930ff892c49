// Where `npm start` keeps a trial that no setting names a folder for: beside the sources, or, on Windows, in a folder of the user's own.
// The start's own rule (scripts/trial-folder.mjs) runs before anything is built; a test holds the two together.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const MARK_LENGTH = 8;

/** `root`: the clone. Absolute where that is. */
export function trialFolder(of: {
  readonly localAppData: string | undefined;
  readonly platform: NodeJS.Platform;
  readonly root: string;
}): string {
  const beside = join(of.root, '.data');
  if (of.platform !== 'win32' || existsSync(beside)) return beside;
  const own = of.localAppData ?? join(homedir(), 'AppData', 'Local');
  const root = of.root.toLowerCase();
  const mark = createHash('sha256').update(root).digest('hex').slice(0, MARK_LENGTH);
  return join(own, 'otp-bridge', `trial-${mark}`);
}
