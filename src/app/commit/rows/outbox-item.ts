// What people must still be told and what must still be done later. An item says about what, never what: the message is
// drawn from the state at the time of sending.
import { z } from 'zod';
import type { Instant, PersonId, RequestId } from '../../../domain/ids.js';
import type { Change } from '../../../ports/store.js';
import { alarmSchema } from './alarm.js';
import type { Alarm } from './alarm.js';
import { tokenItems } from './token-item.js';
import type { TokenItem } from './token-item.js';
import { personId, requestId, time } from './fields.js';
import { outboxRow } from './names.js';

export const NOTICE_TOPICS = [
  'approved',
  'withdrawn',
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
export type NudgeStep = (typeof NUDGE_STEPS)[number];

export type OutboxItem =
  | TokenItem
  /** Bring this person's card up to date; `fresh`: send it again at the end of their chat. */
  | {
      readonly kind: 'card';
      readonly to: PersonId;
      readonly requestId: RequestId;
      readonly fresh: boolean;
    }
  | {
      readonly kind: 'notice';
      readonly to: PersonId;
      readonly requestId: RequestId;
      readonly topic: NoticeTopic;
    }
  /** Tell everybody whom it concerns. */
  | { readonly kind: 'spread'; readonly alarm: Alarm }
  | { readonly kind: 'alert'; readonly to: PersonId; readonly alarm: Alarm }
  /** Bring this reviewer's card up to date. */
  | {
      readonly kind: 'review-card';
      readonly to: PersonId;
      readonly requestId: RequestId;
      readonly fresh: boolean;
    }
  | { readonly kind: 'remind-of-review'; readonly requestId: RequestId }
  /** Remind those who have not answered, or ask everybody else too. */
  | { readonly kind: 'nudge'; readonly requestId: RequestId; readonly step: NudgeStep }
  /** Let time pass for this request. */
  | { readonly kind: 'time'; readonly requestId: RequestId }
  /** Sweep operation rows that are a day old, and come again. */
  | { readonly kind: 'sweep-operations' };

export type OutboxDraft = { readonly due: Instant; readonly item: OutboxItem };

export type OutboxRecord = {
  readonly item: OutboxItem;
  readonly attempts: number;
  /** Somebody is at it until then. */
  readonly leasedUntil: Instant;
};

const item: z.ZodType<OutboxItem> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('card'), to: personId, requestId, fresh: z.boolean() }),
  z.object({
    kind: z.literal('notice'),
    to: personId,
    requestId,
    topic: z.enum(NOTICE_TOPICS),
  }),
  z.object({ kind: z.literal('spread'), alarm: alarmSchema }),
  z.object({ kind: z.literal('alert'), to: personId, alarm: alarmSchema }),
  z.object({ kind: z.literal('review-card'), to: personId, requestId, fresh: z.boolean() }),
  z.object({ kind: z.literal('remind-of-review'), requestId }),
  z.object({ kind: z.literal('nudge'), requestId, step: z.enum(NUDGE_STEPS) }),
  z.object({ kind: z.literal('time'), requestId }),
  z.object({ kind: z.literal('sweep-operations') }),
  ...tokenItems,
]);

export const outboxSchema: z.ZodType<OutboxRecord> = z.object({
  item,
  attempts: z.number().int().nonnegative(),
  leasedUntil: time,
});

/** An item as the row that holds it, for putting it into a commit. */
export function outboxInsert({ due, item: what }: OutboxDraft, id: string): Insert {
  return {
    kind: 'insert',
    row: outboxRow(due, id),
    value: { item: what, attempts: 0, leasedUntil: 0 },
  };
}
type Insert = Extract<Change, { kind: 'insert' }>;
