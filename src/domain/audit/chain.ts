// The audit of older programs: each entry carried the hash of the one before, so that a change, a gap or another order showed. It is
// held against its head once, before its entries become leaves of the log.
import { createHash } from 'node:crypto';
import { ok, refused } from '../outcome.js';
import type { Outcome } from '../outcome.js';
import { canonicalJson } from './canonical-json.js';
import type { AuditDraft, ChainHead } from './entry.js';

export type ChainedEntry = AuditDraft & {
  readonly seq: number;
  /** 64 zeros for the first. */
  readonly previous: string;
  /** SHA-256 over the canonical JSON of all the rest, hexadecimal. */
  readonly hash: string;
};

export const EMPTY_CHAIN: ChainHead = { seq: 0, hash: '0'.repeat(64) };

function hashOf(unhashed: Omit<ChainedEntry, 'hash'>): string {
  return createHash('sha256').update(canonicalJson(unhashed)).digest('hex');
}

export type ChainBroken = {
  readonly code: 'ENTRY_MISSING' | 'ENTRY_CHANGED' | 'HEAD_DIFFERS';
  /** The number of the first entry that is not as it was written. */
  readonly seq: number;
};

/** Holds the next entry against the one before. */
export function checkLink(before: ChainHead, entry: ChainedEntry): Outcome<ChainHead, ChainBroken> {
  const seq = before.seq + 1;
  if (entry.seq !== seq) return refused({ code: 'ENTRY_MISSING', seq });
  const { hash, ...unhashed } = entry;
  if (entry.previous !== before.hash || hash !== hashOf(unhashed)) {
    return refused({ code: 'ENTRY_CHANGED', seq });
  }
  return ok({ seq, hash });
}

/** Holds entries, in order from 1, against the head that was kept apart. */
export function checkChain(
  entries: readonly ChainedEntry[],
  head: ChainHead,
): Outcome<ChainHead, ChainBroken> {
  let last = EMPTY_CHAIN;
  for (const entry of entries) {
    const checked = checkLink(last, entry);
    if (!checked.ok) return checked;
    last = checked.value;
  }
  if (last.seq !== head.seq || last.hash !== head.hash) {
    return refused({ code: 'HEAD_DIFFERS', seq: last.seq + 1 });
  }
  return ok(last);
}
