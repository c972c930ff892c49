// A row of the outbox: what must still be told or done, and when. It says about what, never what: the message is drawn from
// the state at the time of sending. Of an item's kind it knows the name alone.
import { z } from 'zod';
import type { Instant, PersonId } from '../../../domain/ids.js';
import type { Change, JsonObject } from '../../../ports/store.js';
import { personId, time } from './fields.js';
import { outboxRow } from './names.js';

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

export type OutboxRecord = Omit<OutboxDraft, 'due'> & {
  readonly attempts: number;
  /** Somebody is at it until then. */
  readonly leasedUntil: Instant;
};

const item: z.ZodType<OutboxItem> = z
  .object({ kind: z.string(), to: z.exactOptional(personId) })
  .catchall(z.json());

export const outboxSchema: z.ZodType<OutboxRecord> = z.object({
  item,
  lane: z.enum(LANES).default('awaited'),
  key: z.string().default(''),
  attempts: z.number().int().nonnegative(),
  leasedUntil: time,
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

/** An item as the row that holds it, for putting it into a commit. */
export function outboxInsert({ due, ...what }: OutboxDraft, id: string): Insert {
  return {
    kind: 'insert',
    row: outboxRow(due, id),
    value: { ...what, attempts: 0, leasedUntil: 0 },
  };
}
type Insert = Extract<Change, { kind: 'insert' }>;
