// Who works on a row of the outbox. Between instances a lease is written into the row, by its ETag; where the store is ours alone it
// is kept in memory, and what has been done already is done no second time because it could not be cleared away.
import { defined } from '../../domain/defined.js';
import type { ETag, RowName, Store } from '../../ports/store.js';
import type { Instant } from '../../domain/ids.js';
import { plusSeconds } from '../../domain/ids.js';
import { LEASE_SECONDS } from '../commit/first-leases.js';
import type { FirstLeases } from '../commit/first-leases.js';
import { readValue } from '../commit/reading.js';
import { outboxSchema } from '../commit/rows/outbox-row.js';
import type { OutboxRecord } from '../commit/rows/outbox-row.js';
import type { Deps } from '../deps.js';
import type { LeftBehind } from './delivery.js';

/** Of a message and another one in its place, as long as the channel may take for each. */
const DELIVERED_WITHIN_SECONDS = 16;

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
  /** False where it is known, without asking, that somebody is at it, or that it waits. */
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
  /** Whose rows were leased to this process by the commit that put them in; absent where nobody's are. */
  readonly firstLeases?: FirstLeases;
};

export function leasesOf(deps: Needs): Leases {
  const { store, clock } = deps;
  const leases = store.isOursAlone === true ? ownLeases(deps) : sharedLeases(deps);
  const waits = ({ record }: OutboxRow): boolean =>
    record.leasedUntil > clock.now() && !isFirst(deps, record);
  return { ...leases, isFree: (due) => !waits(due) && leases.isFree(due) };
}

/** It is ours since the commit that put it in. */
function isFirst({ firstLeases }: Needs, { lease }: OutboxRecord): boolean {
  return lease !== undefined && firstLeases?.isOurs(lease) === true;
}

/** What we have put in ourselves is held in memory, as all of it is where the store is ours alone; all else is leased in its row. */
function sharedLeases(deps: Needs): Leases {
  const own = ownLeases(deps);
  const take = takeWritten(deps);
  const lasts = ({ leasedUntil }: OutboxRecord): boolean =>
    leasedUntil >= plusSeconds(deps.clock.now(), DELIVERED_WITHIN_SECONDS);
  return {
    ...own,
    isFree: (due) => !isFirst(deps, due.record) || own.isFree(due),
    take: async (due) => {
      const isHeld = isFirst(deps, due.record) && (lasts(due.record) || own.isDone(due));
      if (!isHeld) return take(due);
      if (!own.isFree(due)) return undefined;
      const held = await own.take(due);
      if (held !== undefined) return held;
      const replaced = await readReplaced(deps, due);
      return replaced && take(replaced);
    },
    tellDone: (held, done) => {
      if (isFirst(deps, held.record)) own.tellDone(held, done);
    },
  };
}

/** Another instance has put its draft in the place of ours meanwhile, and left it to us for as long as our lease is. */
async function readReplaced(
  { store, tenantId }: Needs,
  { row, record: ours }: OutboxRow,
): Promise<OutboxRow | undefined> {
  const found = await store.get(tenantId, row);
  if (found === undefined) return undefined;
  const record = readValue(outboxSchema, found);
  const isLeft = record.lease === undefined && record.leasedUntil === ours.leasedUntil;
  return isLeft ? { row, etag: found.etag, record } : undefined;
}

function takeWritten({ grouped, tenantId, clock, random }: Needs): Leases['take'] {
  return async ({ row, etag, record }) => {
    const lease = random.id();
    const leasedUntil = plusSeconds(clock.now(), LEASE_SECONDS);
    const leased = { ...record, leasedUntil, lease };
    const taken = await grouped.commit(tenantId, [{ kind: 'replace', row, etag, value: leased }]);
    if (!taken.ok) return undefined;
    const isOurs: Held['isOurs'] = (found) => found.record.lease === lease;
    return { row, etag: taken.etags.get(row) ?? etag, record: leased, lease, isOurs };
  };
}

type Kept = { readonly etag: ETag; readonly until: Instant; readonly done?: Done };

function ownLeases({
  store,
  tenantId,
  clock,
  random,
}: Needs): Leases & { readonly isDone: (due: OutboxRow) => boolean } {
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
    isDone: (due) => ofSame(due)?.done !== undefined,
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
