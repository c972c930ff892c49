// A backup as text: lines of JSON, first what it is, then a row each, last a mac over all that stands before. Data keys are sealed
// in it. Everything that is wrong with such a file has a name of its own.
import { createCipheriv, createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { parseTenantId } from '../../domain/ids.js';
import type { Instant, TenantId } from '../../domain/ids.js';
import { ok, refused } from '../../domain/outcome.js';
import type { Outcome } from '../../domain/outcome.js';
import type { JsonObject } from '../../ports/store.js';
import type { Backup, BackupRow } from './backup.js';
import type { BackupKeys, KeyHeader } from './backup-key.js';
import { seedReference, time } from '../../domain/fields.js';
import { FINGERPRINT_KEY, SEED_KEYS } from '../commit/rows/names.js';

const FORMAT = 'otp-bridge backup 2';
const TAG_BYTES = 16;

const first = z.object({
  format: z.literal(FORMAT),
  tenantId: z.string(),
  at: time,
  key: z.object({ reference: seedReference, half: z.string(), until: time }),
});
/** As JSON.parse made it, not copied: a copy by zod leaves out a key called `__proto__`. */
const value = z.custom<BackupRow['value']>(
  (one) => typeof one === 'object' && one !== null && !Array.isArray(one),
);
const between = z.object({ row: z.string(), value });
const last = z.strictObject({ mac: z.string() });
const sealedValue = z.object({ sealed: z.string(), tag: z.string() });
const object = z.record(z.string(), z.json());

export type NotABackup =
  | { readonly code: 'NOT_A_BACKUP' }
  /** A line of it is none that was ever written. */
  | { readonly code: 'BACKUP_BROKEN' }
  /** Its end is missing. */
  | { readonly code: 'BACKUP_CUT' }
  /** It goes on behind its end, or begins twice. */
  | { readonly code: 'BACKUP_JOINED' };
export type Edited = { readonly code: 'BACKUP_EDITED' };

/** Read, and not looked at yet whether anything was changed. */
export type ReadBackup = {
  readonly tenantId: TenantId;
  readonly at: Instant;
  readonly key: KeyHeader;
  readonly rows: readonly BackupRow[];
  readonly before: string;
  readonly mac: string;
};

export function writeBackup(
  { tenantId, at, rows }: Backup,
  key: KeyHeader,
  keys: BackupKeys,
): string {
  const sealed = rows.map((row, line) => (isSecret(row) ? sealRow(row, line, keys) : row));
  const lines = [{ format: FORMAT, tenantId, at, key }, ...sealed];
  const text = `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`;
  return `${text}${JSON.stringify({ mac: macOf(text, keys) })}\n`;
}

export function readBackup(text: string): Outcome<ReadBackup, NotABackup> {
  const lines = text.split('\n');
  const head = first.safeParse(jsonOf(lines[0]));
  const tenantId = head.success ? parseTenantId(head.data.tenantId) : undefined;
  if (!head.success || tenantId === undefined) return refused({ code: 'NOT_A_BACKUP' });
  const isEnd = (line: string): boolean => last.safeParse(jsonOf(line)).success;
  const isStart = (line: string): boolean => first.safeParse(jsonOf(line)).success;
  const end = last.safeParse(jsonOf(lines.at(-2)));
  const inside = lines.slice(1, end.success ? -2 : undefined);
  if (inside.some((line) => isEnd(line) || isStart(line)))
    return refused({ code: 'BACKUP_JOINED' });
  if (!end.success || lines.at(-1) !== '') return refused({ code: 'BACKUP_CUT' });
  const rows = inside.map(rowOf);
  if (!rows.every((row) => row !== undefined)) return refused({ code: 'BACKUP_BROKEN' });
  const { at, key } = head.data;
  const before = `${lines.slice(0, -2).join('\n')}\n`;
  return ok({ tenantId, at, key, rows, before, mac: lines.at(-2) ?? '' });
}

/** The backup as it was written, to the letter. */
export function openBackup(
  { tenantId, at, rows, before, mac }: ReadBackup,
  keys: BackupKeys,
): Outcome<Backup, Edited> {
  const own = Buffer.from(JSON.stringify({ mac: macOf(before, keys) }));
  const given = Buffer.from(mac);
  const isOwn = own.length === given.length && timingSafeEqual(own, given);
  if (!isOwn) return refused({ code: 'BACKUP_EDITED' });
  const opened = rows.map((row, line) => (isSecret(row) ? openRow(row, line, keys) : row));
  return opened.every((row) => row !== undefined)
    ? ok({ tenantId, at, rows: opened })
    : refused({ code: 'BACKUP_EDITED' });
}

function isSecret({ row }: BackupRow): boolean {
  return row === FINGERPRINT_KEY || (row >= SEED_KEYS.from && row < SEED_KEYS.to);
}

/** Each key seals one backup, so the place of a line in it is used once. */
function nonceAt(at: number): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(at, 8);
  return nonce;
}

function sealRow({ row, value: clear }: BackupRow, at: number, { seal }: BackupKeys): BackupRow {
  const cipher = createCipheriv('aes-256-gcm', seal, nonceAt(at), { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(row));
  const sealed = Buffer.concat([cipher.update(JSON.stringify(clear), 'utf8'), cipher.final()]);
  const tag = cipher.getAuthTag().toString('base64url');
  return { row, value: { sealed: sealed.toString('base64url'), tag } };
}

function openRow(
  { row, value: kept }: BackupRow,
  at: number,
  { seal }: BackupKeys,
): BackupRow | undefined {
  const parsed = sealedValue.safeParse(kept);
  if (!parsed.success) return undefined;
  const options = { authTagLength: TAG_BYTES };
  const decipher = createDecipheriv('aes-256-gcm', seal, nonceAt(at), options);
  decipher.setAAD(Buffer.from(row));
  decipher.setAuthTag(Buffer.from(parsed.data.tag, 'base64url'));
  const sealed = Buffer.from(parsed.data.sealed, 'base64url');
  const clear = Buffer.concat([decipher.update(sealed), decipher.final()]).toString('utf8');
  const read: JsonObject | undefined = object.safeParse(jsonOf(clear)).data;
  return read === undefined ? undefined : { row, value: read };
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

function macOf(text: string, { mac }: BackupKeys): string {
  return createHmac('sha256', mac).update(text, 'utf8').digest('hex');
}
