// The logs' rows: where each stands, and its entries. A log grows by what is put here, and by nothing else.
import { z } from 'zod';
import type { AuditDraft, AuditEntry, ChainHead } from '../../../domain/audit/entry.js';
import { readLogged } from '../../../domain/audit/leaf.js';
import type { NewSalt } from '../../../domain/audit/leaf.js';
import { appendEntries } from '../../../domain/audit/log.js';
import type { LogHead, LogRow } from '../../../domain/audit/log.js';
import type { LogName } from '../../../domain/audit/which-log.js';
import type { Random } from '../../../ports/random.js';
import type { RowName } from '../../../ports/store.js';
import type { Put } from '../reading.js';
import { AUDIT_ENTRIES, AUDIT_HEAD, auditRow, REFUSALS_HEAD, REFUSED_ENTRIES } from './names.js';
import { refusedRow, tokenAuditRow } from './names.js';
import type { RowPrefix } from './names.js';

type LogRows = {
  readonly head: RowName;
  readonly entry: (seq: number) => RowName;
  readonly entries: RowPrefix;
};

export const LOGS: Readonly<Record<LogName, LogRows>> = {
  audit: { head: AUDIT_HEAD, entry: auditRow, entries: AUDIT_ENTRIES },
  refusals: { head: REFUSALS_HEAD, entry: refusedRow, entries: REFUSED_ENTRIES },
};

const count = z.number().int().nonnegative();

export const logHeadSchema: z.ZodType<LogHead> = z.object({
  origin: count,
  first: count,
  size: count,
  hashes: z.array(z.string()),
});

/** Of an older program. */
export const chainHeadSchema: z.ZodType<ChainHead> = z.object({ seq: count, hash: z.string() });

export const logRowSchema: z.ZodType<LogRow> = z.object({
  leaf: z.string(),
  texts: z.record(z.string(), z.object({ text: z.string(), salt: z.string() })),
  hashes: z.array(z.string()),
});

export const auditEntrySchema: z.ZodType<AuditEntry> = logRowSchema.transform((row, context) => {
  const entry = readLogged(row);
  if (entry !== undefined) return entry;
  context.addIssue('not an entry of the audit');
  return z.NEVER;
});

const SALT_BYTES = 16;

export function saltsOf(random: Pick<Random, 'bytes'>): NewSalt {
  return () => random.bytes(SALT_BYTES);
}

/** The drafts as the log's next rows, its head among them. */
export function logPuts(
  log: LogName,
  { head, drafts }: { readonly head: LogHead; readonly drafts: readonly AuditDraft[] },
  newSalt: NewSalt,
): readonly Put[] {
  const grown = appendEntries(head, drafts, newSalt);
  const rows = LOGS[log];
  return [
    { row: rows.head, value: grown.head },
    ...grown.entries.flatMap(({ seq, draft: { tokenId }, row }) => [
      { row: rows.entry(seq), value: row },
      // Where in the audit a token is spoken of.
      ...(tokenId === undefined || log !== 'audit'
        ? []
        : [{ row: tokenAuditRow(tokenId, seq), value: {} }]),
    ]),
  ];
}
