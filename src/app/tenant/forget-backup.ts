// A backup's time is over: its key is destroyed, and nobody can open the file any more.
import { z } from 'zod';
import { DONE } from '../../domain/outcome.js';
import type { ForgetBackupItem } from '../commit/rows/tenant-items.js';
import type { Deps } from '../deps.js';

/** Idempotent. Throws the vault's faults; the item comes again then, without end. */
export async function forgetBackup(
  { vault, transact }: Pick<Deps, 'vault' | 'transact'>,
  { reference }: ForgetBackupItem,
): Promise<void> {
  await vault.destroy(reference);
  await transact({
    operation: ['bridge', 'forget-backup', reference],
    value: z.null(),
    plan: async () => ({
      audit: [{ actor: 'bridge', fact: { action: 'backup.forgotten', key: reference } }],
      outcome: DONE,
    }),
  });
}
