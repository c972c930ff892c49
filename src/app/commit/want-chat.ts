// Somebody must be told something and has no chat that we know: it is opened, by an item of its own, once at a time.
import { plusSeconds } from '../../domain/ids.js';
import type { Instant, PersonId, TenantId } from '../../domain/ids.js';
import type { Clock } from '../../ports/clock.js';
import type { Change, Store } from '../../ports/store.js';
import { readOutboxChanges } from './queue-up.js';
import { personRow } from './rows/names.js';
import { personSchema } from './rows/schemas.js';
import type { Closed, PersonRecord } from './rows/schemas.js';
import { OPEN_CHAT } from './rows/tenant-items.js';
import { changeRow } from './small-write.js';

type Needs = {
  readonly store: Store;
  readonly tenantId: TenantId;
  readonly clock: Clock;
};

/** Why nobody can be written to there; undefined where it is open. */
export function whyClosed(record: PersonRecord | undefined): Closed | undefined {
  if (record?.closed !== undefined) return record.closed.why;
  return record?.address === undefined ? 'not-installed' : undefined;
}

/** An attempt that should have been made by then was lost, or was the last of its round. */
const LOST_AFTER_SECONDS = 600;
/** What is due this soon is soon enough also for somebody who waits. */
const SOON_SECONDS = 60;

/**
 * Nobody is written to who has blocked us, or for whom an administrator has: they begin again themselves. `urgent`: somebody
 * waits for them, so that the next attempt is made at once.
 */
export async function wantChat(
  deps: Needs,
  to: PersonId,
  { urgent = false }: { readonly urgent?: boolean } = {},
): Promise<void> {
  const due = deps.clock.now();
  const also = async (): Promise<readonly Change[]> =>
    readOutboxChanges(deps, [OPEN_CHAT.draft(due, { to })], due);
  const row = { name: personRow(to), schema: personSchema, also };
  await changeRow(deps, row, (before) => {
    const why = whyClosed(before);
    if (why !== 'not-installed' && why !== 'chat-gone') return undefined;
    const { opening } = before ?? {};
    if (opening !== undefined && isUnderWay(opening, { now: due, urgent })) return undefined;
    return { ...before, opening: { due, tries: opening?.tries ?? 0 } };
  });
}

function isUnderWay(
  opening: NonNullable<PersonRecord['opening']>,
  { now, urgent }: { readonly now: Instant; readonly urgent: boolean },
): boolean {
  if (plusSeconds(opening.due, LOST_AFTER_SECONDS) < now) return false;
  return !urgent || opening.due <= plusSeconds(now, SOON_SECONDS);
}
