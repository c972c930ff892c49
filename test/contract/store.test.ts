import { join } from 'node:path';
import { openSqliteStore } from '../../src/adapters/local/sqlite-store.js';
import type { Store } from '../../src/ports/store.js';
import { temporaryFolder } from '../adapters/local/temporary-folder.js';
import { MemoryStore } from '../fakes/memory-store.js';
import { storeModel } from './store-model.js';
import { storeRefusals } from './store-refusals.js';
import { storeContract } from './store.contract.js';

const memory = async (): Promise<Store> => new MemoryStore();
const sqlite = async (): Promise<Store> =>
  openSqliteStore(join(await temporaryFolder(), 'data', 'store.db'));

storeContract('memory', memory);
storeContract('SQLite', sqlite);
storeRefusals('memory', memory);
storeRefusals('SQLite', sqlite);
storeModel('memory', memory);
storeModel('SQLite', sqlite);
