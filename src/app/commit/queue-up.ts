// Puts items into the outbox: into a decision's own commit, or, where what they are about is written already, into one of
// their own. The same item as one that waits takes its place, so that repeating a command lengthens nothing.
import type { Instant } from '../../domain/ids.js';
import { StoreUnavailable } from '../../ports/fault.js';
import type { Change } from '../../ports/store.js';
import { operationRecord } from './plan.js';
import { DONE } from '../../domain/outcome.js';
import type { Operation } from './plan.js';
import { Reading } from './reading.js';
import type { Put, Rows } from './reading.js';
import { operationRow } from './rows/names.js';
import { outboxRecord, outboxRowOf, outboxSchema } from './rows/outbox-row.js';
import type { FirstLease, OutboxDraft } from './rows/outbox-row.js';

const ATTEMPTS = 10;
/** Rows of one commit: they are checked one by one where somebody else writes them. */
const AT_ONCE = 50;

export async function readOutboxPuts(
  reading: Reading,
  drafts: readonly OutboxDraft[],
  { now, first }: { readonly now: Instant; readonly first?: FirstLease | undefined },
): Promise<readonly Put[]> {
  const byRow = new Map(drafts.map((draft) => [outboxRowOf(draft, now), draft]));
  const puts = [...byRow].map(async ([row, draft]) => {
    const before = await reading.getIfThere(row, outboxSchema);
    // An alarm is anybody's at once, should this instance end; what is due later is taken up then.
    const mayHold = draft.lane !== 'alarm' && draft.due <= now;
    return { row, value: outboxRecord(draft, { before, ...(mayHold && { first }) }) };
  });
  return Promise.all(puts);
}

/** As changes of a commit that has other changes, too. */
export async function readOutboxChanges(
  { store, tenantId }: Rows,
  drafts: readonly OutboxDraft[],
  now: Instant,
): Promise<readonly Change[]> {
  const reading = new Reading(store, tenantId);
  return reading.changes(await readOutboxPuts(reading, drafts, { now }), []);
}

/** Throws `StoreUnavailable`; some may be queued then. */
export async function queueUp(
  rows: Rows,
  drafts: readonly OutboxDraft[],
  now: Instant,
): Promise<void> {
  for (let start = 0; start < drafts.length; start += AT_ONCE) {
    await queueSome(rows, drafts.slice(start, start + AT_ONCE), now);
  }
}

/** The same where whatever brought it may be delivered twice: they are queued once. A few at most: they share one commit. */
export async function queueUpOnce(
  rows: Rows,
  { operation, drafts }: { readonly operation: Operation; readonly drafts: readonly OutboxDraft[] },
  now: Instant,
): Promise<void> {
  if (drafts.length === 0) return;
  const row = operationRow(operation);
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if ((await rows.store.get(rows.tenantId, row)) !== undefined) return;
    const done = { kind: 'insert', row, value: operationRecord(DONE, now) } as const;
    const changes = [...(await readOutboxChanges(rows, drafts, now)), done];
    if ((await rows.store.commit(rows.tenantId, changes)).ok) return;
  }
  throw new StoreUnavailable('others kept writing in between');
}

async function queueSome(rows: Rows, drafts: readonly OutboxDraft[], now: Instant): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const changes = await readOutboxChanges(rows, drafts, now);
    if ((await rows.store.commit(rows.tenantId, changes)).ok) return;
  }
  throw new StoreUnavailable('others kept writing in between');
}
