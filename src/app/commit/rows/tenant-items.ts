// What the bridge does for itself now and then, as an item of the outbox.
import { z } from 'zod';
import { parseRehearsalId } from '../../../domain/ids.js';
import type { Instant, PersonId, RehearsalId, SeedReference } from '../../../domain/ids.js';
import type { JsonObject } from '../../../ports/store.js';
import { personId, readBy, seedReference, time } from '../../../domain/fields.js';
import { itemKind } from './outbox-row.js';

/** Sweep what is a day old, and come again. */
export const SWEEP = itemKind<JsonObject>({
  kind: 'sweep-operations',
  about: z.object({}),
  lane: () => 'copy',
  key: () => [],
});

/** Told by its name from what a seed lies under, so that no file can make us destroy a seed. */
export function isBackupKey(reference: string): boolean {
  return reference.startsWith('backup-');
}

export type ForgetBackupItem = { readonly reference: SeedReference };
/** Destroy the key of a backup. */
export const FORGET_BACKUP = itemKind<ForgetBackupItem>({
  kind: 'forget-backup',
  about: z.object({ reference: seedReference.refine(isBackupKey) }),
  lane: () => 'copy',
  key: ({ reference }) => [reference],
});

export type ClearRehearsalItem = { readonly rehearsal: RehearsalId };
/** Clear away what a rehearsal has left, where it was broken off. */
export const CLEAR_REHEARSAL = itemKind<ClearRehearsalItem>({
  kind: 'clear-rehearsal',
  about: z.object({ rehearsal: readBy(parseRehearsalId) }),
  lane: () => 'copy',
  key: ({ rehearsal }) => [rehearsal],
});

/** Send on what is new in the logs, and come again. */
export const SEND_ENTRIES = itemKind<JsonObject>({
  kind: 'send-entries',
  about: z.object({}),
  lane: () => 'copy',
  key: () => [],
});

export type ErasePersonItem = { readonly person: PersonId; readonly begunAt: Instant };
/** Go on with erasing somebody, where that was broken off: what was there when it was begun. */
export const ERASE_PERSON = itemKind<ErasePersonItem>({
  kind: 'erase-person',
  about: z.object({ person: personId, begunAt: time }),
  lane: () => 'copy',
  key: ({ person }) => [person],
});

/** Open the chat with somebody who must be told something and has none. */
export const OPEN_CHAT = itemKind<{ readonly to: PersonId }>({
  kind: 'open-chat',
  about: z.object({ to: personId }),
  lane: () => 'awaited',
  key: ({ to }) => [to],
});

/** See whom of the policy's people nobody reaches, and open their chats; `urgent`: somebody waits for them. */
export const LOOK_AT_CHATS = itemKind<{ readonly urgent: boolean }>({
  kind: 'look-at-chats',
  about: z.object({ urgent: z.boolean() }),
  lane: () => 'awaited',
  key: ({ urgent }) => (urgent ? ['urgent'] : []),
});
