// What must still be told or done about a request and about a token, as items of the outbox.
import { z } from 'zod';
import type { Instant, PersonId, RequestId, SeedReference, TokenId } from '../../../domain/ids.js';
import { personId, requestId, seedReference, time, tokenId } from '../../../domain/fields.js';
import type { Days } from '../../../domain/tokens/shipment.js';
import { itemKind } from './outbox-row.js';

export const NOTICE_TOPICS = [
  'approved',
  'withdrawn',
  // As it was written before the card itself came.
  'ready',
  'denied',
  'expired',
  'stopped',
  'released',
  'approvers-unreachable',
  'reminder',
  'frozen',
  'lifted',
] as const;
export type NoticeTopic = (typeof NOTICE_TOPICS)[number];

const NUDGE_STEPS = ['remind', 'widen'] as const;
export type HastenStep = (typeof NUDGE_STEPS)[number];

export type CardItem = {
  readonly to: PersonId;
  readonly requestId: RequestId;
  readonly fresh: boolean;
  readonly ready?: true;
};
/**
 * Bring this person's card up to date; `fresh`: send it again at the end of their chat; `ready`: only while what was asked for can
 * be shown, and has not been.
 */
export const CARD = itemKind<CardItem>({
  kind: 'card',
  about: z.object({
    to: personId,
    requestId,
    fresh: z.boolean(),
    ready: z.exactOptional(z.literal(true)),
  }),
  lane: () => 'awaited',
  key: ({ to, requestId: id, fresh, ready }) => [
    to,
    id,
    ...(fresh ? ['fresh'] : []),
    ...(fresh && ready === true ? ['ready'] : []),
  ],
});

export type NoticeItem = {
  readonly to: PersonId;
  readonly requestId: RequestId;
  readonly topic: NoticeTopic;
};
export const NOTICE = itemKind<NoticeItem>({
  kind: 'notice',
  about: z.object({ to: personId, requestId, topic: z.enum(NOTICE_TOPICS) }),
  lane: ({ topic }) => NOTICE_LANES[topic] ?? 'awaited',
  key: ({ to, requestId: id, topic }) => [to, id, topic],
});

const NOTICE_LANES: Partial<Record<NoticeTopic, 'alarm' | 'copy'>> = {
  // The owner objected: whoever asked must not go on.
  stopped: 'alarm',
  frozen: 'alarm',
  lifted: 'alarm',
  reminder: 'copy',
  released: 'copy',
};

export type HastenItem = { readonly requestId: RequestId; readonly step: HastenStep };
/** Remind those who have not answered, or ask everybody else too. */
export const NUDGE = itemKind<HastenItem>({
  kind: 'nudge',
  about: z.object({ requestId, step: z.enum(NUDGE_STEPS) }),
  lane: () => 'copy',
  key: ({ requestId: id, step }) => [id, step],
});

export type RequestTimeItem = { readonly requestId: RequestId };
/** Let time pass for this request. */
export const REQUEST_TIME = itemKind<RequestTimeItem>({
  kind: 'time',
  about: z.object({ requestId }),
  lane: () => 'awaited',
  key: ({ requestId: id }) => [id],
});

export type TokenOverItem = { readonly tokenId: TokenId };
/** End what is still asked of a token that gives nothing more. */
export const TOKEN_OVER = itemKind<TokenOverItem>({
  kind: 'token-over',
  about: z.object({ tokenId }),
  // Whoever has its card must not go on.
  lane: () => 'alarm',
  key: ({ tokenId: id }) => [id],
});

export const TOKEN_TOPICS = [
  'seed-kept',
  'seed-shown',
  'seed-exported',
  'seed-destroyed',
  'sign-in-ends',
  'not-arrived',
  'days-corrected',
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
  /** The days of the parcel that were corrected. */
  readonly before?: Days;
};
export const TOKEN_NOTICE = itemKind<TokenNoticeItem>({
  kind: 'token-notice',
  about: z.object({
    to: personId,
    tokenId,
    topic: z.enum(TOKEN_TOPICS),
    by: z.union([z.literal('bridge'), personId]),
    at: time,
    before: z
      .object({ postedOn: z.string().exactOptional(), expectedOn: z.string().exactOptional() })
      .exactOptional(),
  }),
  lane: ({ topic }) => (AWAITED_OF_TOKEN.includes(topic) ? 'awaited' : 'copy'),
  key: ({ to, tokenId: id, topic, at }) => [to, id, topic, at],
});

const AWAITED_OF_TOKEN: readonly TokenTopic[] = [
  'seed-kept',
  'seed-shown',
  'seed-exported',
  'confirm-wanted',
];

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
