// What SQLite and Azure Table Storage have in common, and nothing more: records by (partition, row) with an ETag,
// ordered pages, and an atomic commit within one partition.
import type { TenantId } from '../domain/ids.js';

/** JSON as it is stored. No undefined, no functions, no binary. */
export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/**
 * Row name: 1 to 200 characters of `[0-9A-Za-z._~-]`, ordered by ASCII. (Azure Table Storage refuses `/ \ # ?` and
 * control characters; we keep to less than it allows.)
 */
export type RowName = string;
/** Opaque version of a row; changes with every replace. */
export type ETag = string;

export type Row = { readonly row: RowName; readonly etag: ETag; readonly value: JsonObject };

/** One entry of a commit. `check` holds only while the row still has the ETag; a row is named at most once a commit. */
export type Change =
  | { readonly kind: 'insert'; readonly row: RowName; readonly value: JsonObject }
  | {
      readonly kind: 'replace';
      readonly row: RowName;
      readonly etag: ETag;
      readonly value: JsonObject;
      /** What lay there before must be gone from the disk by this very commit. */
      readonly erases?: true;
    }
  | {
      readonly kind: 'delete';
      readonly row: RowName;
      readonly etag: ETag;
      /** Nothing lay there that must be gone from the disk by this very commit. */
      readonly mayLinger?: true;
    }
  | { readonly kind: 'check'; readonly row: RowName; readonly etag: ETag };

/** Entries in one commit (Azure Table Storage entity group transactions). */
export const MAX_CHANGES = 100;
/** UTF-8 bytes of one row's JSON: a Table Storage string property holds 64 KiB of UTF-16. */
export const MAX_VALUE_BYTES = 30_000;
/** Rows in one page of a list (Table Storage's own limit). */
export const MAX_PAGE = 1000;

export type CommitResult =
  /** `etags`: of the rows that it put or checked, as far as the store says them; one that it does not say is read. */
  | { readonly ok: true; readonly etags: ReadonlyMap<RowName, ETag> }
  /** `row` did exist (insert), did not exist, or has another ETag. Nothing of the commit happened. */
  | { readonly ok: false; readonly conflict: RowName };

export type RowRange = {
  /** First row name, inclusive. */
  readonly from: RowName;
  /** Where to stop, exclusive. */
  readonly to: RowName;
  /** Rows a page, 1 to {@link MAX_PAGE}. */
  readonly limit: number;
  /** Go on behind this row (the last of the page before). */
  readonly after?: RowName;
};

export type Page = { readonly rows: readonly Row[]; readonly more: boolean };

/**
 * Durable state. Every method throws `StoreUnavailable` when the store cannot be reached or answers nonsense; after a
 * failed `commit` the caller cannot know whether it happened, and must look for its operation row.
 */
export interface Store {
  /** No other process can write there while this one runs: who works on what need not be written down. */
  readonly isOursAlone?: boolean;
  get(partition: TenantId, row: RowName): Promise<Row | undefined>;
  list(partition: TenantId, range: RowRange): Promise<Page>;
  /** All or nothing, durable when it answers. Throws `InvariantBroken` on a malformed commit. */
  commit(partition: TenantId, changes: readonly Change[]): Promise<CommitResult>;
  close(): Promise<void>;
}
