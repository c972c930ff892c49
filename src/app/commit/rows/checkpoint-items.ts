// Checkpoints on their way to the chats of those whom the policy names.
import { z } from 'zod';
import { personId } from '../../../domain/fields.js';
import type { PersonId } from '../../../domain/ids.js';
import { itemKind } from './outbox-row.js';

export type PostItem = { readonly note: string };
/** To everybody whom it goes to. A newer one of the same span takes its place. */
export const CHECKPOINT_POST = itemKind<PostItem>({
  kind: 'checkpoint-post',
  about: z.object({ note: z.string() }),
  lane: () => 'copy',
  key: () => [],
});

export type ToOneItem = { readonly to: PersonId; readonly note: string };
/** One a person: where somebody cannot be reached, the newest waits alone. */
export const CHECKPOINT_TO_ONE = itemKind<ToOneItem>({
  kind: 'checkpoint-to-one',
  about: z.object({ to: personId, note: z.string() }),
  lane: () => 'copy',
  key: ({ to }) => [to],
});
