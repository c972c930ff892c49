// Somebody must be told something and has no chat that we know: it is opened, by an item of its own, once at a time.
import type { PersonId, TenantId } from '../../domain/ids.js';
import type { Clock } from '../../ports/clock.js';
import type { Change, Store } from '../../ports/store.js';
import { outboxChanges } from './queue-up.js';
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

/** Nobody is written to who has blocked us, or for whom an administrator has: they begin again themselves. */
export async function wantChat(deps: Needs, to: PersonId): Promise<void> {
  const due = deps.clock.now();
  const also = async (): Promise<readonly Change[]> =>
    outboxChanges(deps, [OPEN_CHAT.draft(due, { to })], due);
  const row = { name: personRow(to), schema: personSchema, also };
  await changeRow(deps, row, (before) => {
    const why = whyClosed(before);
    if (why !== 'not-installed' && why !== 'chat-gone') return undefined;
    return before?.opening === undefined ? { ...before, opening: { due, tries: 0 } } : undefined;
  });
}
