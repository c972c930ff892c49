// What must still be told or done about a token, as items of the outbox.
import { z } from 'zod';
import type { Instant, PersonId, SeedReference, TokenId } from '../../../domain/ids.js';
import { personId, seedReference, time, tokenId } from './fields.js';
import { itemKind } from './outbox-row.js';

export const TOKEN_TOPICS = [
  'seed-kept',
  'seed-shown',
  'seed-destroyed',
  'sign-in-ends',
  'not-arrived',
  'set-up-swept',
  'owner-gone',
  'confirm-wanted',
] as const;
export type TokenTopic = (typeof TOKEN_TOPICS)[number];

export type TokenNoticeItem = {
  readonly to: PersonId;
  readonly tokenId: TokenId;
  readonly topic: TokenTopic;
  /** Who did what it tells of, and when. A reminder about an earlier parcel falls silent. */
  readonly by: PersonId | 'bridge';
  readonly at: Instant;
};
export const TOKEN_NOTICE = itemKind<TokenNoticeItem>({
  kind: 'token-notice',
  about: z.object({
    to: personId,
    tokenId,
    topic: z.enum(TOKEN_TOPICS),
    by: z.union([z.literal('bridge'), personId]),
    at: time,
  }),
  lane: ({ topic }) =>
    topic === 'seed-kept' || topic === 'seed-shown' || topic === 'confirm-wanted'
      ? 'awaited'
      : 'copy',
  key: ({ to, tokenId: id, topic, at }) => [to, id, topic, at],
});

export type DestroySeedItem = { readonly tokenId: TokenId; readonly reference: SeedReference };
/** Remove the sealed remains of a seed that nobody can read any more. */
export const DESTROY_SEED = itemKind<DestroySeedItem>({
  kind: 'destroy-seed',
  about: z.object({ tokenId, reference: seedReference }),
  lane: () => 'copy',
  key: ({ reference }) => [reference],
});

export type TokenTimeItem = { readonly tokenId: TokenId };
/** Let time pass for this token. */
export const TOKEN_TIME = itemKind<TokenTimeItem>({
  kind: 'token-time',
  about: z.object({ tokenId }),
  lane: () => 'copy',
  key: ({ tokenId: id }) => [id],
});
