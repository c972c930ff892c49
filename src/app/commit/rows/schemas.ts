// The other rows of a tenant: tokens, ledgers, people, cards, the freeze and the audit's head.
import { z } from 'zod';
import type { AuditHead } from '../../../domain/audit/entry.js';
import type { Instant, RequestId, SeedReference, Step, TokenId } from '../../../domain/ids.js';
import type { Tally } from '../../../domain/policy/tally.js';
import type { EnrolmentCodes } from '../../../domain/tokens/token.js';
import type { Review } from '../../../domain/release/review.js';
import type { Recipient } from '../../../ports/messenger.js';
import type { WhyUnreachable } from '../../../ports/fault.js';
import {
  groupId,
  named,
  personId,
  requestId,
  seedReference,
  stepNumber,
  time,
  tokenId,
} from './fields.js';

export { tokenSchema } from './token-row.js';

/** `key`: 32 bytes in base64. Read by the one place that opens seeds, written by the one that seals them. */
export type SeedKey = { readonly reference: SeedReference; readonly key: string };
export const seedKeySchema: z.ZodType<SeedKey> = z.object({
  reference: seedReference,
  key: z.string(),
});

export type Ledger = {
  /** The highest step given out of this seed, whatever for; null before the first. */
  readonly lastStep: Step | null;
  /** The highest step that a release has handed out; null before the first. */
  readonly lastHandedOut: Step | null;
  /** Codes handed out by releases of the token that was captured from it last. */
  readonly releases: number;
  /** Codes reported as refused since one worked. */
  readonly refusedInARow: number;
  /** Null for sample data, which nobody enrols. */
  readonly enrolment: EnrolmentCodes | null;
  /** Codes typed as from the token that were not its own, since the last right one. */
  readonly wrongProofs: number;
  /** After too many of them: when codes are compared again. */
  readonly proofsFrom: Instant | null;
};
export const NEW_LEDGER: Ledger = {
  lastStep: null,
  lastHandedOut: null,
  releases: 0,
  refusedInARow: 0,
  enrolment: null,
  wrongProofs: 0,
  proofsFrom: null,
};
export const ledgerSchema: z.ZodType<Ledger> = z.object({
  lastStep: stepNumber.nullable(),
  lastHandedOut: stepNumber.nullable().default(null),
  releases: z.number().int().nonnegative(),
  refusedInARow: z.number().int().nonnegative().default(0),
  enrolment: z
    .object({
      since: time,
      given: z.number().int().nonnegative(),
      last: z.object({ step: stepNumber, tokenId }).nullable(),
    })
    .nullable(),
  wrongProofs: z.number().int().nonnegative(),
  proofsFrom: time.nullable().default(null),
});

export const retentionSchema = z.object({ sweptAt: time });
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

export const auditHeadSchema: z.ZodType<AuditHead> = z.object({
  seq: z.number().int().nonnegative(),
  hash: z.string(),
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
};
const CLOSED = ['not-installed', 'blocked', 'blocked-by-admin', 'chat-gone'] as const;
export const personSchema: z.ZodType<PersonRecord> = z.object({
  address: z.exactOptional(json),
  zone: z.exactOptional(z.string()),
  locale: z.exactOptional(z.string()),
  closed: z.exactOptional(z.object({ why: z.enum(CLOSED), at: time })),
  opening: z.exactOptional(z.object({ due: time, tries: z.number().int().nonnegative() })),
  seenAt: z.exactOptional(time),
});

export type CardRecord = { readonly reference: string };
export const cardSchema: z.ZodType<CardRecord> = z.object({ reference: z.string() });

/** An index row: that it is there is all it says. */
export const anyRow: z.ZodType<object> = z.object({});

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

/** Index rows that lead to a token. */
export type ToToken = { readonly tokenId: TokenId };
export const toTokenSchema: z.ZodType<ToToken> = z.object({ tokenId });
