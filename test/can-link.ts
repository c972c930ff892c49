// Whether this machine makes links to folders: Windows makes junctions, Wine nothing of the kind.
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const CAN_LINK = probe();

function probe(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'otp-bridge-link-'));
  try {
    symlinkSync(folder, join(folder, 'link'), 'junction');
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true, maxRetries: 20 });
  }
}
