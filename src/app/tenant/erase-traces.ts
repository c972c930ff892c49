// The batches by which somebody is erased: each looks again whether it still may, and nothing goes that came after the erasing was begun.
import { z } from 'zod';
import type { Instant } from '../../domain/ids.js';
import { ok, refused } from '../../domain/outcome.js';
import type { Outcome } from '../../domain/outcome.js';
import { MAX_PAGE } from '../../ports/store.js';
import type { JsonObject, Row, RowName } from '../../ports/store.js';
import type { Moment } from '../commit/moment.js';
import { NOTHING } from '../commit/plan.js';
import type { Plan } from '../commit/plan.js';
import type { Put } from '../commit/reading.js';
import { readPages } from '../commit/read-pages.js';
import { brakeSchema } from '../commit/rows/brake-rows.js';
import { brakeRow, lastPart, openOf, ownedBy } from '../commit/rows/names.js';
import type { Deps } from '../deps.js';
import { fateOf } from './fate-of.js';
import type { RowFate } from './fate-of.js';
import { entryIn, EVERYTHING } from './traces.js';
import type { Traces } from './traces.js';

type Needs = Pick<Deps, 'store' | 'tenantId' | 'transact'>;

export type Erased = { readonly rows: number; readonly texts: number };
export type Erasing = {
  readonly traces: Traces;
  readonly begunAt: Instant;
  /** The item that goes on where this is broken off: it goes with the last batch. */
  readonly itemRow?: RowName;
};

const STOPS = ['HOLDS_A_ROLE', 'FROZEN', 'REQUEST_OPEN', 'TOKEN_OPEN'] as const;
/** What has come in between. */
type Stop = { readonly code: (typeof STOPS)[number] };

/** Values of the largest size are still one commit. */
const BATCH = 40;

export async function* rowsToErase(
  deps: Pick<Needs, 'store' | 'tenantId'>,
  erasing: Erasing,
): AsyncGenerator<Row> {
  for await (const page of readPages(deps, EVERYTHING)) {
    yield* page.filter((row) => fateIn(row, erasing).kind !== 'stays');
  }
}

function fateIn(row: Row, { traces, begunAt }: Erasing): RowFate {
  const fate = fateOf(row, traces);
  const at = fate.kind === 'stays' ? undefined : entryIn(row)?.entry.at;
  return at !== undefined && at > begunAt ? { kind: 'stays' } : fate;
}

export async function eraseTraces(deps: Needs, erasing: Erasing): Promise<Outcome<Erased, Stop>> {
  const { itemRow, ...each } = erasing;
  let erased: Erased = { rows: 0, texts: 0 };
  let batch: Row[] = [];
  for await (const row of rowsToErase(deps, erasing)) {
    if (batch.length === BATCH) {
      const done = await eraseBatch(deps, each, batch);
      if (!done.ok) return done;
      erased = sum(erased, done.value);
      batch = [];
    }
    batch.push(row);
  }
  const last = batch.length === 0 ? ok(erased) : await eraseBatch(deps, erasing, batch);
  return batch.length === 0 || !last.ok ? last : ok(sum(erased, last.value));
}

const sum = (one: Erased, other: Erased): Erased => ({
  rows: one.rows + other.rows,
  texts: one.texts + other.texts,
});

async function eraseBatch(
  deps: Needs,
  erasing: Erasing,
  batch: readonly Row[],
): Promise<Outcome<Erased, Stop>> {
  // With their ETags: the same rows may name them again another time.
  const named = batch.map(({ row, etag }) => `${row} ${etag}`);
  return deps.transact({
    operation: ['bridge', 'erase-person', erasing.traces.person, ...named],
    value: z.object({ rows: z.number(), texts: z.number() }),
    refusal: z.object({ code: z.enum(STOPS) }),
    plan: async (moment) => planBatch(moment, erasing, batch),
  });
}

const anything: z.ZodType<JsonObject> = z.record(z.string(), z.json());

async function planBatch(
  moment: Moment,
  erasing: Erasing,
  batch: readonly Row[],
): Promise<Plan<Erased, Stop>> {
  const { reading } = moment;
  const { traces, itemRow } = erasing;
  const stop = await whyStop(moment, traces);
  if (stop !== undefined) return { ...NOTHING, outcome: refused({ code: stop }) };
  const puts: Put[] = [];
  const deletes: RowName[] = [];
  let texts = 0;
  for (const { row, etag } of batch) {
    const value = await reading.getIfThere(row, anything);
    if (value === undefined) continue;
    const fate = fateIn({ row, etag, value }, erasing);
    if (fate.kind === 'goes') deletes.push(row);
    if (fate.kind !== 'blanked') continue;
    puts.push({ row, value: fate.value, erases: true });
    texts += fate.texts;
  }
  const erased = { rows: puts.length + deletes.length, texts };
  // Somebody else was faster.
  if (erased.rows === 0) return { ...NOTHING, outcome: ok(erased) };
  if (itemRow !== undefined && (await reading.isThere(itemRow))) deletes.push(itemRow);
  const fact = { action: 'person.erased', personId: traces.person, ...erased } as const;
  return { puts, deletes, audit: [{ actor: 'bridge', fact }], outcome: ok(erased) };
}

/** Tokens that were theirs before have ended, and stay so: a new one stops it, whatever has become of it. */
async function whyStop(
  { reading, roles }: Moment,
  { person, theirs }: Traces,
): Promise<Stop['code'] | undefined> {
  if ((await roles(person)).length > 0) return 'HOLDS_A_ROLE';
  const brake = await reading.getIfThere(brakeRow(person), brakeSchema);
  if (brake !== undefined && brake.order !== null) return 'FROZEN';
  const open = await reading.list({ ...openOf(person), limit: 1 });
  if (open.rows.length > 0) return 'REQUEST_OPEN';
  const owned = await reading.list({ ...ownedBy(person), limit: MAX_PAGE });
  return owned.rows.some(({ row }) => !theirs.has(lastPart(row))) ? 'TOKEN_OPEN' : undefined;
}
