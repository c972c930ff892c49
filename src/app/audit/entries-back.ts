// The audit from its end backwards, page by page, and forwards again from where a request begins: only as far as somebody looks.
import { readLogged } from '../../domain/audit/leaf.js';
import { lastOf } from '../../domain/audit/log.js';
import type { AuditEntry } from '../../domain/audit/entry.js';
import { beginsRequest, isOver } from '../../domain/audit/story.js';
import type { Instant, RequestId } from '../../domain/ids.js';
import { MAX_PAGE } from '../../ports/store.js';
import { readPages } from '../commit/read-pages.js';
import { readValue } from '../commit/reading.js';
import type { Rows } from '../commit/reading.js';
import { logHeadSchema, logRowSchema } from '../commit/rows/audit-rows.js';
import { AUDIT_HEAD, auditRow } from '../commit/rows/names.js';

/** Entries that are read at first: what a page shows lies in these more often than not. */
const READ_FIRST = 64;
/** Entries that are read at once. */
const READ_AT_ONCE = 250;
/** Entries that one look reads in all, however narrow what is looked for. */
const READ_IN_ALL = 10_000;
/** Instances may write by clocks that differ. */
const CLOCKS_DIFFER_MS = 600_000;
/** How far behind its beginning a request is followed: beyond that, what came of it is told by the log's export alone. */
const FOLLOWED_FOR = 5_000;

/** `isWhole`: nothing of them lies further on. */
export type Followed = {
  readonly of: ReadonlyMap<RequestId, readonly AuditEntry[]>;
  readonly isWhole: boolean;
};

/** One look at the audit; what was read of it is read once. */
export class EntriesBack {
  readonly #rows: Rows;
  readonly #read = new Map<number, AuditEntry | undefined>();
  #last: number | undefined;
  #asked = 0;

  constructor(rows: Rows) {
    this.#rows = rows;
  }

  /** The number of its last entry. Throws `StoreUnavailable`. */
  async last(): Promise<number> {
    const { store, tenantId } = this.#rows;
    if (this.#last === undefined) {
      const head = await store.get(tenantId, AUDIT_HEAD);
      this.#last = head === undefined ? 0 : lastOf(readValue(logHeadSchema, head));
    }
    return this.#last;
  }

  /** So much was read that whoever wants more asks once more. */
  get isSpent(): boolean {
    return this.#asked >= READ_IN_ALL;
  }

  /** Where to begin going back: behind everything that is later than `until`, found by halves; never behind `before`. */
  async startOf(of: {
    readonly before: number | undefined;
    readonly until: Instant | undefined;
  }): Promise<number> {
    const end = Math.min(of.before ?? Infinity, (await this.last()) + 1);
    if (of.until === undefined) return end;
    let [low, high] = [1, end];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const [entry] = await this.#stretch(middle, middle + 1);
      if (entry !== undefined && entry.at >= of.until + CLOCKS_DIFFER_MS) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** The newest first, those before the number; each page as it is wanted. */
  async *before(seq: number): AsyncGenerator<readonly AuditEntry[]> {
    let width = 0;
    for (let to = seq; to > 1; to -= width) {
      width = width === 0 ? READ_FIRST : READ_AT_ONCE;
      const entries = await this.#stretch(Math.max(1, to - width), to);
      yield entries.toReversed();
    }
  }

  /** The entries by which these entries' requests began; of one that lies too far back, none. */
  async beginnings(of: readonly AuditEntry[]): Promise<readonly AuditEntry[]> {
    const wanted = new Set(of.flatMap(({ requestId }) => requestId ?? []));
    const found: AuditEntry[] = [];
    const [last] = of;
    if (last === undefined) return [];
    for await (const page of this.before(last.seq)) {
      const begun = page.filter(
        ({ fact, requestId }) =>
          beginsRequest(fact) && requestId !== undefined && wanted.delete(requestId),
      );
      found.push(...begun);
      if (wanted.size === 0 || this.isSpent) break;
    }
    return found;
  }

  /** Everything of these requests, in order; at least as far as the number. */
  async follow(begun: readonly AuditEntry[], least: number): Promise<Followed> {
    const of = new Map<RequestId, AuditEntry[]>();
    for (const { requestId } of begun) if (requestId !== undefined) of.set(requestId, []);
    const end = (await this.last()) + 1;
    const to = Math.min(end, least + FOLLOWED_FOR);
    let at = Math.min(...begun.map(({ seq }) => seq));
    for (; at < to && this.#goesOn(of); at += READ_AT_ONCE) {
      for (const entry of await this.#stretch(at, Math.min(to, at + READ_AT_ONCE))) {
        if (entry.requestId !== undefined) of.get(entry.requestId)?.push(entry);
      }
    }
    return { of, isWhole: Math.min(at, to) === end || allOver(of) };
  }

  #goesOn(of: Followed['of']): boolean {
    return !this.isSpent && !allOver(of);
  }

  async #stretch(from: number, to: number): Promise<readonly AuditEntry[]> {
    const missing = range(from, to).filter((seq) => !this.#read.has(seq));
    const [first] = missing;
    const last = missing.at(-1);
    if (first !== undefined && last !== undefined) await this.#fetch(first, last + 1);
    return range(from, to).flatMap((seq) => this.#read.get(seq) ?? []);
  }

  async #fetch(from: number, to: number): Promise<void> {
    this.#asked += to - from;
    for (const seq of range(from, to)) this.#read.set(seq, this.#read.get(seq));
    const rows = { from: auditRow(from), to: auditRow(to), limit: MAX_PAGE };
    for await (const page of readPages(this.#rows, rows)) {
      for (const { value } of page) {
        // Entries of an older program, which were a chain, are told by its export.
        const row = logRowSchema.safeParse(value).data;
        const entry = row && readLogged(row);
        if (entry !== undefined) this.#read.set(entry.seq, entry);
      }
    }
  }
}

function allOver(of: ReadonlyMap<RequestId, readonly AuditEntry[]>): boolean {
  return [...of.values()].every(isOver);
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}
