// What a room delivers: each registers its kinds of items here, so that the queue knows none of them.
import { defined } from '../../domain/defined.js';
import type { ItemKind, OutboxItem } from '../commit/rows/outbox-row.js';

export type Delivery = {
  readonly kind: Lowercase<string>;
  /** Undefined where the item is not as its kind writes it: a newer version's, say. */
  readonly take: (item: OutboxItem) => Taken | undefined;
  /** Seconds after which it comes again, whatever became of it. */
  readonly againAfterSeconds?: number;
};

export type Taken = {
  /** Throws the faults of what it speaks to; the item comes again then. `cause`: what makes this item different from another. */
  readonly deliver: (cause: string) => Promise<void>;
  /** The channel has said that the person's chat is closed to us: who else must know of it. */
  readonly unreachable: () => Promise<void>;
};

type Delivering<A> = {
  readonly deliver: (about: A, cause: string) => Promise<void>;
  readonly unreachable?: (about: A) => Promise<void>;
  readonly againAfterSeconds?: number;
};

export function delivery<A>(kind: ItemKind<A>, how: Delivering<A>): Delivery {
  const { deliver, unreachable, againAfterSeconds } = how;
  return {
    kind: kind.kind,
    take: (item) => {
      const about = kind.read(item);
      if (about === undefined) return undefined;
      return {
        deliver: async (cause) => deliver(about, cause),
        unreachable: async () => unreachable?.(about),
      };
    },
    ...defined({ againAfterSeconds }),
  };
}
