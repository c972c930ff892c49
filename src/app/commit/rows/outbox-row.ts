// A row of the outbox: what must still be told or done, and when. It says about what, never what: the message is drawn from
// the state at the time of sending. Of an item's kind it knows the name alone.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { instant } from '../../../domain/ids.js';
import type { Instant, PersonId } from '../../../domain/ids.js';
import type { JsonObject, RowName } from '../../../ports/store.js';
import { personId, time } from '../../../domain/fields.js';
import { timerRow, waitingRow } from './names.js';

export const LANES = ['alarm', 'awaited', 'copy'] as const;
/** By urgency: alarms; what a person waits for; copies, reminders and what the bridge does for itself. */
export type Lane = (typeof LANES)[number];

/** `to`: whose item it is, where it is somebody's. */
export type OutboxItem = JsonObject & { readonly kind: string; readonly to?: PersonId };

export type OutboxDraft = {
  readonly due: Instant;
  readonly lane: Lane;
  /** Two items of one key tell or do the same. */
  readonly key: string;
  readonly item: OutboxItem;
};

export type OutboxRecord = OutboxDraft & {
  readonly attempts: number;
  /** Somebody is at it until then, or it waits until then before it is tried again. */
  readonly leasedUntil: Instant;
  /** Whose lease it is. Gone where another draft has taken this one's place meanwhile. */
  readonly lease?: string;
};

const item: z.ZodType<OutboxItem> = z
  .object({ kind: z.string(), to: z.exactOptional(personId) })
  .catchall(z.json());

export const outboxSchema: z.ZodType<OutboxRecord> = z.object({
  item,
  lane: z.enum(LANES),
  key: z.string(),
  due: time,
  attempts: z.number().int().nonnegative(),
  leasedUntil: time,
  lease: z.exactOptional(z.string()),
});

/** One kind of item: its name, what it is about, how urgent that is, and which two of them are the same. */
export type ItemKind<A> = {
  readonly kind: Lowercase<string>;
  readonly draft: (due: Instant, about: A) => OutboxDraft;
  /** Undefined where the item is not as this kind writes it. */
  readonly read: (item: OutboxItem) => A | undefined;
};

export function itemKind<A extends JsonObject & { readonly to?: PersonId }>(of: {
  readonly kind: Lowercase<string>;
  readonly about: z.ZodType<A>;
  readonly lane: (about: A) => Lane;
  readonly key: (about: A) => readonly (string | number | null)[];
}): ItemKind<A> {
  const { kind, lane, key } = of;
  return {
    kind,
    draft: (due, about) => ({
      due,
      lane: lane(about),
      key: [kind, ...key(about)].join('~'),
      item: { ...about, kind },
    }),
    read: (item) => {
      const read = of.about.safeParse(item);
      return item.kind === kind && read.success ? read.data : undefined;
    },
  };
}

const LETTERS = { alarm: 'a', awaited: 'b', copy: 'c' } as const;

/** The row of an item: where the same one waits already, that one's. */
export function outboxRowOf({ due, lane, key }: OutboxDraft, now: Instant): RowName {
  const digest = createHash('sha256').update(key).digest('hex').slice(0, 32);
  return due > now ? timerRow(due, digest) : waitingRow(LETTERS[lane], digest);
}

/** The lease of whoever puts an item in and delivers it by themselves: it is written with the item. */
export type FirstLease = {
  readonly lease: string;
  readonly leasedUntil: Instant;
  /** Whether a lease is of the same holder. */
  readonly isOurs: (lease: string) => boolean;
};

type InPlace = {
  /** What waits there already. */
  readonly before?: OutboxRecord | undefined;
  readonly first?: FirstLease | undefined;
};

/**
 * An item as it lies in its row. What waits there already is replaced: what failed before was another draft, and the new one is
 * tried at once. One that somebody else is delivering at this moment is left to them until their lease ends.
 */
export function outboxRecord(draft: OutboxDraft, { before, first }: InPlace = {}): OutboxRecord {
  const record = { ...draft, attempts: 0 };
  if (before?.lease !== undefined && first?.isOurs(before.lease) !== true) {
    return { ...record, leasedUntil: before.leasedUntil };
  }
  if (first === undefined) return { ...record, leasedUntil: instant(0) };
  return { ...record, leasedUntil: first.leasedUntil, lease: first.lease };
}
