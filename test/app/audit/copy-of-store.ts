// A store as it was, kept aside: what somebody puts back in the place of the present one.
import { readPages } from '../../../src/app/commit/read-pages.js';
import type { Store } from '../../../src/ports/store.js';
import { MemoryStore } from '../../fakes/memory-store.js';
import { TENANT } from '../trial.js';

export async function copyOf(store: Store): Promise<Store> {
  const copy = new MemoryStore();
  for await (const page of readPages(
    { store, tenantId: TENANT },
    { from: '.', to: '~~', limit: 90 },
  )) {
    await copy.commit(
      TENANT,
      page.map(({ row, value }) => ({ kind: 'insert', row, value })),
    );
  }
  return copy;
}
