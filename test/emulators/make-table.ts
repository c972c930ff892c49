// Makes a table, as infra/ does: the bot itself makes none.
import { TableClient } from '@azure/data-tables';
import type { NamedKeyCredential } from '@azure/data-tables';
import { openTableStore } from '../../src/adapters/azure/table-store.js';
import type { TableStoreOptions } from '../../src/adapters/azure/table-store.js';
import type { Store } from '../../src/ports/store.js';

export type OwnerOptions = TableStoreOptions & { readonly credential: NamedKeyCredential };

/** Idempotent. */
export async function makeTable(options: OwnerOptions): Promise<void> {
  const { endpoint, table, credential, transport } = options;
  await new TableClient(endpoint, table, credential, { ...transport }).createTable();
}

export async function storeInNewTable(options: OwnerOptions): Promise<Store> {
  await makeTable(options);
  return openTableStore(options);
}
