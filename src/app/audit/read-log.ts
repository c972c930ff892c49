// The logs as they lie in the store: which there are, by their origins, and the entries of each in order, page by page.
import { originOf, LOG_NAMES } from '../../domain/audit/which-log.js';
import type { LogName } from '../../domain/audit/which-log.js';
import { fromBase64, lastOf } from '../../domain/audit/log.js';
import type { LogHead, LogRow } from '../../domain/audit/log.js';
import type { ReadSubtree } from '../../domain/audit/proofs.js';
import { StoreUnavailable } from '../../ports/fault.js';
import { readPages } from '../commit/read-pages.js';
import { readValue } from '../commit/reading.js';
import type { Rows } from '../commit/reading.js';
import { logHeadSchema, logRowSchema, LOGS } from '../commit/rows/audit-rows.js';
import { endedLogs, lastPart } from '../commit/rows/names.js';

/** One log under one origin, as far as it went when it was looked at. */
export type OneLog = { readonly log: LogName; readonly origin: string; readonly head: LogHead };
/** `seq`: as its row's name says it. */
export type StoredEntry = LogRow & { readonly seq: number };

const PAGE = 500;

/** The oldest origin first. Rows as the present program reads them. Throws `StoreUnavailable`. */
export async function readLogs(rows: Rows): Promise<readonly OneLog[]> {
  const all = await Promise.all(LOG_NAMES.map(async (log) => readOrigins(rows, log)));
  return all.flat();
}

async function readOrigins(rows: Rows, log: LogName): Promise<readonly OneLog[]> {
  const { store, tenantId } = rows;
  const named = (head: LogHead): OneLog => ({
    log,
    head,
    origin: originOf(tenantId, log, head.origin),
  });
  const found: OneLog[] = [];
  for await (const page of readPages(rows, { ...endedLogs(log), limit: PAGE })) {
    found.push(...page.map((row) => named(readValue(logHeadSchema, row))));
  }
  const row = await store.get(tenantId, LOGS[log].head);
  return row === undefined ? found : [...found, named(readValue(logHeadSchema, row))];
}

/** Those that its head counts, no later ones. One that cannot be read is no entry of it, and comes as nothing. */
export async function* readEntries(
  rows: Rows,
  { log, head }: Pick<OneLog, 'log' | 'head'>,
): AsyncGenerator<readonly StoredEntry[]> {
  const { entry } = LOGS[log];
  const range = { from: entry(head.first), to: entry(lastOf(head) + 1), limit: PAGE };
  for await (const page of readPages(rows, range)) {
    yield page.map((row) => {
      const read = logRowSchema.safeParse(row.value).data;
      return { ...(read ?? NOTHING_READ), seq: Number(lastPart(row.row)) };
    });
  }
}

const NOTHING_READ: LogRow = { leaf: '', texts: {}, hashes: [] };

/** Each whole subtree lies in the row of the entry that ended it. Throws `StoreUnavailable`. */
export function readSubtreeOf(
  rows: Rows,
  { log, head }: Pick<OneLog, 'log' | 'head'>,
): ReadSubtree {
  return async ({ level, index }) => {
    const seq = head.first + (index + 1) * 2 ** level - 1;
    const row = await rows.store.get(rows.tenantId, LOGS[log].entry(seq));
    const hash = row === undefined ? undefined : readValue(logRowSchema, row).hashes[level];
    if (hash === undefined) throw new StoreUnavailable('the log is not as it was written');
    return fromBase64(hash);
  };
}
