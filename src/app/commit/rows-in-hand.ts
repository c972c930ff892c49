// Rows that one press has in hand: as it read them, then as its own commits left them. The first attempt of its next commit begins
// with them instead of reading them once more; their ETags are in that commit, so that whatever others wrote meanwhile makes it
// fail, and the next attempt reads afresh.
import type { TenantId } from '../../domain/ids.js';
import type { Change, ETag, Row, RowName, Store } from '../../ports/store.js';

type InTenant = { readonly store: Store; readonly tenantId: TenantId };

export class RowsInHand {
  readonly #rows: InTenant;
  /** Those that were taken up. Undefined: to be read afresh. */
  readonly #held = new Map<RowName, Row | undefined>();

  constructor(rows: InTenant) {
    this.#rows = rows;
  }

  /** The row, as it is in hand; else as it is in the store, and in hand from then on. */
  async read(row: RowName): Promise<Row | undefined> {
    const held = this.#held.get(row) ?? (await this.#rows.store.get(this.#rows.tenantId, row));
    this.#held.set(row, held);
    return held;
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
