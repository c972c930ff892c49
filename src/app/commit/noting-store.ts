// Whoever puts something into the outbox need not say so: what lies there after a commit is told to whoever delivers it, with the
// ETag that it has, so that nobody must look for it.
import { defined } from '../../domain/defined.js';
import type { Change, ETag, Row, RowName, Store } from '../../ports/store.js';
import { kindOf } from './rows/names.js';

/** `put`: undefined where the store does not say their ETags, and it must be looked. Must not throw. */
export function notingStore(store: Store, note: (put: readonly Row[] | undefined) => void): Store {
  return {
    // Not wrapped: some sixty rows are read for a turn.
    get: store.get.bind(store),
    list: store.list.bind(store),
    commit: async (partition, changes) => {
      const result = await store.commit(partition, changes);
      if (!result.ok) return result;
      const puts = changes.filter(isPutInOutbox);
      if (puts.length > 0) note(rowsOf(puts, result.etags));
      return result;
    },
    close: async () => store.close(),
    ...defined({ isOursAlone: store.isOursAlone }),
  };
}

type Put = Extract<Change, { readonly value: unknown }>;

function isPutInOutbox(change: Change): change is Put {
  return 'value' in change && kindOf(change.row) === 'outbox';
}

function rowsOf(
  puts: readonly Put[],
  etags: ReadonlyMap<RowName, ETag>,
): readonly Row[] | undefined {
  const rows = puts.flatMap(({ row, value }): readonly Row[] => {
    const etag = etags.get(row);
    return etag === undefined ? [] : [{ row, etag, value }];
  });
  return rows.length === puts.length ? rows : undefined;
}
