// A backup as text: lines of JSON, first what it is, then a row each, last the digest of all that stands before.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { parseTenantId } from '../../domain/ids.js';
import { ok, refused } from '../../domain/outcome.js';
import type { Outcome } from '../../domain/outcome.js';
import type { Backup, BackupRow } from './backup.js';
import { time } from '../commit/rows/fields.js';

const FORMAT = 'otp-bridge backup 1';

const first = z.object({ format: z.literal(FORMAT), tenantId: z.string(), at: time });
/** As JSON.parse made it, not copied: a copy by zod leaves out a key called `__proto__`. */
const value = z.custom<BackupRow['value']>(
  (one) => typeof one === 'object' && one !== null && !Array.isArray(one),
);
const between = z.object({ row: z.string(), value });
const last = z.object({ digest: z.string() });

export type NotABackup =
  | { readonly code: 'NOT_A_BACKUP' }
  /** A part of it is missing, or was changed. */
  | { readonly code: 'BACKUP_DAMAGED' };

export function writeBackup({ tenantId, at, rows }: Backup): string {
  const lines = [{ format: FORMAT, tenantId, at }, ...rows].map((line) => JSON.stringify(line));
  const text = `${lines.join('\n')}\n`;
  return `${text}${JSON.stringify({ digest: digestOf(text) })}\n`;
}

export function parseBackup(text: string): Outcome<Backup, NotABackup> {
  const lines = text.split('\n');
  const head = first.safeParse(jsonOf(lines[0]));
  const tenantId = head.success ? parseTenantId(head.data.tenantId) : undefined;
  if (!head.success || tenantId === undefined) return refused({ code: 'NOT_A_BACKUP' });
  const end = last.safeParse(jsonOf(lines.at(-2)));
  const before = `${lines.slice(0, -2).join('\n')}\n`;
  const rows = lines.slice(1, -2).map(rowOf);
  const isWhole = end.success && lines.at(-1) === '' && end.data.digest === digestOf(before);
  return isWhole && rows.every((row) => row !== undefined)
    ? ok({ tenantId, at: head.data.at, rows })
    : refused({ code: 'BACKUP_DAMAGED' });
}

function rowOf(line: string): BackupRow | undefined {
  const parsed = between.safeParse(jsonOf(line));
  return parsed.success ? parsed.data : undefined;
}

function jsonOf(line: string | undefined): unknown {
  try {
    return JSON.parse(line ?? '');
  } catch {
    return undefined;
  }
}

function digestOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
