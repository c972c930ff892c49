// Each entry carries the hash of the one before, so that a change, a gap or another order shows.
import { createHash } from 'node:crypto';
import { ok, refused } from '../outcome.js';
import type { Outcome } from '../outcome.js';
import { canonicalJson } from './canonical-json.js';
import type { AuditDraft, AuditEntry, AuditHead } from './entry.js';

export const EMPTY_HEAD: AuditHead = { seq: 0, hash: '0'.repeat(64) };

function hashOf(unhashed: Omit<AuditEntry, 'hash'>): string {
  return createHash('sha256').update(canonicalJson(unhashed), 'utf8').digest('hex');
}

/** The drafts as the next entries of the chain, and its new head. */
export function chainEntries(
  head: AuditHead,
  drafts: readonly AuditDraft[],
): { readonly entries: readonly AuditEntry[]; readonly head: AuditHead } {
  const entries: AuditEntry[] = [];
  let last = head;
  for (const draft of drafts) {
    const unhashed = { ...draft, seq: last.seq + 1, previous: last.hash };
    const entry = { ...unhashed, hash: hashOf(unhashed) };
    entries.push(entry);
    last = { seq: entry.seq, hash: entry.hash };
  }
  return { entries, head: last };
}

export type ChainBroken = {
  readonly code: 'ENTRY_MISSING' | 'ENTRY_CHANGED' | 'HEAD_DIFFERS';
  /** The number of the first entry that is not as it was written. */
  readonly seq: number;
};

/** Holds entries, in order from 1, against the head that was kept apart. */
export function checkChain(
  entries: readonly AuditEntry[],
  head: AuditHead,
): Outcome<AuditHead, ChainBroken> {
  let last = EMPTY_HEAD;
  for (const entry of entries) {
    const seq = last.seq + 1;
    if (entry.seq !== seq) return refused({ code: 'ENTRY_MISSING', seq });
    const { hash, ...unhashed } = entry;
    if (entry.previous !== last.hash || hash !== hashOf(unhashed)) {
      return refused({ code: 'ENTRY_CHANGED', seq });
    }
    last = { seq, hash };
  }
  if (last.seq !== head.seq || last.hash !== head.hash) {
    return refused({ code: 'HEAD_DIFFERS', seq: last.seq + 1 });
  }
  return ok(last);
}
