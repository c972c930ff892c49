// Who works on a row of the outbox. Between instances a lease is written into the row, by its ETag; where the store is ours alone it
// is kept in memory, and what has been done already is done no second time because it could not be cleared away.
import { defined } from '../../domain/defined.js';
import type { ETag, RowName, Store } from '../../ports/store.js';
import type { Instant } from '../../domain/ids.js';
import { plusSeconds } from '../../domain/ids.js';
import type { OutboxRecord } from '../commit/rows/outbox-row.js';
import type { Deps } from '../deps.js';
import type { LeftBehind } from './delivery.js';

/** Longer than a delivery may take; a row whose holder died is taken up again after it. */
const LEASE_SECONDS = 20;

export type OutboxRow = {
  readonly row: RowName;
  readonly etag: ETag;
  readonly record: OutboxRecord;
};

export type Held = OutboxRow & {
  readonly lease: string;
  /** Whether what lies there is what was taken up, and no other draft in its place. */
  readonly isOurs: (found: Pick<OutboxRow, 'etag' | 'record'>) => boolean;
  /** Done already, by an earlier hold: all that is left is to clear it away. */
  readonly done?: Done;
};

export type Done = { readonly trail: LeftBehind | undefined };

export type Leases = {
  /** False where it is known, without asking, that somebody is at it. */
  readonly isFree: (due: OutboxRow) => boolean;
  /** Undefined where somebody else is at it, or it is not there any more. Throws `StoreUnavailable`. */
  readonly take: (due: OutboxRow) => Promise<Held | undefined>;
  /** It was delivered, and is still there. */
  readonly tellDone: (held: Held, done: Done) => void;
  /** It is known what became of it. */
  readonly letGo: (held: Held) => void;
};

type Needs = Pick<Deps, 'store' | 'tenantId' | 'clock' | 'random'> & {
  /** The same store: leases that are taken at the same time are one transaction. */
  readonly grouped: Store;
};

export function leasesOf(deps: Needs): Leases {
  return deps.store.isOursAlone === true ? ownLeases(deps) : writtenLeases(deps);
}

function writtenLeases({ grouped, tenantId, clock, random }: Needs): Leases {
  return {
    isFree: () => true,
    take: async ({ row, etag, record }) => {
      const lease = random.id();
      const leasedUntil = plusSeconds(clock.now(), LEASE_SECONDS);
      const leased = { ...record, leasedUntil, lease };
      const taken = await grouped.commit(tenantId, [{ kind: 'replace', row, etag, value: leased }]);
      if (!taken.ok) return undefined;
      const isOurs: Held['isOurs'] = (found) => found.record.lease === lease;
      return { row, etag: taken.etags.get(row) ?? etag, record: leased, lease, isOurs };
    },
    tellDone: () => undefined,
    letGo: () => undefined,
  };
}

type Kept = { readonly etag: ETag; readonly until: Instant; readonly done?: Done };

function ownLeases({ store, tenantId, clock, random }: Needs): Leases {
  const kept = new Map<RowName, Kept>();
  const ofSame = ({ row, etag }: OutboxRow): Kept | undefined => {
    const before = kept.get(row);
    return before?.etag === etag ? before : undefined;
  };
  /** Who was at it and ended in a way that nobody foresaw leaves it for later. */
  const isFree = (due: OutboxRow): boolean => {
    const same = ofSame(due);
    return same === undefined || same.done !== undefined || same.until <= clock.now();
  };
  return {
    isFree,
    take: async (due) => {
      if (!isFree(due)) return undefined;
      const { row, etag, record } = due;
      const done = ofSame(due)?.done;
      kept.set(row, { etag, until: plusSeconds(clock.now(), LEASE_SECONDS), ...defined({ done }) });
      // Whoever looked may have seen it before it was cleared away.
      if ((await store.get(tenantId, row))?.etag !== etag) {
        kept.delete(row);
        return undefined;
      }
      // A lease that is written there is nobody's any more: whoever had it has ended.
      const lease = record.lease ?? random.id();
      const isOurs: Held['isOurs'] = (found) => found.etag === etag;
      return { row, etag, record, lease, isOurs, ...defined({ done }) };
    },
    tellDone: ({ row, etag }, done) => {
      kept.set(row, { etag, until: clock.now(), done });
    },
    letGo: ({ row, etag }) => {
      if (kept.get(row)?.etag === etag) kept.delete(row);
    },
  };
}
