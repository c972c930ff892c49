// What many people must be told at once. It lies in the outbox as one item, in the same commit as what it is about, and is
// spread from there to everybody whom it concerns: no commit grows with the number of people.
import { z } from 'zod';
import type { Instant, PersonId, RequestId } from '../../../domain/ids.js';
import { personId, requestId, time } from './fields.js';

export type FreezeAlarm = {
  readonly topic: 'frozen' | 'lifted';
  /** The account owner, or null for everybody. */
  readonly whom: PersonId | null;
  readonly by: PersonId;
  readonly at: Instant;
};

/** `review-due`: nobody has closed the review yet. `review-closed`: every copy of its card shows how it ended. */
export type ReviewAlarm = {
  readonly topic: 'break-glass' | 'review-due' | 'review-closed';
  readonly requestId: RequestId;
  readonly at: Instant;
};

/** To operators. `about`: the version that came into force, or the digest of the file that was refused. */
export type PolicyAlarm = {
  readonly topic: 'policy-changed' | 'policy-refused';
  readonly about: string;
  readonly at: Instant;
};

export type Alarm = FreezeAlarm | ReviewAlarm | PolicyAlarm;

const freezeAlarm: z.ZodType<FreezeAlarm> = z.object({
  topic: z.enum(['frozen', 'lifted']),
  whom: personId.nullable(),
  by: personId,
  at: time,
});
const reviewAlarm: z.ZodType<ReviewAlarm> = z.object({
  topic: z.enum(['break-glass', 'review-due', 'review-closed']),
  requestId,
  at: time,
});

const policyAlarm: z.ZodType<PolicyAlarm> = z.object({
  topic: z.enum(['policy-changed', 'policy-refused']),
  about: z.string(),
  at: time,
});

export const alarmSchema: z.ZodType<Alarm> = z.union([freezeAlarm, reviewAlarm, policyAlarm]);

export function isPolicyAlarm(alarm: Alarm): alarm is PolicyAlarm {
  return alarm.topic === 'policy-changed' || alarm.topic === 'policy-refused';
}

export function isFreezeAlarm(alarm: Alarm): alarm is FreezeAlarm {
  return alarm.topic === 'frozen' || alarm.topic === 'lifted';
}
