// What a room delivers: each registers its kinds of items here, so that the queue knows none of them.
import { defined } from '../../domain/defined.js';
import type { MessageReference } from '../../ports/messenger.js';
import type { Row, RowName } from '../../ports/store.js';
import type { CardRecord } from '../commit/rows/schemas.js';
import type { ItemKind, OutboxItem } from '../commit/rows/outbox-row.js';

/** What a delivery leaves behind, where a card is: written in the commit in which its item goes away. */
export type Trail = {
  readonly row: RowName;
  readonly value: CardRecord;
  /** As it was before; undefined where there was none. */
  readonly before: Row | undefined;
  /** Another instance has put this there meanwhile, and this one takes its place. */
  readonly replaced?: (other: MessageReference) => Promise<void>;
};

/** `again`: brings up to date what lies there, where others have delivered in between to where it was before. */
export type LeftBehind = Trail & { readonly again: OutboxItem };

export type Delivery = {
  readonly kind: Lowercase<string>;
  /** Undefined where the item is not as its kind writes it: a newer version's, say. */
  readonly take: (item: OutboxItem) => Taken | undefined;
  /** Seconds after which it comes again, whatever became of it. */
  readonly againAfterSeconds?: number;
};

export type Taken = {
  /** Throws the faults of what it speaks to; the item comes again then. `cause`: what makes this item different from another. */
  readonly deliver: (cause: string) => Promise<LeftBehind | undefined>;
  /** The channel has said that the person's chat is closed to us: who else must know of it. */
  readonly unreachable: () => Promise<void>;
};

type Place<A> = (about: A) => Promise<Trail | undefined>;

type Delivering<A> = (
  | { readonly deliver: (about: A, cause: string) => Promise<void> }
  | { readonly place: A extends { readonly fresh: boolean } ? Place<A> : never }
) & {
  readonly unreachable?: (about: A) => Promise<void>;
  readonly againAfterSeconds?: number;
};

/** `place`: a delivery that leaves a trail. */
export function delivery<A>(kind: ItemKind<A>, how: Delivering<A>): Delivery {
  const { unreachable, againAfterSeconds } = how;
  return {
    kind: kind.kind,
    take: (item) => {
      const about = kind.read(item);
      if (about === undefined) return undefined;
      return {
        deliver: async (cause) => {
          if ('place' in how) {
            const trail = await how.place(about);
            // What is placed is placed anew or brought up to date: every kind of it says so, by this name.
            return trail && { ...trail, again: { ...item, fresh: false } };
          }
          await how.deliver(about, cause);
          return undefined;
        },
        unreachable: async () => unreachable?.(about),
      };
    },
    ...defined({ againAfterSeconds }),
  };
}
