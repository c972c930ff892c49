// Which rows of the outbox are due: those that somebody here delivers, and nobody works on.
import { MAX_PAGE } from '../../ports/store.js';
import type { Row, RowName } from '../../ports/store.js';
import type { Log } from '../../ports/log.js';
import type { Instant } from '../../domain/ids.js';
import { readPages } from '../commit/read-pages.js';
import type { Rows } from '../commit/reading.js';
import { outboxDue } from '../commit/rows/names.js';
import { outboxSchema } from '../commit/rows/outbox-row.js';
import type { Delivery } from './delivery.js';
import type { Leases, OutboxRow } from './leases.js';

type Needs = Rows & {
  readonly log: Log;
  readonly leases: Leases;
  readonly deliveries: ReadonlyMap<string, Delivery>;
};

export class DueRows {
  readonly #deps: Needs;
  readonly #unreadable = new Set<RowName>();
  #looked = 0;

  constructor(deps: Needs) {
    this.#deps = deps;
  }

  /** Rows that the last look has read, with those that somebody works on. */
  get looked(): number {
    return this.#looked;
  }

  /** Lane by lane, each to its end. Throws `StoreUnavailable`. */
  async *all(now: Instant): AsyncGenerator<readonly OutboxRow[]> {
    this.#looked = 0;
    for (const lane of outboxDue(now)) {
      const due: OutboxRow[] = [];
      for await (const page of readPages(this.#deps, { ...lane, limit: MAX_PAGE })) {
        due.push(...this.of(page, now));
        this.#looked += page.length;
      }
      yield due;
    }
  }

  of(rows: readonly Row[], now: Instant): readonly OutboxRow[] {
    const { leases } = this.#deps;
    return rows
      .flatMap((row) => this.#read(row))
      .filter((row) => row.record.due <= now && leases.isFree(row));
  }

  /** One row that cannot be read (a newer version's, say) holds up no other; the log has it once. */
  #read({ row, etag, value }: Row): readonly OutboxRow[] {
    const { log, deliveries } = this.#deps;
    const parsed = outboxSchema.safeParse(value);
    const record = parsed.data;
    const taken = record && deliveries.get(record.item.kind)?.take(record.item);
    if (record !== undefined && taken !== undefined) return [{ row, etag, record }];
    if (!this.#unreadable.has(row)) {
      this.#unreadable.add(row);
      const why = parsed.error ?? new Error('an item that nobody here delivers');
      log.error('outbox.row-unreadable', why, { row });
    }
    return [];
  }
}
