// Nothing is read by its first page alone.
import type { Row, RowRange } from '../../ports/store.js';
import type { Rows } from './reading.js';

/** Every page of a range of rows, one after the other; what was done to the rows of one does not disturb the next. */
export async function* readPages(
  { store, tenantId }: Rows,
  range: Omit<RowRange, 'after'>,
): AsyncGenerator<readonly Row[]> {
  let rest: RowRange = range;
  for (;;) {
    const { rows, more } = await store.list(tenantId, rest);
    yield rows;
    const after = rows.at(-1)?.row;
    if (!more || after === undefined) return;
    rest = { ...range, after };
  }
}
