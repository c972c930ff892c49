// The logs in a backup: held against where they stand before anything of it is put back. Of an older program it is a chain of hashes,
// which becomes a log here.
import { checkChain } from '../../domain/audit/chain.js';
import { LogChecker } from '../../domain/audit/check-log.js';
import type { AuditDraft } from '../../domain/audit/entry.js';
import { areOwnTexts } from '../../domain/audit/leaf.js';
import type { NewSalt } from '../../domain/audit/leaf.js';
import { EMPTY_LOG, fromBase64, treeHeadOf } from '../../domain/audit/log.js';
import type { LogHead } from '../../domain/audit/log.js';
import { LOG_NAMES } from '../../domain/audit/which-log.js';
import type { LogName } from '../../domain/audit/which-log.js';
import { chainHeadSchema, logHeadSchema, logPuts } from '../commit/rows/audit-rows.js';
import { logRowSchema, LOGS } from '../commit/rows/audit-rows.js';
import { AUDIT_ENTRIES, AUDIT_HEAD, endedLogs, REFUSALS_HEAD } from '../commit/rows/names.js';
import type { RowPrefix } from '../commit/rows/names.js';
import type { Backup, BackupRow } from './backup.js';
import { draftOf, isChained } from './take-over-chain.js';

type Rows = readonly BackupRow[];
export type BackupLogs = {
  /** With logs of the present shape. */
  readonly rows: Rows;
  readonly heads: Readonly<Record<LogName, LogHead>>;
};

/** Undefined where a log does not lead to where it stands. */
export function logsIn(backup: Backup, newSalt: NewSalt): BackupLogs | undefined {
  const { rows } = isOfChain(backup.rows) ? asLog(backup, newSalt) : backup;
  const [audit, refusals] = LOG_NAMES.map((log) => soundHead(rows, log));
  if (audit === undefined || refusals === undefined) return undefined;
  return { rows, heads: { audit, refusals } };
}

function isOfChain(rows: Rows): boolean {
  return chainHeadSchema.safeParse(valueOf(rows, AUDIT_HEAD)).success;
}

/** As it was where the chain is broken: that is no log, either. */
function asLog({ rows, at }: Backup, newSalt: NewSalt): { readonly rows: Rows } {
  const chained = chainHeadSchema.safeParse(valueOf(rows, AUDIT_HEAD)).data;
  const entries = within(rows, AUDIT_ENTRIES).map(({ value }) => value);
  const isSound = chained !== undefined && checkChain(entries.filter(isChained), chained).ok;
  const last = entries.map(draftOf).at(-1);
  if (!isSound || last === undefined) return { rows };
  const begun: AuditDraft = {
    at,
    actor: 'bridge',
    policy: last.policy,
    fact: { action: 'log.begun', chained },
  };
  const drafts = [...entries.map(draftOf).filter((one) => one !== undefined), begun];
  const puts = logPuts('audit', { head: EMPTY_LOG, drafts }, newSalt);
  const all = new Map(rows.map((one) => [one.row, one]));
  for (const put of [...puts, { row: REFUSALS_HEAD, value: EMPTY_LOG }]) all.set(put.row, put);
  const inOrder = [...all.values()].sort((one, other) => (one.row < other.row ? -1 : 1));
  return { rows: inOrder };
}

/** Where the log stands now; each origin of it is held against where it stood at its end. */
function soundHead(rows: Rows, log: LogName): LogHead | undefined {
  const head = logHeadSchema.safeParse(valueOf(rows, LOGS[log].head)).data;
  const ended = within(rows, endedLogs(log)).map(
    ({ value }) => logHeadSchema.safeParse(value).data,
  );
  const heads = [...ended, head].filter((one) => one !== undefined);
  const entries = within(rows, LOGS[log].entries);
  const sizes = heads.reduce((sum, { size }) => sum + size, 0);
  if (head === undefined || heads.length <= ended.length || sizes !== entries.length)
    return undefined;
  const from = (one: LogHead): number => one.first - (heads[0]?.first ?? 1);
  const isSound = heads.every((one) =>
    isWhole(entries.slice(from(one), from(one) + one.size), one),
  );
  return isSound ? head : undefined;
}

function isWhole(entries: Rows, head: LogHead): boolean {
  const checker = new LogChecker({ first: head.first, heads: [treeHeadOf(head)] });
  for (const { value } of entries) {
    const row = logRowSchema.safeParse(value).data;
    if (row === undefined) return false;
    const [told = ''] = row.hashes;
    const leaf = Buffer.from(row.leaf);
    checker.add({ leaf, told: fromBase64(told), hasOwnTexts: areOwnTexts(row) });
  }
  return checker.end() === undefined;
}

function within(rows: Rows, { from, to }: RowPrefix): Rows {
  return rows.filter(({ row }) => row >= from && row < to);
}

function valueOf(rows: Rows, name: string): unknown {
  const value = rows.find(({ row }) => row === name)?.value;
  if (value === undefined) return undefined;
  const { shape: _shape, ...rest } = value;
  return rest;
}
