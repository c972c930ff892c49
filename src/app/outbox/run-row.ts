// Does one row of the outbox: takes it up, does it, and says what is left to be written then. At least once; what fails comes
// again, later and later, and is given up in the audit rather than silently.
import { z } from 'zod';
import type { Instant } from '../../domain/ids.js';
import { plusSeconds } from '../../domain/ids.js';
import { InvariantBroken, DONE } from '../../domain/outcome.js';
import { ChatGone, Fault, PersonUnreachable } from '../../ports/fault.js';
import type { Log } from '../../ports/log.js';
import type { RowName } from '../../ports/store.js';
import type { Trace } from '../../ports/trace.js';
import { requestId } from '../../domain/fields.js';
import type { FirstLeases } from '../commit/first-leases.js';
import type { OutboxDraft, OutboxItem, OutboxRecord } from '../commit/rows/outbox-row.js';
import type { Deps } from '../deps.js';
import type { Delivery, LeftBehind } from './delivery.js';
import type { Closed } from '../commit/rows/schemas.js';
import { hold } from './held.js';
import type { Holding } from './held.js';
import { markClosed } from './find-recipient.js';
import type { Held, OutboxRow } from './leases.js';
import { ATTEMPTS, pauseAfter } from './pause-after.js';
import { finish, putOff } from './settle.js';
import type { SettleNeeds } from './settle.js';

export type OutboxNeeds = SettleNeeds &
  Pick<Deps, 'store' | 'tenantId' | 'clock' | 'random' | 'transact'> & {
    readonly log: Log;
    readonly trace: Trace;
    /** By kind of item. */
    readonly deliveries: ReadonlyMap<string, Delivery>;
  };

export type OutboxRunnerNeeds = Omit<OutboxNeeds, 'deliveries' | 'grouped' | 'leases'> & {
  /** Whose rows this process holds from the commit that puts them in. */
  readonly firstLeases?: FirstLeases;
  /** What the rooms deliver. */
  readonly deliveries: readonly Delivery[];
  /** What is written beside the rows when it is due. */
  readonly refusals: { readonly isDue: () => boolean; readonly write: () => Promise<void> };
  /** Milliseconds between looks when nobody says anything. */
  readonly lookEveryMs: number;
};

/** Writes that it was done: any time soon. Throws `StoreUnavailable`; the row comes again then. */
export type Clear = {
  readonly run: () => Promise<void>;
  /** Where a card is is not written before. */
  readonly leavesTrail: boolean;
};

/**
 * Undefined where nothing is left to be written: somebody else is at it, or it failed and waits. Throws `StoreUnavailable`; the
 * row comes again then.
 */
export async function runRow(deps: OutboxNeeds, due: OutboxRow): Promise<Clear | undefined> {
  const tried = deps.clock.now();
  const held = await deps.leases.take(due);
  if (held === undefined) return undefined;
  const result = held.done ?? (await attempt(deps, held));
  if (!(result instanceof Fault)) {
    deps.leases.tellDone(held, result);
    const run = async (): Promise<void> =>
      finish(deps, held, { ...result, next: nextOf(deps, held.record) });
    return { run, leavesTrail: result.trail !== undefined };
  }
  note(deps, held, result);
  const why = whyHeld(result, held.record.attempts);
  const { to } = held.record.item;
  if (why !== undefined && to !== undefined) await holdFor(deps, held, { to, why, tried });
  else await postpone(deps, held);
  return undefined;
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
  held: Held,
  closed: Pick<Holding, 'to' | 'why'> & { readonly tried: Instant },
): Promise<void> {
  const { to, why } = closed;
  await markClosed(deps, to, closed);
  await hold(deps, { row: held.row, lease: held.lease, to, why });
  deps.leases.letGo(held);
  if (why !== 'chat-gone') await take(deps, held.record.item).unreachable();
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

async function attempt(
  deps: OutboxNeeds,
  { row, record }: OutboxRow,
): Promise<Fault | { readonly trail: LeftBehind | undefined }> {
  try {
    // The same item may lie in the same row more than once a day.
    return { trail: await take(deps, record.item).deliver(`${row}~${record.due}`) };
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

async function postpone(deps: OutboxNeeds, held: Held): Promise<void> {
  const { row, record } = held;
  const attempts = record.attempts + 1;
  const { to } = record.item;
  if (attempts >= ATTEMPTS[record.lane] && to !== undefined) {
    await giveUp(deps, { row, due: record.due }, { ...record.item, to });
    await finish(deps, held, {});
    return;
  }
  const pause = pauseAfter(record.lane, attempts);
  await putOff(deps, held, { attempts, leasedUntil: plusSeconds(deps.clock.now(), pause) });
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
