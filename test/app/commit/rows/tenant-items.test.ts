// What the bridge does for itself, and checkpoints on their way.
import { expect, test } from '@jest/globals';
import { parseSeedReference, rehearsalId } from '../../../../src/domain/ids.js';
import {
  CHECKPOINT_POST,
  CHECKPOINT_TO_ONE,
} from '../../../../src/app/commit/rows/checkpoint-items.js';
import {
  CLEAR_REHEARSAL,
  ERASE_PERSON,
  FORGET_BACKUP,
  LOOK_AT_CHATS,
  OPEN_CHAT,
  SEND_ENTRIES,
  SWEEP,
} from '../../../../src/app/commit/rows/tenant-items.js';
import { must, TENANT } from '../../trial.js';
import { alex, NOON } from './every-name.js';
import { putAndRead } from './put-and-read.js';

const backup = must(parseSeedReference('backup-of-monday'));
const rehearsal = rehearsalId(Buffer.from('rehear'));

putAndRead(SWEEP, 'sweep-operations', [[{}, 'copy', []]]);
putAndRead(SEND_ENTRIES, 'send-entries', [[{}, 'copy', []]]);
putAndRead(FORGET_BACKUP, 'forget-backup', [[{ reference: backup }, 'copy', [backup]]]);
putAndRead(CLEAR_REHEARSAL, 'clear-rehearsal', [[{ rehearsal }, 'copy', [rehearsal]]]);
putAndRead(ERASE_PERSON, 'erase-person', [[{ person: alex, begunAt: NOON }, 'copy', [alex]]]);
putAndRead(OPEN_CHAT, 'open-chat', [[{ to: alex }, 'awaited', [alex]]]);
putAndRead(LOOK_AT_CHATS, 'look-at-chats', [
  [{ urgent: true }, 'awaited', ['urgent']],
  [{ urgent: false }, 'awaited', []],
]);
// A newer one takes the place of one that still waits.
putAndRead(CHECKPOINT_POST, 'checkpoint-post', [[{ note: 'origin/7' }, 'copy', []]]);
putAndRead(CHECKPOINT_TO_ONE, 'checkpoint-to-one', [
  [{ to: alex, note: 'origin/7' }, 'copy', [alex]],
]);

test('no item makes us destroy what a seed lies under, in place of the key of a backup', () => {
  const { kind } = FORGET_BACKUP;
  expect(FORGET_BACKUP.read({ kind, reference: 'seed-one' })).toBeUndefined();
  expect(FORGET_BACKUP.read({ kind, reference: 'seed-of-backup-1' })).toBeUndefined();
});

test('no item makes us clear a tenant away in place of a rehearsal', () => {
  const { kind } = CLEAR_REHEARSAL;
  expect(CLEAR_REHEARSAL.read({ kind, rehearsal: TENANT })).toBeUndefined();
});
