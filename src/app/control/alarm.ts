// What many people must be told at once. It lies in the outbox as one item, in the same commit as what it is about, and is
// spread from there to everybody whom it concerns: no commit grows with the number of people.
import { z } from 'zod';
import type { Instant, PersonId } from '../../domain/ids.js';
import { personId, time } from '../rows/fields.js';

export type Alarm = {
  readonly topic: 'frozen' | 'lifted';
  /** The account owner, or null for everybody. */
  readonly whom: PersonId | null;
  readonly by: PersonId;
  readonly at: Instant;
};

export const alarmSchema: z.ZodType<Alarm> = z.object({
  topic: z.enum(['frozen', 'lifted']),
  whom: personId.nullable(),
  by: personId,
  at: time,
});
