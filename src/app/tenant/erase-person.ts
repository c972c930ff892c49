// Somebody who has had no part in anything for as long as the policy keeps it is erased: their rows go, and from all others, and from
// beside the log, what names them. The leaves stay, and with them everything that was proved. Each batch is in the audit with how
// much it was; broken off, it is gone on with from the outbox.
import { z } from 'zod';
import type { AuditActor, ConsoleActor } from '../../domain/audit/entry.js';
import type { Instant, PersonId } from '../../domain/ids.js';
import { plusDays, plusSeconds } from '../../domain/ids.js';
import { ok, refused } from '../../domain/outcome.js';
import type { Outcome } from '../../domain/outcome.js';
import type { JsonObject, Row } from '../../ports/store.js';
import type { Moment } from '../commit/moment.js';
import { noteBeside } from '../commit/note-beside.js';
import { NOTHING } from '../commit/plan.js';
import type { Plan } from '../commit/plan.js';
import type { Put } from '../commit/reading.js';
import { readPages } from '../commit/read-pages.js';
import { ERASE_PERSON } from '../commit/rows/tenant-items.js';
import type { Deps } from '../deps.js';
import { roleLookup } from '../looking/role-lookup.js';
import { fateOf } from './fate-of.js';
import { EVERYTHING, findTraces } from './traces.js';
import type { StillOpen, Traces } from './traces.js';

type Needs = Pick<
  Deps,
  'store' | 'tenantId' | 'clock' | 'random' | 'directory' | 'policy' | 'transact'
>;
type EraseNeeds = Pick<Needs, 'store' | 'tenantId' | 'directory' | 'transact'>;

export type EraseRefusal =
  | { readonly code: StillOpen | 'NOBODY_KEPT' | 'ONESELF' | 'HOLDS_A_ROLE' }
  /** Their last deed is not as long ago as the policy says: it is then. */
  | { readonly code: 'TOO_EARLY'; readonly until: Instant };

export type Erased = { readonly rows: number; readonly texts: number };

/** Who erases: as the audit names them, and who that is. */
export type Eraser = {
  readonly by: AuditActor | ConsoleActor;
  readonly personId: PersonId | null;
};

/** Values of the largest size are still one commit. */
const BATCH = 40;
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
    const fact = { action: 'erasure.refused', personId: person, refusal: why.code } as const;
    await noteBeside(deps, { ...note, fact });
    return refused(why);
  }
  const later = plusSeconds(deps.clock.now(), GONE_ON_AFTER_SECONDS);
  const fact = { action: 'erasure.begun', personId: person } as const;
  await noteBeside(deps, { ...note, fact, outbox: [ERASE_PERSON.draft(later, { person })] });
  return ok(await eraseTraces(deps, traces));
}

/** Goes on where it was broken off. */
export async function goOnErasing(
  deps: EraseNeeds,
  { person }: { readonly person: PersonId },
): Promise<void> {
  await eraseTraces(deps, await findTraces(deps, person));
}

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

async function hasTraces(deps: EraseNeeds, traces: Traces): Promise<boolean> {
  for await (const _row of rowsToErase(deps, traces)) return true;
  return false;
}

async function* rowsToErase(deps: EraseNeeds, traces: Traces): AsyncGenerator<Row> {
  for await (const page of readPages(deps, EVERYTHING)) {
    yield* page.filter((row) => fateOf(row, traces).kind !== 'stays');
  }
}

async function eraseTraces(deps: EraseNeeds, traces: Traces): Promise<Erased> {
  let erased: Erased = { rows: 0, texts: 0 };
  let batch: Row[] = [];
  const flush = async (): Promise<void> => {
    if (batch.length > 0) erased = sum(erased, await eraseBatch(deps, traces, batch));
    batch = [];
  };
  for await (const row of rowsToErase(deps, traces)) {
    batch.push(row);
    if (batch.length === BATCH) await flush();
  }
  await flush();
  return erased;
}

const sum = (one: Erased, other: Erased): Erased => ({
  rows: one.rows + other.rows,
  texts: one.texts + other.texts,
});

async function eraseBatch(
  deps: EraseNeeds,
  traces: Traces,
  batch: readonly Row[],
): Promise<Erased> {
  // With their ETags: the same rows may name them again another time.
  const named = batch.map(({ row, etag }) => `${row} ${etag}`);
  const done = await deps.transact({
    operation: ['bridge', 'erase-person', traces.person, ...named],
    value: z.object({ rows: z.number(), texts: z.number() }),
    plan: async (moment) => planBatch(moment, traces, batch),
  });
  return done.ok ? done.value : { rows: 0, texts: 0 };
}

const anything: z.ZodType<JsonObject> = z.record(z.string(), z.json());

async function planBatch(
  { reading }: Moment,
  traces: Traces,
  batch: readonly Row[],
): Promise<Plan<Erased>> {
  const puts: Put[] = [];
  const deletes: string[] = [];
  let texts = 0;
  for (const { row, etag } of batch) {
    const value = await reading.getIfThere(row, anything);
    if (value === undefined) continue;
    const fate = fateOf({ row, etag, value }, traces);
    if (fate.kind === 'goes') deletes.push(row);
    if (fate.kind !== 'blanked') continue;
    puts.push({ row, value: fate.value, erases: true });
    texts += fate.texts;
  }
  const erased = { rows: puts.length + deletes.length, texts };
  // Somebody else was faster.
  if (erased.rows === 0) return { ...NOTHING, outcome: ok(erased) };
  const fact = { action: 'person.erased', personId: traces.person, ...erased } as const;
  return { puts, deletes, audit: [{ actor: 'bridge', fact }], outcome: ok(erased) };
}
