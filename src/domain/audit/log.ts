// Where a log stands: under which origin, from which number on, and the frontier of its tree. It lies in one row, and grows in the
// transaction in which its entries are written.
import { appendLeaf, leafHash, treeHead } from './tree.js';
import type { Frontier, TreeHead } from './tree.js';
import type { AuditDraft } from './entry.js';
import { toLogged } from './leaf.js';
import type { NewSalt, Texts } from './leaf.js';

export type LogHead = {
  /** 1, and one more after each restore: never two trees under one. */
  readonly origin: number;
  /** The number of its first entry. Numbers go on from one origin to the next. */
  readonly first: number;
  readonly size: number;
  /** Of the frontier, base64. */
  readonly hashes: readonly string[];
};

export const EMPTY_LOG: LogHead = { origin: 1, first: 1, size: 0, hashes: [] };

/** An entry as a row of the store keeps it. */
export type LogRow = {
  readonly leaf: string;
  readonly texts: Texts;
  /** The subtrees that are whole with it, its own leaf hash first, base64: proofs are made of these. */
  readonly hashes: readonly string[];
};

export type Written = { readonly seq: number; readonly draft: AuditDraft; readonly row: LogRow };

/** The drafts as the log's next entries, and where it stands then. */
export function appendEntries(
  head: LogHead,
  drafts: readonly AuditDraft[],
  newSalt: NewSalt,
): { readonly entries: readonly Written[]; readonly head: LogHead } {
  const entries: Written[] = [];
  let frontier = frontierOf(head);
  for (const draft of drafts) {
    const seq = head.first + frontier.size;
    const { leaf, texts } = toLogged({ ...draft, seq }, newSalt);
    const appended = appendLeaf(frontier, leafHash(Buffer.from(leaf)));
    entries.push({ seq, draft, row: { leaf, texts, hashes: appended.completed.map(toBase64) } });
    ({ frontier } = appended);
  }
  return { entries, head: withFrontier(head, frontier) };
}

export function frontierOf({ size, hashes }: LogHead): Frontier {
  return { size, hashes: hashes.map(fromBase64) };
}

export function withFrontier(head: LogHead, { size, hashes }: Frontier): LogHead {
  return { ...head, size, hashes: hashes.map(toBase64) };
}

export function treeHeadOf(head: LogHead): TreeHead {
  return treeHead(frontierOf(head));
}

/** The number of its last entry; of an empty log, that of the one before its first. */
export function lastOf({ first, size }: LogHead): number {
  return first + size - 1;
}

/** A log's place, as an entry can name it. `root`: base64. */
export type LogPlace = { readonly origin: number; readonly size: number; readonly root: string };

export function placeOf(head: LogHead): LogPlace {
  const { size, root } = treeHeadOf(head);
  return { origin: head.origin, size, root: toBase64(root) };
}

/** The next origin, where this one has ended. */
export function nextOrigin(head: LogHead, ...others: readonly LogHead[]): LogHead {
  const origin = Math.max(...[head, ...others].map((one) => one.origin)) + 1;
  return { origin, first: lastOf(head) + 1, size: 0, hashes: [] };
}

export function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

export function fromBase64(text: string): Uint8Array {
  return Buffer.from(text, 'base64');
}
