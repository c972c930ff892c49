// Every entry of the logs as a line, for people's sheets and for the SOC's tools, with the texts that lie beside it: the oldest first, and
// never more of it in memory than a page and a piece of a file.
import { csvLine, CSV_HEAD } from '../../domain/audit/csv-line.js';
import type { AuditAction } from '../../domain/audit/entry.js';
import { flatEntry } from '../../domain/audit/flat-entry.js';
import type { EntryOfLog } from '../../domain/audit/flat-entry.js';
import { ocsfLine } from '../../domain/audit/ocsf-event.js';
import type { OcsfBeside } from '../../domain/audit/ocsf-objects.js';
import type { Deps } from '../deps.js';
import { readInTime } from './entries-in-time.js';
import { LearntBeside } from './learn-beside.js';

/** `csv`: RFC 4180 with a byte order mark. `ocsf`: JSON Lines of OCSF 1.8.0. */
export type EntryFormat = 'csv' | 'ocsf';

type Written = {
  readonly head: string;
  readonly line: (entry: EntryOfLog, beside: OcsfBeside) => string;
};

export const ENTRY_FORMATS: Readonly<Record<EntryFormat, Written>> = {
  csv: { head: CSV_HEAD, line: (entry, beside) => csvLine(flatEntry(entry, beside)) },
  ocsf: { head: '', line: ocsfLine },
};

export type EntriesExported = {
  readonly entries: number;
  /** What lies there is no entry, and is in no line. */
  readonly unread: number;
  /** People's names are missing, since the directory did not answer. */
  readonly namesMissing: boolean;
};

type Exporting = {
  /** Called with pieces of the file, one after another. */
  readonly into: readonly {
    readonly format: EntryFormat;
    readonly write: (piece: string) => Promise<void>;
  }[];
  /** What an action is called among people. */
  readonly wordsOf: (action: AuditAction) => string | undefined;
  readonly progress?: (done: number, of: number) => void;
};

const LINES_A_PIECE = 200;

/** Throws `StoreUnavailable`, and whatever `write` throws. */
export async function exportEntries(
  deps: Pick<Deps, 'store' | 'tenantId' | 'directory'>,
  { into, wordsOf, progress }: Exporting,
): Promise<EntriesExported> {
  const learnt = new LearntBeside(deps.directory);
  const { nameOf, ownerOf } = learnt;
  const beside = { nameOf, ownerOf, wordsOf, tenantId: deps.tenantId };
  const { total, entries } = await readInTime(deps);
  let piece: EntryOfLog[] = [];
  let done = 0;
  let unread = 0;
  const flush = async (): Promise<void> => {
    for (const { format, write } of into) {
      await write(piece.map((entry) => ENTRY_FORMATS[format].line(entry, beside)).join(''));
    }
    done += piece.length;
    piece = [];
    progress?.(done, total);
  };
  for (const { format, write } of into) await write(ENTRY_FORMATS[format].head);
  for await (const found of entries) {
    if ('unread' in found) {
      unread += 1;
      continue;
    }
    await learnt.learn(found);
    piece.push(found);
    if (piece.length === LINES_A_PIECE) await flush();
  }
  await flush();
  return { entries: done, unread, namesMissing: learnt.isDirectoryAway };
}
