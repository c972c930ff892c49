import { AzureNamedKeyCredential } from '@azure/data-tables';
import { afterEach } from '@jest/globals';
import { join } from 'node:path';
import { openSqliteStore } from '../../src/adapters/local/sqlite-store.js';
import type { Store } from '../../src/ports/store.js';
import { temporaryFolder } from '../adapters/local/temporary-folder.js';
import { storeInNewTable } from '../emulators/make-table.js';
import { TableFake } from '../fakes/table-fake.js';
import { MemoryStore } from '../fakes/memory-store.js';
import { storeModel } from './store-model.js';
import { storeRefusals } from './store-refusals.js';
import { storeContract } from './store.contract.js';

const memory = async (): Promise<Store> => new MemoryStore();
const sqlite = async (): Promise<Store> =>
  openSqliteStore(join(await temporaryFolder(), 'data', 'store.db'), { mayKeep: () => true });

const fakes: TableFake[] = [];
afterEach(async () => {
  for (const fake of fakes.splice(0)) await fake.stop();
});
const table = async (): Promise<Store> => {
  const fake = await new TableFake(/^SharedKeyLite contoso:/, /^SharedKeyLite contoso:/).start();
  fakes.push(fake);
  return storeInNewTable({
    endpoint: `http://127.0.0.1:${fake.port}`,
    table: 't1',
    credential: new AzureNamedKeyCredential('contoso', 'a2V5'),
    budgetMs: 20_000,
    transport: { allowInsecureConnection: true },
  });
};

storeContract('memory', memory);
storeContract('SQLite', sqlite);
storeContract('Table Storage on our strict fake', table);
storeRefusals('memory', memory);
storeRefusals('SQLite', sqlite);
storeRefusals('Table Storage on our strict fake', table);
storeModel('memory', memory);
storeModel('SQLite', sqlite);
storeModel('Table Storage on our strict fake', table);
