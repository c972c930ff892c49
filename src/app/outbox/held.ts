// What cannot be told somebody yet waits beside the outbox, one item a key, and the audit has that they were not told. It goes
// out at their first sign of life, drawn as things are by then.
import { z } from 'zod';
import type { Instant, PersonId } from '../../domain/ids.js';
import { plusSeconds } from '../../domain/ids.js';
import { MAX_CHANGES } from '../../ports/store.js';
import type { Change, Row, RowName } from '../../ports/store.js';
import { readPages } from '../commit/read-pages.js';
import { NOTHING } from '../commit/plan.js';
import { DONE } from '../../domain/outcome.js';
import type { Entry, Plan } from '../commit/plan.js';
import { readOutboxChanges } from '../commit/queue-up.js';
import { requestId } from '../../domain/fields.js';
import { heldFor, heldRow } from '../commit/rows/names.js';
import { outboxSchema } from '../commit/rows/outbox-row.js';
import type { OutboxDraft, OutboxItem, OutboxRecord } from '../commit/rows/outbox-row.js';
import type { Closed } from '../commit/rows/schemas.js';
import type { Moment } from '../commit/moment.js';
import type { Deps } from '../deps.js';
import { findRecipient } from './find-recipient.js';

type Needs = Pick<Deps, 'store' | 'tenantId' | 'clock'>;

/** What is older says nothing that is still of use. */
const WAITS_SECONDS = 7 * 24 * 3600;
const ATTEMPTS = 10;
const anything = z.object({});

export type Holding = {
  readonly row: RowName;
  readonly lease: string;
  readonly to: PersonId;
  readonly why: Closed;
};

/** The row waits; one that tells the same takes its place. */
export async function hold(deps: Needs & Pick<Deps, 'transact'>, holding: Holding): Promise<void> {
  await deps.transact({
    // Another item may lie in the same row on the same day.
    operation: ['bridge', 'hold', holding.row, holding.lease],
    value: z.null(),
    plan: async (moment) => planHold(moment, holding),
  });
  // They may have come while it was put there.
  if ((await findRecipient(deps, holding.to)) !== undefined) await release(deps, holding.to);
}

async function planHold(
  { reading, now }: Moment,
  { row, lease, to, why }: Holding,
): Promise<Plan<null>> {
  const found = await reading.getIfThere(row, outboxSchema);
  // Somebody else is at it by now.
  if (found === undefined || (found.lease ?? lease) !== lease) return NOTHING;
  const { item, lane, key, due } = found;
  const name = heldRow(to, key);
  await reading.getIfThere(name, anything);
  const expiresAt = plusSeconds(now, WAITS_SECONDS);
  const value = { item, lane, key, due, attempts: 0, leasedUntil: 0, expiresAt };
  return {
    puts: [{ row: name, value }],
    deletes: [row],
    audit: [entryOf(item, { to, why })],
    outcome: DONE,
  };
}

const aboutRequest = z.object({ requestId });

function entryOf(item: OutboxItem, { to, why }: Pick<Holding, 'to' | 'why'>): Entry {
  const request = aboutRequest.safeParse(item);
  return {
    actor: 'bridge',
    ...(request.success ? request.data : {}),
    fact: { action: 'message.not-reached', to, about: item.kind, why },
  };
}

/** They can be reached: what waited for them goes out. Throws `StoreUnavailable`; what is left goes out at their next word. */
export async function release(deps: Needs, person: PersonId): Promise<void> {
  const half = Math.floor(MAX_CHANGES / 2);
  for await (const page of readPages(deps, { ...heldFor(person), limit: half })) {
    for (let attempt = 0; attempt < ATTEMPTS && !(await releaseSome(deps, page)); attempt += 1);
  }
}

async function releaseSome(deps: Needs, page: readonly Row[]): Promise<boolean> {
  const { store, tenantId, clock } = deps;
  const now = clock.now();
  const rows = (await Promise.all(page.map(async ({ row }) => store.get(tenantId, row)))).flatMap(
    (row) => row ?? [],
  );
  const deletes = rows.map(({ row, etag }): Change => ({ kind: 'delete', row, etag }));
  const drafts = rows.flatMap((row) => draftOf(row, now));
  const changes = [...deletes, ...(await readOutboxChanges(deps, drafts, now))];
  return changes.length === 0 || (await store.commit(tenantId, changes)).ok;
}

function draftOf({ value }: Row, due: Instant): readonly OutboxDraft[] {
  const { data }: { readonly data?: OutboxRecord | undefined } = outboxSchema.safeParse(value);
  if (data === undefined) return [];
  const { item, lane, key } = data;
  return [{ item, lane, key, due }];
}
