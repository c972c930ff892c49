// Does one row of the outbox: leases it by its ETag, does it, deletes it. At least once; what fails comes again, later and
// later, and is given up in the audit rather than silently.
import { z } from 'zod';
import type { Instant } from '../../domain/ids.js';
import { plusSeconds } from '../../domain/ids.js';
import { InvariantBroken, DONE } from '../../domain/outcome.js';
import { ChatGone, Fault, PersonUnreachable } from '../../ports/fault.js';
import type { Log } from '../../ports/log.js';
import type { Change, RowName } from '../../ports/store.js';
import type { Trace } from '../../ports/trace.js';
import { requestId } from '../../domain/fields.js';
import { readValue } from '../commit/reading.js';
import { outboxRecord, outboxRowOf, outboxSchema } from '../commit/rows/outbox-row.js';
import type { Lane, OutboxDraft, OutboxItem, OutboxRecord } from '../commit/rows/outbox-row.js';
import type { Deps } from '../deps.js';
import type { Delivery } from './delivery.js';
import type { Closed } from '../commit/rows/schemas.js';
import { hold } from './held.js';
import type { Holding } from './held.js';
import { markClosed } from './find-recipient.js';

export type OutboxNeeds = Pick<Deps, 'store' | 'tenantId' | 'clock' | 'random' | 'transact'> & {
  readonly log: Log;
  readonly trace: Trace;
  /** By kind of item. */
  readonly deliveries: ReadonlyMap<string, Delivery>;
};

export type OutboxRow = {
  readonly row: RowName;
  readonly etag: string;
  readonly record: OutboxRecord;
};

/** Longer than a delivery may take; a row whose holder died is taken up again after it. */
const LEASE_SECONDS = 20;
const LONGEST_PAUSE_SECONDS = 300;
const SETTLE_ATTEMPTS = 10;
/** With the growing pauses: about half an hour, and of an alarm a day. */
const ATTEMPTS: Readonly<Record<Lane, number>> = { alarm: 294, awaited: 12, copy: 12 };

/** False where somebody else is at it. Throws `StoreUnavailable`; the row comes again then. */
export async function runRow(deps: OutboxNeeds, due: OutboxRow): Promise<boolean> {
  const lease = deps.random.id();
  const tried = deps.clock.now();
  const leasedUntil = plusSeconds(tried, LEASE_SECONDS);
  const taken = await deps.store.commit(deps.tenantId, [
    { kind: 'replace', row: due.row, etag: due.etag, value: { ...due.record, leasedUntil, lease } },
  ]);
  if (!taken.ok) return false;
  const held = { row: due.row, lease };
  const failed = await attempt(deps, due);
  if (failed !== undefined) note(deps, due, failed);
  const why = failed === undefined ? undefined : whyHeld(failed, due.record.attempts);
  const { to } = due.record.item;
  if (why !== undefined && to !== undefined) await holdFor(deps, due, { ...held, to, why, tried });
  else if (failed !== undefined) await postpone(deps, due, held);
  else await finish(deps, held, nextOf(deps, due.record));
  return true;
}

/** A chat that is not found is there a moment later, most times. */
const NOT_FOUND_AT_MOST = 3;

function whyHeld(failed: Fault, attempts: number): Closed | undefined {
  if (failed instanceof PersonUnreachable) return failed.why;
  return failed instanceof ChatGone && attempts + 1 >= NOT_FOUND_AT_MOST ? 'chat-gone' : undefined;
}

/** What cannot be told them yet waits for their first sign of life, or for the chat that is opened. */
async function holdFor(
  deps: OutboxNeeds,
  { record }: OutboxRow,
  holding: Holding & { readonly tried: Instant },
): Promise<void> {
  const { to, why } = holding;
  await markClosed(deps, to, holding);
  await hold(deps, holding);
  if (why !== 'chat-gone') await take(deps, record.item).unreachable();
}

/** Who runs the bot sees in the log that messages wait, and why, before somebody complains. */
function note({ log, trace }: OutboxNeeds, { record }: OutboxRow, failed: Fault): void {
  trace.tell({ outcome: failed.code });
  const { kind } = record.item;
  if (failed instanceof PersonUnreachable)
    log.info('outbox.unreachable', { kind, code: failed.code, why: failed.why });
  else log.error('outbox.postponed', failed, { kind, attempts: record.attempts + 1 });
}

/** What comes again whatever became of it, in the same commit in which it goes away. */
function nextOf(
  { clock, deliveries }: OutboxNeeds,
  { item, lane, key }: OutboxRecord,
): OutboxDraft | undefined {
  const seconds = deliveries.get(item.kind)?.againAfterSeconds;
  return seconds === undefined
    ? undefined
    : { item, lane, key, due: plusSeconds(clock.now(), seconds) };
}

async function attempt(deps: OutboxNeeds, { row, record }: OutboxRow): Promise<Fault | undefined> {
  try {
    // The same item may lie in the same row more than once a day.
    await take(deps, record.item).deliver(`${row}~${record.due}`);
    return undefined;
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
}

function take(
  { deliveries }: OutboxNeeds,
  item: OutboxItem,
): NonNullable<ReturnType<Delivery['take']>> {
  const taken = deliveries.get(item.kind)?.take(item);
  if (taken === undefined) throw new InvariantBroken('an item that nobody delivers was taken up');
  return taken;
}

type Held = { readonly row: RowName; readonly lease: string };

/**
 * What becomes of a row that was held. Others may put another draft in its place at every moment: that one is due at once, and it
 * is looked at again until it is known what became of it.
 */
async function settle(
  { store, tenantId }: OutboxNeeds,
  { row, lease }: Held,
  change: (record: OutboxRecord, etag: string) => readonly Change[],
): Promise<void> {
  for (let attempt = 0; attempt < SETTLE_ATTEMPTS; attempt += 1) {
    const found = await store.get(tenantId, row);
    if (found === undefined) return;
    const { etag } = found;
    const record = readValue(outboxSchema, found);
    // Somebody else is at it: theirs to finish. Each would take it from the other, for ever.
    if (record.lease !== undefined && record.lease !== lease) return;
    const isOurs = record.lease === lease;
    const due: Change = { kind: 'replace', row, etag, value: { ...record, leasedUntil: 0 } };
    const changes = isOurs ? change(record, etag) : [due];
    if ((await store.commit(tenantId, changes)).ok) return;
  }
}

/** The row goes away, and in the same commit what follows from it comes. */
async function finish(deps: OutboxNeeds, held: Held, next?: OutboxDraft): Promise<void> {
  await settle(deps, held, (_record, etag) => {
    const gone: Change = { kind: 'delete', row: held.row, etag };
    if (next === undefined) return [gone];
    const again = outboxRowOf(next, deps.clock.now());
    return [gone, { kind: 'insert', row: again, value: outboxRecord(next) }];
  });
}

/** It stays where it is, and waits. */
async function postpone(deps: OutboxNeeds, { record }: OutboxRow, held: Held): Promise<void> {
  const attempts = record.attempts + 1;
  const { to } = record.item;
  if (attempts >= ATTEMPTS[record.lane] && to !== undefined) {
    await giveUp(deps, { row: held.row, due: record.due }, { ...record.item, to });
    await finish(deps, held);
    return;
  }
  const pause = Math.min(2 ** attempts, LONGEST_PAUSE_SECONDS);
  const leasedUntil = plusSeconds(deps.clock.now(), pause);
  await settle(deps, held, ({ lease: _over, ...now }, etag) => [
    { kind: 'replace', row: held.row, etag, value: { ...now, attempts, leasedUntil } },
  ]);
}

const aboutRequest = z.object({ requestId });

async function giveUp(
  deps: OutboxNeeds,
  { row, due }: Pick<OutboxRecord, 'due'> & { readonly row: RowName },
  item: OutboxItem & { readonly to: NonNullable<OutboxItem['to']> },
): Promise<void> {
  const { to, kind: about } = item;
  const request = aboutRequest.safeParse(item);
  await deps.transact({
    // Another item may lie in the same row on the same day.
    operation: ['bridge', 'give-up', row, String(due)],
    value: z.null(),
    plan: async () => {
      const fact = { action: 'message.undelivered', to, about } as const;
      const which = request.success ? request.data : {};
      return { audit: [{ actor: 'bridge', ...which, fact }], outcome: DONE };
    },
  });
}
