// Reads happen outside of the transaction, so every row that a decision rests on goes into the commit, as a replace or
// as a check. This remembers which those are, so that no use case can forget one.
import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import { defined } from '../../domain/defined.js';
import type { TenantId } from '../../domain/ids.js';
import { InvariantBroken } from '../../domain/outcome.js';
import { StoreUnavailable } from '../../ports/fault.js';
import { parseOnce } from './parse-once.js';
import type {
  Change,
  ETag,
  JsonObject,
  Page,
  Row,
  RowName,
  RowRange,
  Store,
} from '../../ports/store.js';

/** Where a tenant's rows are. */
export type Rows = { readonly store: Store; readonly tenantId: TenantId };

/** A row that says what it said. */
export type Renewed = { readonly row: RowName; readonly found: Row | undefined };

/** `erases`: what the row had before must be gone from the disk by that very commit. */
export type Put = { readonly row: RowName; readonly value: JsonObject; readonly erases?: true };

/** A stored value as its type, read once. Throws `StoreUnavailable` where it is not what we write. */
export function readValue<T>(schema: z.ZodType<T>, row: Row): T {
  const data = parseOnce(schema, row.value);
  if (data !== undefined) return data;
  throw new StoreUnavailable(`row ${row.row} is not as it was written`);
}

export class Reading {
  readonly #store: Store;
  readonly #tenantId: TenantId;
  readonly #inHand: RowsInHand | undefined;
  #taken: RowsInHand | undefined;
  #restsOnList = false;
  readonly #seen = new Map<RowName, Row | undefined>();
  /** What is put where a row that must be held was not there. */
  readonly #held = new Map<RowName, JsonObject>();

  constructor(store: Store, tenantId: TenantId, inHand?: RowsInHand) {
    this.#store = store;
    this.#tenantId = tenantId;
    this.#inHand = inHand;
  }

  /** Where a row was taken as it was in hand: nothing but a commit says whether it still is so. */
  get takenFrom(): RowsInHand | undefined {
    return this.#taken;
  }

  /** A row that the decision rests on. One that was absent must be put by the decision. */
  async get<T>(row: RowName, schema: z.ZodType<T>): Promise<T | undefined> {
    const found = this.#seen.has(row) ? this.#seen.get(row) : await this.#read(row);
    this.#seen.set(row, found);
    return found === undefined ? undefined : readValue(schema, found);
  }

  async #read(row: RowName): Promise<Row | undefined> {
    const held = this.#inHand?.peek(row);
    if (held === undefined) return this.#store.get(this.#tenantId, row);
    this.#taken = this.#inHand;
    return held;
  }

  /** A row to be deleted or replaced where it is there. Its absence decides nothing: another writer may just have taken it. */
  async getIfThere<T>(row: RowName, schema: z.ZodType<T>): Promise<T | undefined> {
    const found = await this.#store.get(this.#tenantId, row);
    if (found === undefined) return undefined;
    this.#seen.set(row, found);
    return readValue(schema, found);
  }

  /** Whether a row is there that says nothing else; where it is, it may be deleted. */
  async isThere(row: RowName): Promise<boolean> {
    const found = await this.#store.get(this.#tenantId, row);
    if (found !== undefined) this.#seen.set(row, found);
    return found !== undefined;
  }

  /**
   * A brake. One that is missing cannot be held in a commit, so it is put by the decision, as `unset`: whoever sets it at the
   * same moment makes that commit fail.
   */
  async hold<T extends JsonObject>(row: RowName, schema: z.ZodType<T>, unset: T): Promise<T> {
    const found = await this.get(row, schema);
    if (found !== undefined) return found;
    this.#held.set(row, unset);
    return unset;
  }

  async list(range: RowRange): Promise<Page> {
    this.#restsOnList = true;
    return this.#store.list(this.#tenantId, range);
  }

  /** Nothing says whether it is still so: a list is in no commit. */
  get restsOnList(): boolean {
    return this.#restsOnList;
  }

  /** The same rows, read from `store` from now on. What is read in addition is not among these. */
  on(store: Store): Reading {
    const same = new Reading(store, this.#tenantId);
    for (const [row, found] of this.#seen) same.#seen.set(row, found);
    for (const [row, unset] of this.#held) same.#held.set(row, unset);
    same.#restsOnList = this.#restsOnList;
    return same;
  }

  fork(): Reading {
    return this.on(this.#store);
  }

  /**
   * The rows as they are now. Undefined where one of them says anything else than it did; that it has another ETag alone, for having
   * been checked by others, is no matter.
   */
  async readAgain(): Promise<readonly Renewed[] | undefined> {
    const rows = [...this.#seen].map(async ([row, before]) => {
      const found = await this.#store.get(this.#tenantId, row);
      return { row, found, isSame: isDeepStrictEqual(found?.value, before?.value) };
    });
    const renewed = await Promise.all(rows);
    return renewed.every(({ isSame }) => isSame) ? renewed : undefined;
  }

  renew(rows: readonly Renewed[]): void {
    for (const { row, found } of rows) this.#seen.set(row, found);
  }

  /** Everything that was read and what is to be written, as one commit. */
  changes(puts: readonly Put[], deletes: readonly RowName[]): readonly Change[] {
    const written = new Set([...puts.map(({ row }) => row), ...deletes]);
    const checks = [...this.#seen]
      .filter(([row]) => !written.has(row))
      .map(([row, found]): Change => {
        if (found !== undefined) return { kind: 'check', row, etag: found.etag };
        const held = this.#held.get(row);
        if (held !== undefined) return { kind: 'insert', row, value: held };
        throw new InvariantBroken(`a decision rests on the absence of ${row}`);
      });
    return [
      ...puts.map((put) => this.#change(put)),
      ...deletes.map((row): Change => ({ kind: 'delete', row, etag: this.#etagOf(row) })),
      ...checks,
    ];
  }

  #change({ row, value, erases }: Put): Change {
    const found = this.#seen.get(row);
    return found === undefined
      ? { kind: 'insert', row, value }
      : { kind: 'replace', row, etag: found.etag, value, ...defined({ erases }) };
  }

  #etagOf(row: RowName): string {
    const found = this.#seen.get(row);
    if (found !== undefined) return found.etag;
    throw new InvariantBroken(`${row} is deleted without having been read`);
  }
}

/**
 * Rows that one press has in hand: as it read them, then as its own commits left them. The first attempt of its next commit
 * begins with them instead of reading them once more; their ETags are in that commit, so that whatever others wrote meanwhile
 * makes it fail, and the next attempt reads afresh.
 */
export class RowsInHand {
  readonly #rows: Rows;
  /** Those that were taken up. Undefined: to be read afresh. */
  readonly #held = new Map<RowName, Row | undefined>();

  constructor(rows: Rows) {
    this.#rows = rows;
  }

  /** As it is in hand; else as it is in the store, and in hand from then on. */
  async get<T>(row: RowName, schema: z.ZodType<T>): Promise<T | undefined> {
    const held = this.#held.get(row) ?? (await this.#rows.store.get(this.#rows.tenantId, row));
    this.#held.set(row, held);
    return held === undefined ? undefined : readValue(schema, held);
  }

  peek(row: RowName): Row | undefined {
    return this.#held.get(row);
  }

  /** What a commit that went through has made of them. */
  note(changes: readonly Change[], etags: ReadonlyMap<RowName, ETag>): void {
    for (const change of changes) {
      const { row } = change;
      if (!this.#held.has(row)) continue;
      const etag = etags.get(row);
      const value = 'value' in change ? change.value : this.#held.get(row)?.value;
      const isKnown = etag !== undefined && value !== undefined;
      this.#held.set(row, isKnown ? { row, etag, value } : undefined);
    }
  }

  /** They may be otherwise by now: whoever wants one reads it afresh. */
  drop(): void {
    for (const row of this.#held.keys()) this.#held.set(row, undefined);
  }
}
