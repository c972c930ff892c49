// Everything that every log has, of every origin, in one order: the oldest first, as people read it. Each log is read page by page, and
// no more of it is held than one page.
import type { EntryOfLog } from '../../domain/audit/flat-entry.js';
import { readLogged } from '../../domain/audit/leaf.js';
import { LOG_NAMES } from '../../domain/audit/which-log.js';
import type { Rows } from '../commit/reading.js';
import { readEntries, readLogs } from './read-log.js';
import type { OneLog } from './read-log.js';

/** `unread`: what lies there is no entry; `audit verify` says why. */
export type Unread = { readonly origin: string; readonly seq: number; readonly unread: true };
export type InTime = {
  /** How many there were when it was begun. */
  readonly total: number;
  readonly entries: AsyncGenerator<EntryOfLog | Unread, undefined>;
};

/** Throws `StoreUnavailable`, also on the way. */
export async function readInTime(rows: Rows): Promise<InTime> {
  const logs = await readLogs(rows);
  const total = logs.reduce((sum, { head }) => sum + head.size, 0);
  const each = LOG_NAMES.map((name) => {
    const own = logs.filter(({ log }) => log === name);
    return entriesOf(rows, own);
  });
  return { total, entries: merged(each) };
}

async function* entriesOf(rows: Rows, origins: readonly OneLog[]): InTime['entries'] {
  for (const one of origins) {
    const { origin } = one;
    for await (const page of readEntries(rows, one)) {
      for (const stored of page) {
        const entry = readLogged(stored);
        yield entry === undefined
          ? { origin, seq: stored.seq, unread: true }
          : { ...entry, origin };
      }
    }
  }
}

type Head = IteratorResult<EntryOfLog | Unread, undefined>;

/** Within one log times never go back; at the same time, the first log's comes first. */
async function* merged(logs: readonly InTime['entries'][]): InTime['entries'] {
  const heads = await Promise.all(
    logs.map(async (log) => {
      const head: Head = await log.next();
      return { log, head };
    }),
  );
  for (;;) {
    const [first] = heads.toSorted((one, other) => timeOf(one.head) - timeOf(other.head));
    if (first === undefined || first.head.done === true) return;
    yield first.head.value;
    first.head = await first.log.next();
  }
}

/** What is no entry has none, and keeps its place in its own log. */
function timeOf({ value }: Head): number {
  if (value === undefined) return Infinity;
  return 'at' in value ? value.at : 0;
}
