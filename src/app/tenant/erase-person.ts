// Somebody who has had no part in anything for as long as the policy keeps it is erased: their rows go, and from all others, and from
// beside the log, what names them. The leaves stay, and with them everything that was proved. Each batch is in the audit with how
// much it was; broken off, it is gone on with from the outbox, where nothing has come in between that forbids it.
import type { AuditActor, ConsoleActor } from '../../domain/audit/entry.js';
import type { Instant, PersonId } from '../../domain/ids.js';
import { plusDays, plusSeconds } from '../../domain/ids.js';
import { refused } from '../../domain/outcome.js';
import type { Outcome } from '../../domain/outcome.js';
import { noteBeside } from '../commit/note-beside.js';
import { outboxRowOf } from '../commit/rows/outbox-row.js';
import { ERASE_PERSON } from '../commit/rows/tenant-items.js';
import type { ErasePersonItem } from '../commit/rows/tenant-items.js';
import type { Deps } from '../deps.js';
import { roleLookup } from '../looking/role-lookup.js';
import { eraseTraces, rowsToErase } from './erase-traces.js';
import type { Erased } from './erase-traces.js';
import { findTraces } from './traces.js';
import type { StillOpen, Traces } from './traces.js';

type Needs = Pick<
  Deps,
  'store' | 'tenantId' | 'clock' | 'random' | 'directory' | 'policy' | 'transact'
>;

export type EraseRefusal =
  | { readonly code: StillOpen | 'NOBODY_KEPT' | 'ONESELF' | 'HOLDS_A_ROLE' }
  /** Their last deed is not as long ago as the policy says: it is then. */
  | { readonly code: 'TOO_EARLY'; readonly until: Instant };

/** Who erases: as the audit names them, and who that is. */
export type Eraser = {
  readonly by: AuditActor | ConsoleActor;
  readonly personId: PersonId | null;
};

/** After so long somebody else goes on with it. */
const GONE_ON_AFTER_SECONDS = 900;

/** Throws `StoreUnavailable` and `DirectoryUnavailable`. */
export async function erasePerson(
  deps: Needs,
  eraser: Eraser,
  person: PersonId,
): Promise<Outcome<Erased, EraseRefusal>> {
  const traces = await findTraces(deps, person);
  const why = await whyNot(deps, eraser, traces);
  const note = { actor: eraser.by };
  if (why !== undefined) {
    await noteBeside(deps, { ...note, fact: refusedBy(why, person) });
    return refused(why);
  }
  const begunAt = deps.clock.now();
  const later = plusSeconds(begunAt, GONE_ON_AFTER_SECONDS);
  const item = ERASE_PERSON.draft(later, { person, begunAt });
  const fact = { action: 'erasure.begun', personId: person } as const;
  await noteBeside(deps, { ...note, fact, outbox: [item] });
  const itemRow = outboxRowOf(item, begunAt);
  const erased = await eraseTraces(deps, { traces, begunAt, itemRow });
  if (!erased.ok) {
    await noteBeside(deps, { ...note, fact: refusedBy(erased.refusal, person), done: [itemRow] });
  }
  return erased;
}

/** Goes on where it was broken off, where nothing has come in between that forbids it. */
export async function goOnErasing(
  deps: Needs,
  { person, begunAt }: ErasePersonItem,
): Promise<void> {
  const traces = await findTraces(deps, person);
  const why = await whyNot(deps, { by: 'bridge', personId: null }, traces);
  if (why?.code === 'NOBODY_KEPT') return;
  const erased = why ? refused(why) : await eraseTraces(deps, { traces, begunAt });
  if (erased.ok) return;
  await noteBeside(deps, { actor: 'bridge', fact: refusedBy(erased.refusal, person) });
}

const refusedBy = ({ code }: EraseRefusal, personId: PersonId) =>
  ({ action: 'erasure.refused', personId, refusal: code }) as const;

async function whyNot(
  deps: Needs,
  { personId }: Eraser,
  traces: Traces,
): Promise<EraseRefusal | undefined> {
  if (personId === traces.person) return { code: 'ONESELF' };
  const [open] = traces.open;
  if (open !== undefined) return { code: open };
  const policy = deps.policy();
  const rights = await roleLookup(deps.directory, policy)(traces.person);
  if (rights.length > 0) return { code: 'HOLDS_A_ROLE' };
  const until = traces.lastDeed && plusDays(traces.lastDeed, policy.retention.days);
  if (until !== undefined && until > deps.clock.now()) return { code: 'TOO_EARLY', until };
  return (await hasTraces(deps, traces)) ? undefined : { code: 'NOBODY_KEPT' };
}

async function hasTraces(deps: Needs, traces: Traces): Promise<boolean> {
  const begunAt = deps.clock.now();
  for await (const _row of rowsToErase(deps, { traces, begunAt })) return true;
  return false;
}
