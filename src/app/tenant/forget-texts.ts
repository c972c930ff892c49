// Once a day: names and what was typed go from beside the log's entries that are older than the policy keeps them. The leaves stay, so
// everything that was proved stays proved. In batches, each with how much it was in the audit and where it has come to: broken off, it
// goes on from there.
import { z } from 'zod';
import { readLogged } from '../../domain/audit/leaf.js';
import type { LogName } from '../../domain/audit/which-log.js';
import { LOG_NAMES } from '../../domain/audit/which-log.js';
import { plusDays } from '../../domain/ids.js';
import type { Instant } from '../../domain/ids.js';
import { DONE } from '../../domain/outcome.js';
import { isForgotten } from '../../domain/policy/retention.js';
import type { Row, RowName } from '../../ports/store.js';
import type { Moment } from '../commit/moment.js';
import { NOTHING } from '../commit/plan.js';
import type { Plan } from '../commit/plan.js';
import { readPages } from '../commit/read-pages.js';
import { logRowSchema, LOGS } from '../commit/rows/audit-rows.js';
import { lastPart, RETENTION } from '../commit/rows/names.js';
import { retentionSchema } from '../commit/rows/schemas.js';
import { changeRow } from '../commit/small-write.js';
import type { Deps } from '../deps.js';

type Needs = Pick<Deps, 'store' | 'tenantId' | 'clock' | 'policy' | 'transact'>;

/** With texts of the largest size they are still one commit. */
const BATCH = 40;
/** A clock that is further ahead of the last sweep is not believed at once: what it takes cannot be brought back. */
const AHEAD_DAYS = 2;

export async function forgetTexts(deps: Needs): Promise<void> {
  const before = await readBefore(deps);
  const now = believedNow(deps.clock.now(), before?.sweptAt);
  for (const log of LOG_NAMES) {
    await forgetTextsOf({ ...deps, now }, { log, done: before?.texts?.[log] ?? 0 });
  }
}

function believedNow(now: Instant, sweptAt: Instant | undefined): Instant {
  const latest = sweptAt === undefined ? now : plusDays(sweptAt, AHEAD_DAYS);
  return now < latest ? now : latest;
}

type Of = { readonly log: LogName; readonly done: number };

async function forgetTextsOf(
  deps: Needs & { readonly now: Instant },
  { log, done }: Of,
): Promise<void> {
  const { entry, entries } = LOGS[log];
  let upTo = done;
  let batch: RowName[] = [];
  const flush = async (): Promise<void> => {
    if (batch.length > 0) await forgetBatch(deps, { log, rows: batch, upTo });
    batch = [];
  };
  const range = { from: entry(done + 1), to: entries.to, limit: BATCH };
  for await (const page of readPages(deps, range)) {
    const old = page.filter((row) => isOld(deps, row));
    for (const row of old) {
      upTo = seqOf(row.row);
      if (hasTexts(row)) batch.push(row.row);
      if (batch.length === BATCH) await flush();
    }
    // Times only rise.
    if (old.length < page.length) break;
  }
  await flush();
  if (upTo > done) await noteDone(deps, log, upTo);
}

const seqOf = (row: RowName): number => Number(lastPart(row));

async function readBefore({ store, tenantId }: Needs) {
  const row = await store.get(tenantId, RETENTION);
  return retentionSchema.safeParse(row?.value).data;
}

async function noteDone(deps: Needs, log: LogName, upTo: number): Promise<void> {
  const row = { name: RETENTION, schema: retentionSchema };
  await changeRow(deps, row, (before) => ({
    ...before,
    texts: { ...before?.texts, [log]: upTo },
  }));
}

/** What cannot be read as an entry says of no time: it is passed over. */
function isOld(
  { policy, now }: Pick<Needs, 'policy'> & { readonly now: Instant },
  { value }: Row,
): boolean {
  const at = timeOf(value);
  return at === undefined || isForgotten(at, policy().retention.days, now);
}

function timeOf(value: unknown): Instant | undefined {
  const row = logRowSchema.safeParse(value).data;
  return row === undefined ? undefined : readLogged(row)?.at;
}

function hasTexts({ value }: Row): boolean {
  const row = logRowSchema.safeParse(value).data;
  return row !== undefined && Object.keys(row.texts).length > 0;
}

type Batch = { readonly log: LogName; readonly rows: readonly RowName[]; readonly upTo: number };

async function forgetBatch(deps: Needs, batch: Batch): Promise<void> {
  await deps.transact({
    operation: ['bridge', 'forget-texts', batch.log, String(batch.upTo), ...batch.rows.slice(0, 1)],
    value: z.null(),
    plan: async (moment) => planBatch(moment, batch),
  });
}

async function planBatch({ reading }: Moment, { log, rows, upTo }: Batch): Promise<Plan<null>> {
  const found = await Promise.all(
    rows.map(async (row) => ({ row, entry: await reading.getIfThere(row, logRowSchema) })),
  );
  const still = found.flatMap(({ row, entry }) =>
    entry === undefined || Object.keys(entry.texts).length === 0 ? [] : [{ row, entry }],
  );
  // Another instance was faster.
  if (still.length === 0) return NOTHING;
  const before = await reading.get(RETENTION, retentionSchema);
  const texts = still.reduce((sum, { entry }) => sum + Object.keys(entry.texts).length, 0);
  const fact = { action: 'texts.forgotten', log, entries: still.length, texts, upTo } as const;
  return {
    puts: [
      ...still.map(({ row, entry }) => ({
        row,
        value: { ...entry, texts: {} },
        erases: true as const,
      })),
      { row: RETENTION, value: { ...before, texts: { ...before?.texts, [log]: upTo } } },
    ],
    audit: [{ actor: 'bridge', fact }],
    outcome: DONE,
  };
}
