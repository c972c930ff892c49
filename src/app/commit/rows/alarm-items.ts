// What many people must be told at once. It lies in the outbox as one item, in the same commit as what it is about, and is
// spread from there to everybody whom it concerns: no commit grows with the number of people. And the reviews that follow.
import { z } from 'zod';
import type { Instant, PersonId, RequestId, TokenId } from '../../../domain/ids.js';
import type { RoleHolders } from '../../../domain/policy/roles.js';
import { groupId, personId, requestId, time, tokenId } from '../../../domain/fields.js';
import { itemKind } from './outbox-row.js';
import type { Lane } from './outbox-row.js';

export type FreezeAlarm = {
  readonly topic: 'frozen' | 'lifted';
  /** The account owner, or null for everybody. */
  readonly whom: PersonId | null;
  readonly by: PersonId;
  readonly at: Instant;
};

/**
 * `review-due`: nobody has closed the review yet. `review-moved`, `review-closed`: every copy of its card shows what became of the code,
 * or how the review ended.
 */
export type ReviewAlarm = {
  readonly topic: 'break-glass' | 'review-due' | 'review-moved' | 'review-closed';
  readonly requestId: RequestId;
  readonly at: Instant;
};

/** To operators. `about`: the version that came into force, or the digest of the file that was refused. */
export type PolicyAlarm = {
  readonly topic: 'policy-changed' | 'policy-refused';
  readonly about: string;
  readonly at: Instant;
};

/** To security people: no more requests about this account owner within the hour. */
export type LimitAlarm = {
  readonly topic: 'owner-limit';
  readonly owner: PersonId;
  readonly at: Instant;
};

/** To security people: somebody typed too many wrong codes as from this token. */
export type LockedAlarm = {
  readonly topic: 'proofs-locked';
  readonly tokenId: TokenId;
  readonly by: PersonId;
  readonly at: Instant;
  readonly until: Instant;
};

/** A seed may be in other hands: its token has ended. */
export type CompromisedAlarm = {
  readonly topic: 'compromised';
  readonly tokenId: TokenId;
  readonly by: PersonId;
  readonly at: Instant;
};

/** To security people, auditors and operators: the records are those of a backup, and everything is frozen. */
export type RestoredAlarm = { readonly topic: 'restored'; readonly at: Instant };

/** To operators, security people and auditors: the store is behind its log, or the log is kept nowhere else, or is again. */
export type LogAlarm = {
  readonly topic:
    | 'log-rolled-back'
    | 'log-emptied'
    | 'log-memory-gone'
    | 'log-unkept'
    | 'log-unanchored'
    | 'log-anchored-again';
  readonly at: Instant;
};

export type Alarm =
  | FreezeAlarm
  | ReviewAlarm
  | PolicyAlarm
  | LimitAlarm
  | LockedAlarm
  | CompromisedAlarm
  | RestoredAlarm
  | LogAlarm;

const freezeAlarm: z.ZodType<FreezeAlarm> = z.object({
  topic: z.enum(['frozen', 'lifted']),
  whom: personId.nullable(),
  by: personId,
  at: time,
});
const reviewAlarm: z.ZodType<ReviewAlarm> = z.object({
  topic: z.enum(['break-glass', 'review-due', 'review-moved', 'review-closed']),
  requestId,
  at: time,
});
const policyAlarm: z.ZodType<PolicyAlarm> = z.object({
  topic: z.enum(['policy-changed', 'policy-refused']),
  about: z.string(),
  at: time,
});
const limitAlarm: z.ZodType<LimitAlarm> = z.object({
  topic: z.literal('owner-limit'),
  owner: personId,
  at: time,
});
const lockedAlarm: z.ZodType<LockedAlarm> = z.object({
  topic: z.literal('proofs-locked'),
  tokenId,
  by: personId,
  at: time,
  until: time,
});
const compromisedAlarm: z.ZodType<CompromisedAlarm> = z.object({
  topic: z.literal('compromised'),
  tokenId,
  by: personId,
  at: time,
});
const restoredAlarm: z.ZodType<RestoredAlarm> = z.object({
  topic: z.literal('restored'),
  at: time,
});
const logAlarm: z.ZodType<LogAlarm> = z.object({
  topic: z.enum([
    'log-rolled-back',
    'log-emptied',
    'log-memory-gone',
    'log-unkept',
    'log-unanchored',
    'log-anchored-again',
  ]),
  at: time,
});
const alarm: z.ZodType<Alarm> = z.union([
  freezeAlarm,
  reviewAlarm,
  policyAlarm,
  limitAlarm,
  lockedAlarm,
  compromisedAlarm,
  restoredAlarm,
  logAlarm,
]);

/** To everybody who watches over the bridge, and nobody else. */
export function isForGuards(of: Alarm): of is LogAlarm | RestoredAlarm {
  return of.topic === 'restored' || isLogAlarm(of);
}

export function isLogAlarm(of: Alarm): of is LogAlarm {
  return of.topic.startsWith('log-');
}

const ALARM_LANES: Readonly<Record<Alarm['topic'], Lane>> = {
  frozen: 'alarm',
  lifted: 'alarm',
  'break-glass': 'alarm',
  'owner-limit': 'alarm',
  'proofs-locked': 'alarm',
  compromised: 'alarm',
  restored: 'alarm',
  'log-rolled-back': 'alarm',
  'log-emptied': 'alarm',
  'log-memory-gone': 'alarm',
  'log-unkept': 'copy',
  'log-unanchored': 'alarm',
  'log-anchored-again': 'copy',
  'review-due': 'copy',
  'review-moved': 'copy',
  'review-closed': 'copy',
  // Whoever has changed it may be who it is about.
  'policy-changed': 'alarm',
  'policy-refused': 'alarm',
};

/** `formerly`: whom a changed policy would no longer tell of itself. */
export type SpreadItem = { readonly alarm: Alarm; readonly formerly?: RoleHolders };
const holders: z.ZodType<RoleHolders> = z.object({
  people: z.array(personId),
  groups: z.array(groupId),
});
/** Tell everybody whom it concerns. */
export const SPREAD = itemKind<SpreadItem>({
  kind: 'spread',
  about: z.object({ alarm, formerly: z.exactOptional(holders) }),
  lane: (about) => ALARM_LANES[about.alarm.topic],
  key: (about) => Object.values(about.alarm),
});

export type AlertItem = { readonly to: PersonId; readonly alarm: Alarm };
export const ALERT = itemKind<AlertItem>({
  kind: 'alert',
  about: z.object({ to: personId, alarm }),
  lane: (about) => ALARM_LANES[about.alarm.topic],
  key: (about) => [about.to, ...Object.values(about.alarm)],
});

export type ReviewCardItem = {
  readonly to: PersonId;
  readonly requestId: RequestId;
  readonly fresh: boolean;
};
/** Bring this reviewer's card up to date; `fresh`: send it again at the end of their chat. */
export const REVIEW_CARD = itemKind<ReviewCardItem>({
  kind: 'review-card',
  about: z.object({ to: personId, requestId, fresh: z.boolean() }),
  lane: ({ fresh }) => (fresh ? 'alarm' : 'copy'),
  key: ({ to, requestId: id, fresh }) => [to, id, ...(fresh ? ['fresh'] : [])],
});

export type ReviewReminderItem = { readonly requestId: RequestId };
export const REMIND_OF_REVIEW = itemKind<ReviewReminderItem>({
  kind: 'remind-of-review',
  about: z.object({ requestId }),
  lane: () => 'copy',
  key: ({ requestId: id }) => [id],
});
