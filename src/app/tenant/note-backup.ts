// That a backup is taken stands in the audit before anything is read, and its key's end in the outbox with it. Written without
// the use cases: whoever takes a backup runs beside the bot.
import type { ConsoleActor } from '../../domain/audit/entry.js';
import { ok, refused } from '../../domain/outcome.js';
import type { Outcome } from '../../domain/outcome.js';
import type { BackupRefusal } from './backup.js';
import type { KeyHeader } from './backup-key.js';
import type { Deps } from '../deps.js';
import { noteBeside } from '../commit/note-beside.js';
import { FORGET_BACKUP } from '../commit/rows/tenant-items.js';

/** `by`: whose console it is. */
type Needs = Pick<Deps, 'store' | 'tenantId' | 'clock' | 'random'> & { readonly by: ConsoleActor };

export async function noteBackup(
  { by: actor, ...deps }: Needs,
  { reference, until }: KeyHeader,
): Promise<Outcome<null, BackupRefusal>> {
  const outbox = [FORGET_BACKUP.draft(until, { reference })];
  const fact = { action: 'backup.taken', key: reference, until } as const;
  const noted = await noteBeside(deps, { actor, fact, outbox });
  return noted ? ok(null) : refused({ code: 'NOTHING_TO_BACK_UP' });
}

/** Where the table is still there: a backup may outlive it. */
export async function noteForgotten(
  { by: actor, ...deps }: Needs,
  { reference }: KeyHeader,
): Promise<void> {
  await noteBeside(deps, { actor, fact: { action: 'backup.forgotten', key: reference } });
}
