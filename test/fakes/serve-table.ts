// The strict table as a program of its own, for whoever measures beside it: it says its port, and gives as many rows at once as the service.
import { TableFake } from './table-fake.js';

/** The key is not looked at: who may come is what tests of the store are about. */
const WITH_A_KEY = /^SharedKey(Lite)? /;

const table = new TableFake(WITH_A_KEY, WITH_A_KEY);
table.page = 1_000;
await table.start();
process.stdout.write(`${table.port}\n`);
