// What `otp-bridge backup` and `otp-bridge restore` say.
import type { BackupRefusal } from '../../app/tenant/backup.js';
import type { KeyRefusal } from '../../app/tenant/backup-key.js';
import type { Edited, NotABackup } from '../../app/tenant/backup-text.js';
import type { Instant } from '../../domain/ids.js';
import type { Destroyed } from '../../ports/seed-vault.js';
import type { RestoreRefusal } from '../../app/tenant/restore.js';

export type FileRefusal = { readonly code: 'FILE_EXISTS' | 'FILE_UNREADABLE' };
type Refusal = BackupRefusal | NotABackup | Edited | KeyRefusal | RestoreRefusal | FileRefusal;

const WHY_NOT: Readonly<Record<Refusal['code'], string>> = {
  NOTHING_TO_BACK_UP: 'The table is empty: the bot has not run yet.',
  TOO_MUCH_GOES_ON:
    'People kept deciding while the table was read. Run it again in a quiet minute.',
  FILE_EXISTS: 'There is a file of that name. Name another one: no backup is written over.',
  FILE_UNREADABLE: 'That file cannot be read. Is it there?',
  NOT_A_BACKUP: 'That file is no backup of OTP Bridge.',
  BACKUP_BROKEN: 'Something in that backup was never written by us. Take an earlier one.',
  BACKUP_CUT: 'The end of that backup is missing. Take an earlier one.',
  BACKUP_JOINED: 'That file is more than one backup. Take one by itself.',
  BACKUP_EDITED: 'Something in that backup was changed after it was made. Take an earlier one.',
  BACKUP_FORGOTTEN:
    'The key of that backup is destroyed, or not in this vault: nobody can open it any more. Take a later one.',
  AUDIT_BROKEN:
    'The audit in that backup does not hold together: something in it was changed before it was made. Take an earlier one.',
  OTHER_TENANT: 'That backup is of another tenant.',
  TABLE_IN_USE:
    'There are tokens or requests in this table. A backup goes into an empty one only: docs/deploy.md says how to get one.',
  DISTURBED: 'Something else wrote to the table meanwhile. Run it again: it goes on where it was.',
};

export const backupRefusedLine = ({ code }: Refusal): string => WHY_NOT[code];

export function backedUpLines(
  { rows, until }: { readonly rows: number; readonly until: Instant },
  file: string,
): readonly string[] {
  return [
    `${rows} rows are in ${file}. It can be opened until ${new Date(until).toISOString()}: then its key is destroyed.`,
    'It holds data keys, sealed under a key of which half is in the vault: together with the vault it opens seeds. Take it off this machine, and keep it apart from the vault.',
    `When you need it no more: otp-bridge backup forget ${file}`,
  ];
}

/** `remainsUntil`: the vault keeps what it has deleted until then. */
export function forgottenLines({ remainsUntil }: Destroyed): readonly string[] {
  const kept = 'Whoever may recover deleted secrets of the vault could bring its key back until';
  return [
    'Its key is destroyed: nobody can open that backup any more.',
    ...(remainsUntil === undefined ? [] : [`${kept} ${new Date(remainsUntil).toISOString()}.`]),
  ];
}

export function restoredLines(rows: number): readonly string[] {
  return [
    `${rows} rows are in the table.`,
    'What was decided after the backup is not known any more. So everything is frozen, requests that were open have ended, and steps are burnt.',
    'Say again who was frozen, and which tokens were delivered, lost or cancelled since. Then two people of the security team type /unfreeze.',
  ];
}
