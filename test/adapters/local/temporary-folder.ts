import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll } from '@jest/globals';

const made: string[] = [];

/** A folder of its own, gone after the file's last test: what a test closes in its end must be closed by then. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'otp-bridge-test-'));
  made.push(folder);
  return folder;
}

afterAll(async () => {
  for (const folder of made.splice(0))
    await rm(folder, { recursive: true, force: true, maxRetries: 20 });
});
