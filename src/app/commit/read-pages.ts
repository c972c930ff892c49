// Nothing is read by its first page alone.
import { defined } from '../../domain/defined.js';
import type { Row, RowName, RowRange } from '../../ports/store.js';
import type { Rows } from './reading.js';

/** Every page of a range of rows, one after the other; what was done to the rows of one does not disturb the next. */
export async function* readPages(
  { store, tenantId }: Rows,
  range: Omit<RowRange, 'after'>,
): AsyncGenerator<readonly Row[]> {
  let after: RowName | undefined;
  for (let more = true; more;) {
    const page = await store.list(tenantId, { ...range, ...defined({ after }) });
    yield page.rows;
    after = page.rows.at(-1)?.row;
    more = page.more && after !== undefined;
  }
}
