// Every row carries the shape that it was written in. An older one is read by its own reader; what is newer than this program
// stops it: two versions run side by side during an update, and after a rollback there are rows that only the newer one knows.
import { z } from 'zod';
import { defined } from '../../domain/defined.js';
import type { TenantId } from '../../domain/ids.js';
import { StoreNewer } from '../../ports/fault.js';
import type { Change, CommitResult, Page, Row, RowRange, Store } from '../../ports/store.js';
import { mayLinger } from './rows/names.js';
import { inPresentShape, SHAPE } from './rows/older-shapes.js';

/** Beside the rest of a row's value; nothing above this file sees it. */
const written = z.object({ shape: z.number().int().positive().default(1) });

/** The store as the use cases see it: rows of the present shape. Throws `StoreNewer` besides. */
export function versionedStore(store: Store): Store {
  return {
    get: async (partition, row) => {
      const found = await store.get(partition, row);
      return found === undefined ? undefined : read(found);
    },
    list: async (partition: TenantId, range: RowRange): Promise<Page> => {
      const { rows, more } = await store.list(partition, range);
      return { rows: rows.map(read), more };
    },
    commit: async (partition, changes): Promise<CommitResult> =>
      store.commit(partition, changes.map(inShape)),
    close: async () => store.close(),
    ...defined({ isOursAlone: store.isOursAlone }),
  };
}

/** A store that keeps its rows gives the same ones again: what was read of them is the same, too. */
const readBefore = new WeakMap<Row, Row>();

function read(found: Row): Row {
  const before = readBefore.get(found);
  if (before !== undefined) return before;
  const now = readNow(found);
  readBefore.set(found, now);
  return now;
}

function readNow({ row, etag, value: kept }: Row): Row {
  const parsed = written.safeParse(kept);
  const shape = parsed.success ? parsed.data.shape : 1;
  if (shape > SHAPE) throw new StoreNewer(row, { there: shape, here: SHAPE });
  const { shape: _shape, ...value } = kept;
  return { row, etag, value: inPresentShape(row, shape, value) };
}

function inShape(change: Change): Change {
  if (change.kind === 'delete')
    return mayLinger(change.row) ? { ...change, mayLinger: true } : change;
  if (!('value' in change)) return change;
  return { ...change, value: { ...change.value, shape: SHAPE } };
}
