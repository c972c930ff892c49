// Which backups can still be opened: each has an item in the outbox that ends its key.
import type { Instant } from '../../domain/ids.js';
import { MAX_PAGE } from '../../ports/store.js';
import type { Rows } from '../commit/reading.js';
import { readPages } from '../commit/read-pages.js';
import { OUTBOX } from '../commit/rows/names.js';
import { outboxSchema } from '../commit/rows/outbox-row.js';
import { FORGET_BACKUP } from '../commit/rows/tenant-items.js';

/** `until`: when the key of the last one ends. Undefined where there is none. */
export async function findBackups(
  rows: Rows,
): Promise<{ readonly count: number; readonly until: Instant } | undefined> {
  const ends: Instant[] = [];
  for await (const page of readPages(rows, { ...OUTBOX, limit: MAX_PAGE })) {
    for (const { value } of page) {
      const record = outboxSchema.safeParse(value).data;
      if (record !== undefined && FORGET_BACKUP.read(record.item) !== undefined)
        ends.push(record.due);
    }
  }
  const until = ends.sort((one, other) => one - other).at(-1);
  return until === undefined ? undefined : { count: ends.length, until };
}
