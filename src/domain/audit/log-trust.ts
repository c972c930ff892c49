// Whether the store still holds the log that was signed. Nothing is disclosed from a store that is behind what was signed or
// anchored, nor while too much of the log is nowhere but in the store (DESIGN §10).
import type { Instant } from '../ids.js';
import type { AuditRules } from '../policy/audit-rules.js';
import type { Checkpoint } from './checkpoint.js';
import { treeHeadOf } from './log.js';
import type { LogHead } from './log.js';

export type LogRefusal =
  /** The store is older than what was signed, or another one: it was rolled back, or rewritten. */
  | { readonly code: 'LOG_ROLLED_BACK' }
  /** More than the policy allows is in no anchor, or nobody has looked at one since the start. */
  | { readonly code: 'LOG_UNANCHORED' };

/** A signed place of a log. `origin`: its number, one more after each restore. */
export type Signed = { readonly origin: number; readonly size: number; readonly root: Uint8Array };

/** What the process knows of it. */
export type LogSeen = {
  readonly isRolledBack: boolean;
  /** An anchor has answered since the start. */
  readonly hasLooked: boolean;
  /** Entries of the log that no anchor holds, as far as was seen; and since when there are any. */
  readonly unanchored: number;
  readonly anchoredUntil: Instant;
};

export function whyNothingLeaves(
  seen: LogSeen,
  now: Instant,
  { audit }: AuditRules,
): LogRefusal | undefined {
  if (seen.isRolledBack) return { code: 'LOG_ROLLED_BACK' };
  if (!seen.hasLooked) return { code: 'LOG_UNANCHORED' };
  if (seen.unanchored === 0) return undefined;
  const hours = (now - seen.anchoredUntil) / 3_600_000;
  const isTooMuch = seen.unanchored > audit.unanchoredEntries || hours > audit.unanchoredHours;
  return isTooMuch ? { code: 'LOG_UNANCHORED' } : undefined;
}

/** Whether a log that stands here cannot have been signed there, or has lost what was. A later origin is a restore's. */
export function isBehind(head: LogHead, signed: Signed | undefined): boolean {
  if (signed === undefined || head.origin > signed.origin) return false;
  if (head.origin < signed.origin || head.size < signed.size) return true;
  if (head.size > signed.size) return false;
  return !Buffer.from(treeHeadOf(head).root).equals(signed.root);
}

/** Whether less is there now than was: another place of the same log, or of an earlier one. */
export function isShortOf(now: Signed | undefined, before: Signed | undefined): boolean {
  return furtherOf(now, before) !== now;
}

/** The one that is further on; of the same place, the first. */
export function furtherOf(one: Signed | undefined, other: Signed | undefined): Signed | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  const further = other.origin - one.origin || other.size - one.size;
  return further > 0 ? other : one;
}

/** Of a checkpoint whose origin is `prefix` and a number. */
export function signedIn({ origin, size, root }: Checkpoint, prefix: string): Signed | undefined {
  if (!origin.startsWith(prefix)) return undefined;
  const number = origin.slice(prefix.length);
  return /^[1-9]\d{0,8}$/.test(number) ? { origin: Number(number), size, root } : undefined;
}
