// A store in memory that counts the rows that are read of it, one by one and by pages.
import type { TenantId } from '../../src/domain/ids.js';
import type { Page, Row, RowName, RowRange } from '../../src/ports/store.js';
import { MemoryStore } from '../fakes/memory-store.js';

export class CountingStore extends MemoryStore {
  #rows = 0;

  /** How many rows `work` reads. */
  async rowsReadBy(work: () => Promise<unknown>): Promise<number> {
    this.#rows = 0;
    await work();
    return this.#rows;
  }

  override async get(tenantId: TenantId, row: RowName): Promise<Row | undefined> {
    this.#rows += 1;
    return super.get(tenantId, row);
  }

  override async list(tenantId: TenantId, range: RowRange): Promise<Page> {
    const page = await super.list(tenantId, range);
    this.#rows += Math.max(1, page.rows.length);
    return page;
  }
}
