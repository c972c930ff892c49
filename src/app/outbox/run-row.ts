// Does one row of the outbox: leases it by its ETag, does it, deletes it. At least once; what fails comes again, later and
// later, and is given up in the audit rather than silently.
import { z } from 'zod';
import type { Instant } from '../../domain/ids.js';
import { plusSeconds } from '../../domain/ids.js';
import { askedOf } from '../../domain/release/request.js';
import { Fault, PersonUnreachable } from '../../ports/fault.js';
import type { RowName } from '../../ports/store.js';
import { reachableOf } from '../looking/find-approvers.js';
import { findRequest } from '../looking/find-request.js';
import { outboxInsert } from '../commit/rows/outbox-item.js';
import type { OutboxItem, OutboxRecord } from '../commit/rows/outbox-item.js';
import { perform } from './perform.js';
import type { OutboxNeeds } from './perform.js';
import { markUnreachable } from './recipient.js';

export type OutboxRow = {
  readonly row: RowName;
  readonly etag: string;
  readonly record: OutboxRecord;
};

type Next = { readonly due: Instant; readonly record: OutboxRecord };

const SWEEP_EVERY_SECONDS = 3600;
/** Longer than a delivery may take; a row whose holder died is taken up again after it. */
const LEASE_SECONDS = 20;
const LONGEST_PAUSE_SECONDS = 300;
/** With the growing pauses: about half an hour. */
const ATTEMPTS = 12;

/** False where somebody else is at it. Throws `StoreUnavailable`; the row comes again then. */
export async function runRow(deps: OutboxNeeds, due: OutboxRow): Promise<boolean> {
  const leased = { ...due.record, leasedUntil: plusSeconds(deps.clock.now(), LEASE_SECONDS) };
  const taken = await deps.store.commit(deps.tenantId, [
    { kind: 'replace', row: due.row, etag: due.etag, value: leased },
  ]);
  if (!taken.ok) return false;
  const failed = await attempt(deps, due);
  if (failed !== undefined) note(deps, due, failed);
  if (failed instanceof PersonUnreachable) await noteUnreachable(deps, due.record.item);
  else if (failed !== undefined) return postpone(deps, due);
  await finish(deps, due.row, nextOf(deps, due.record));
  return true;
}

/** Who runs the bot sees in the log that messages wait, and why, before somebody complains. */
function note({ log, trace }: OutboxNeeds, { record }: OutboxRow, failed: Fault): void {
  trace.tell({ outcome: failed.code });
  const { kind } = record.item;
  if (failed instanceof PersonUnreachable)
    log.info('outbox.unreachable', { kind, code: failed.code });
  else log.error('outbox.postponed', failed, { kind, attempts: record.attempts + 1 });
}

/** What comes again whatever became of it, in the same commit in which it goes away. */
function nextOf({ clock }: OutboxNeeds, { item }: OutboxRecord): Next | undefined {
  if (item.kind !== 'sweep-operations') return undefined;
  const now = clock.now();
  const due = plusSeconds(now, SWEEP_EVERY_SECONDS);
  return { due, record: { item, attempts: 0, leasedUntil: now } };
}

async function attempt(deps: OutboxNeeds, { row, record }: OutboxRow): Promise<Fault | undefined> {
  try {
    await perform(deps, row, record.item);
    return undefined;
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
}

/** The row goes away, and in the same commit what follows from it comes. */
async function finish(
  { store, tenantId, random }: OutboxNeeds,
  row: RowName,
  next?: Next,
): Promise<void> {
  const found = await store.get(tenantId, row);
  if (found === undefined) return;
  const again =
    next === undefined
      ? []
      : [
          {
            ...outboxInsert({ due: next.due, item: next.record.item }, random.id()),
            value: next.record,
          },
        ];
  await store.commit(tenantId, [{ kind: 'delete', row, etag: found.etag }, ...again]);
}

async function postpone(deps: OutboxNeeds, { row, record }: OutboxRow): Promise<boolean> {
  const attempts = record.attempts + 1;
  if (attempts >= ATTEMPTS && 'to' in record.item) {
    await giveUp(deps, row, record.item);
    await finish(deps, row);
    return true;
  }
  const now = deps.clock.now();
  const due = plusSeconds(now, Math.min(2 ** attempts, LONGEST_PAUSE_SECONDS));
  await finish(deps, row, { due, record: { ...record, attempts, leasedUntil: now } });
  return true;
}

async function giveUp(
  deps: OutboxNeeds,
  row: RowName,
  item: Extract<OutboxItem, { to: unknown }>,
): Promise<void> {
  await deps.transact({
    operation: ['bridge', 'give-up', row],
    outcome: z.null(),
    plan: async () => ({
      audit: [
        {
          at: deps.clock.now(),
          actor: 'bridge',
          ...('requestId' in item ? { requestId: item.requestId } : {}),
          policy: deps.policy().version,
          fact: { action: 'message.undelivered', to: item.to, about: item.kind },
        },
      ],
      outcome: null,
    }),
  });
}

/** Whoever waits for an answer learns when nobody who was asked can give one. */
async function noteUnreachable(deps: OutboxNeeds, item: OutboxItem): Promise<void> {
  if (!('to' in item)) return;
  await markUnreachable(deps, item.to);
  if (!('requestId' in item)) return;
  const request = await findRequest(deps, item.requestId);
  if (request?.life.state !== 'pending') return;
  const { ask } = request;
  const asked = askedOf(request);
  if (!asked.some(({ id }) => id === item.to)) return;
  if ((await reachableOf(deps, asked)).length > 0) return;
  const notice: OutboxItem = {
    kind: 'notice',
    to: ask.requester.id,
    requestId: ask.id,
    topic: 'approvers-unreachable',
  };
  const draft = { due: deps.clock.now(), item: notice };
  await deps.store.commit(deps.tenantId, [outboxInsert(draft, deps.random.id())]);
}
