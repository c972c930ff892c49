// What must still be told or done about a token, as an item of the outbox.
import { z } from 'zod';
import type { Instant, PersonId, SeedReference, TokenId } from '../../../domain/ids.js';
import { personId, seedReference, time, tokenId } from './fields.js';

export const TOKEN_TOPICS = [
  'seed-kept',
  'seed-shown',
  'seed-destroyed',
  'sign-in-ends',
  'not-arrived',
  'set-up-swept',
  'confirm-wanted',
] as const;
export type TokenTopic = (typeof TOKEN_TOPICS)[number];

export type TokenItem =
  | {
      readonly kind: 'token-notice';
      readonly to: PersonId;
      readonly tokenId: TokenId;
      readonly topic: TokenTopic;
      /** Who did what it tells of, and when. A reminder about an earlier parcel falls silent. */
      readonly by: PersonId | 'bridge';
      readonly at: Instant;
    }
  /** Remove the sealed remains of a seed that nobody can read any more. */
  | {
      readonly kind: 'destroy-seed';
      readonly tokenId: TokenId;
      readonly reference: SeedReference;
    }
  /** Let time pass for this token. */
  | { readonly kind: 'token-time'; readonly tokenId: TokenId };

export const tokenItems = [
  z.object({
    kind: z.literal('token-notice'),
    to: personId,
    tokenId,
    topic: z.enum(TOKEN_TOPICS),
    by: z.union([z.literal('bridge'), personId]),
    at: time,
  }),
  z.object({ kind: z.literal('destroy-seed'), tokenId, reference: seedReference }),
  z.object({ kind: z.literal('token-time'), tokenId }),
] as const;
