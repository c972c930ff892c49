// What becomes of rows that were held: what was done goes away, with the trail that it left, many of them in one transaction.
import type { Change, RowName, Store } from '../../ports/store.js';
import { readValue } from '../commit/reading.js';
import { outboxRecord, outboxRowOf, outboxSchema } from '../commit/rows/outbox-row.js';
import type { OutboxDraft, OutboxItem, OutboxRecord } from '../commit/rows/outbox-row.js';
import { cardSchema } from '../commit/rows/schemas.js';
import { instant } from '../../domain/ids.js';
import type { Deps } from '../deps.js';
import type { LeftBehind } from './delivery.js';
import type { Held, Leases } from './leases.js';

export type SettleNeeds = Pick<Deps, 'tenantId' | 'clock'> & {
  /** The store: what is ready at the same time is one transaction. */
  readonly grouped: Store;
  readonly leases: Leases;
};

const SETTLE_ATTEMPTS = 10;

type Now = { readonly etag: string; readonly record: OutboxRecord };

/** The row goes away, and in the same commit its trail, and what follows from it, come. Throws `StoreUnavailable`. */
export async function finish(
  deps: SettleNeeds,
  held: Held,
  {
    trail,
    next,
  }: { readonly trail?: LeftBehind | undefined; readonly next?: OutboxDraft | undefined },
): Promise<void> {
  const again: readonly Change[] =
    next === undefined
      ? []
      : [{ kind: 'insert', row: outboxRowOf(next, deps.clock.now()), value: outboxRecord(next) }];
  await settle(deps, held, {
    trail,
    change: ({ etag }) => [{ kind: 'delete', row: held.row, etag }, ...again],
  });
}

/** It stays where it is, and waits. Throws `StoreUnavailable`. */
export async function putOff(
  deps: SettleNeeds,
  held: Held,
  waits: Pick<OutboxRecord, 'attempts' | 'leasedUntil'>,
): Promise<void> {
  await settle(deps, held, {
    change: ({ etag, record: { lease: _over, ...now } }) => [
      { kind: 'replace', row: held.row, etag, value: { ...now, ...waits } },
    ],
  });
}

type Settling = {
  readonly change: (now: Now) => readonly Change[];
  readonly trail?: LeftBehind | undefined;
};

/**
 * Others may put another draft in its place at every moment: that one is due at once, and it is looked at again until it is known
 * what became of it.
 */
async function settle(deps: SettleNeeds, held: Held, { change, trail }: Settling): Promise<void> {
  let now: Now | undefined = held;
  let left = trail;
  for (let attempt = 0; attempt < SETTLE_ATTEMPTS; attempt += 1) {
    const standing = { now, ...latenessOf(held, { attempt, first: trail, left }) };
    const changes = [...trailChange(left), ...rowChanges(held, standing, change)];
    if (changes.length === 0 || (await deps.grouped.commit(deps.tenantId, changes)).ok) {
      deps.leases.letGo(held);
      await tellReplaced(trail, left);
      return;
    }
    now = await readRow(deps, held.row);
    left = left && (await readAgain(deps, left));
  }
}

type Standing = {
  readonly now: Now | undefined;
  readonly late: OutboxItem | undefined;
  /** Others may have placed the card since ours was sent, and brought theirs up to date. */
  readonly moved: boolean;
};

function latenessOf(
  { done }: Held,
  trails: {
    readonly attempt: number;
    readonly first: LeftBehind | undefined;
    readonly left: LeftBehind | undefined;
  },
): Omit<Standing, 'now'> {
  const { attempt, first, left } = trails;
  return {
    late: attempt > 0 || done !== undefined ? left?.again : undefined,
    moved: done !== undefined || left?.before?.etag !== first?.before?.etag,
  };
}

/**
 * Somebody else is at it: theirs to finish. Each would take it from the other, for ever. `late`: who delivered meanwhile did
 * not see our trail, and may have done so to where nothing lies any more; so it is delivered once more, to the end of the trail.
 */
function rowChanges(
  held: Held,
  { now, late, moved }: Standing,
  change: Settling['change'],
): readonly Change[] {
  const { row, lease, isOurs } = held;
  if (now === undefined) {
    return late === undefined ? [] : [{ kind: 'insert', row, value: dueNow(held.record, late) }];
  }
  const { etag, record } = now;
  const isOver = isOurs(now);
  if (late !== undefined && (moved || !isOver)) {
    return [{ kind: 'replace', row, etag, value: dueNow(record, late) }];
  }
  if (isOver) return change(now);
  if (record.lease !== undefined && record.lease !== lease) return [];
  if (record.leasedUntil === 0) return [];
  return [{ kind: 'replace', row, etag, value: { ...record, leasedUntil: 0 } }];
}

function dueNow({ lease: _theirs, ...record }: OutboxRecord, item: OutboxItem): OutboxRecord {
  return { ...record, item, attempts: 0, leasedUntil: instant(0) };
}

async function readRow({ grouped, tenantId }: SettleNeeds, row: RowName): Promise<Now | undefined> {
  const found = await grouped.get(tenantId, row);
  return found && { etag: found.etag, record: readValue(outboxSchema, found) };
}

function trailChange(trail: LeftBehind | undefined): readonly Change[] {
  if (trail === undefined) return [];
  const { row, value, before } = trail;
  return before === undefined
    ? [{ kind: 'insert', row, value }]
    : [{ kind: 'replace', row, etag: before.etag, value }];
}

async function readAgain(
  { grouped, tenantId }: SettleNeeds,
  trail: LeftBehind,
): Promise<LeftBehind> {
  return { ...trail, before: await grouped.get(tenantId, trail.row) };
}

async function tellReplaced(
  first: LeftBehind | undefined,
  last: LeftBehind | undefined,
): Promise<void> {
  const other = last?.before;
  if (other === undefined || other.etag === first?.before?.etag) return;
  await first?.replaced?.(readValue(cardSchema, other).reference);
}
