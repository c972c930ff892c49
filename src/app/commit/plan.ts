// What a use case wants written, and under which name it is done once.
import { z } from 'zod';
import type { AuditDraft } from '../../domain/audit/entry.js';
import { plusSeconds } from '../../domain/ids.js';
import type { Instant } from '../../domain/ids.js';
import { DONE, InvariantBroken } from '../../domain/outcome.js';
import type { Outcome } from '../../domain/outcome.js';
import type { Json, RowName } from '../../ports/store.js';
import type { Moment } from './moment.js';
import type { Put, RowsInHand } from './reading.js';
import type { OutboxDraft } from './rows/outbox-row.js';

/** An entry of the audit, before the commit says when it was and under which policy. */
export type Entry = Omit<AuditDraft, 'at' | 'policy'>;

/** Everything of a plan but its outcome. */
export type Writes = {
  readonly puts?: readonly Put[];
  readonly deletes?: readonly RowName[];
  /** Empty only for a plan that changes nothing. */
  readonly audit: readonly Entry[];
  readonly outbox?: readonly OutboxDraft[];
};

export type Plan<T, R = never> = Writes & {
  /** Of a plan that changes nothing: a repetition gets this outcome all the same, whatever has changed meanwhile. */
  readonly final?: boolean;
  /** Version of the policy that this was decided under, where it is not the moment's. */
  readonly under?: string;
  readonly outcome: Outcome<T, R>;
};

/** By whom, what is done, to what, by which activity: the same words are done once. */
export type Operation = readonly [by: string, ...what: string[]];

export type Transaction<T extends Json, R extends Json = never> = {
  readonly operation: Operation;
  /** What the first attempt begins with, instead of reading it once more. */
  readonly inHand?: RowsInHand;
  /** Waits for nobody: it may lose to another writer, and tries again. */
  readonly isUrgent?: boolean;
  readonly value: z.ZodType<T>;
  /** Absent where nothing is refused. */
  readonly refusal?: z.ZodType<R>;
  /** Decides afresh on every attempt. Must not write, send or disclose anything. */
  readonly plan: (moment: Moment) => Promise<Plan<T, R>>;
};

/** Nothing to do, and nothing to say of it. */
export const NOTHING: Plan<null> = { audit: [], outcome: DONE };

export function changesNothing({ puts = [], deletes = [], outbox = [], audit }: Writes): boolean {
  if (audit.length > 0) return false;
  if (puts.length + deletes.length + outbox.length === 0) return true;
  throw new InvariantBroken('a change without its audit entry');
}

const OPERATION_KEPT_SECONDS = 24 * 3600;

/** What is kept of an operation that was done, for those who bring it again. */
export function operationRecord<O extends Json>(
  outcome: O,
  now: Instant,
): { readonly outcome: O; readonly expiresAt: Instant } {
  return { outcome, expiresAt: plusSeconds(now, OPERATION_KEPT_SECONDS) };
}

/** The outcome as the operation row keeps it. */
export function outcomeSchema<T, R>({
  value,
  refusal,
}: {
  readonly value: z.ZodType<T>;
  readonly refusal?: z.ZodType<R>;
}): z.ZodType<Outcome<T, R>> {
  const done = z.object({ ok: z.literal(true), value });
  return refusal === undefined
    ? done
    : z.union([done, z.object({ ok: z.literal(false), refusal })]);
}
