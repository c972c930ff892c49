// The other rows of a tenant: people, cards, reviews, tallies and the policy in force.
import { z } from 'zod';
import type { Instant, RequestId } from '../../../domain/ids.js';
import type { Tally } from '../../../domain/policy/tally.js';
import { LIMITED } from '../../../domain/policy/limits.js';
import type { LimitReached } from '../../../domain/policy/limits.js';
import type { Review, ReviewRefusal } from '../../../domain/release/review.js';
import type { Recipient } from '../../../ports/messenger.js';
import type { WhyUnreachable } from '../../../ports/fault.js';
import { groupId, named, personId, requestId, time } from '../../../domain/fields.js';

/** `texts`: up to which entry of each log names and what was typed are gone. */
export const retentionSchema = z.object({
  sweptAt: time.exactOptional(),
  texts: z.record(z.string(), z.number().int().nonnegative()).exactOptional(),
});
const holders = z.object({ people: z.array(personId), groups: z.array(groupId) });

/**
 * `operators`: who hears of changes of this version, and `formerly` of the one before. `refused`: the last file that was
 * refused while it was in force.
 */
export const policyRowSchema = z.object({
  version: z.string(),
  operators: holders.exactOptional(),
  formerly: holders.exactOptional(),
  refused: z
    .object({
      digest: z.string(),
      problems: z.number().int(),
      where: z.array(z.string()),
      at: time,
    })
    .exactOptional(),
});

const json: z.ZodType<Recipient['address']> = z.record(z.string(), z.json());

/** Why no message goes to somebody now. `chat-gone`: it is being opened anew. */
export type Closed = WhyUnreachable | 'chat-gone';

export type PersonRecord = Omit<Recipient, 'address'> & {
  /** Absent until a chat is there. */
  readonly address?: Recipient['address'];
  /** Absent while the chat is open, as far as we know. */
  readonly closed?: { readonly why: Closed; readonly at: Instant };
  /** A chat is to be opened with them then; `tries` so far. */
  readonly opening?: { readonly due: Instant; readonly tries: number };
  /** The last sign of life; absent where there was none yet. */
  readonly seenAt?: Instant;
  /** How they said last that they had made sure who is calling: a method's id. */
  readonly checkedBy?: string;
};
const CLOSED = ['not-installed', 'blocked', 'blocked-by-admin', 'chat-gone'] as const;
export const personSchema: z.ZodType<PersonRecord> = z.object({
  address: z.exactOptional(json),
  zone: z.exactOptional(z.string()),
  locale: z.exactOptional(z.string()),
  closed: z.exactOptional(z.object({ why: z.enum(CLOSED), at: time })),
  opening: z.exactOptional(z.object({ due: time, tries: z.number().int().nonnegative() })),
  seenAt: z.exactOptional(time),
  checkedBy: z.exactOptional(z.string()),
});

/** `older`: copies before it that do not say yet that the card has moved; few, the newest last. */
export type CardRecord = { readonly reference: string; readonly older?: readonly string[] };
export const cardSchema: z.ZodType<CardRecord> = z.object({
  reference: z.string(),
  older: z.exactOptional(z.array(z.string())),
});

export const tallySchema: z.ZodType<Tally> = z.object({ times: z.array(time) });

export const reviewSchema: z.ZodType<Review> = z.object({
  requestId,
  by: named,
  owner: named.extend({ account: z.string() }),
  issuer: z.string(),
  reason: z.string(),
  openedAt: time,
  closed: z.object({ by: named, at: time, note: z.string() }).nullable(),
});

export type OpenRecord = { readonly requestId: RequestId };
export const openSchema: z.ZodType<OpenRecord> = z.object({ requestId });

/** How a limit that was reached is kept as an operation's outcome. */
export const limitReachedSchema: z.ZodType<LimitReached> = z.object({
  what: z.enum(LIMITED),
  whose: z.enum(['person', 'owner', 'share']),
  at: time,
});

export const reviewRefusal: z.ZodType<ReviewRefusal> = z.object({
  code: z.enum(['NOT_A_REVIEWER', 'OWN_BREAK_GLASS', 'NOTE_MISSING', 'REVIEW_CLOSED']),
});
