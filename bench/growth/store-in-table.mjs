// @ts-check
// The same stores as tables: what was made in SQLite is copied there, and read back by the store that a deployment has.
import { AzureNamedKeyCredential, TableClient } from '@azure/data-tables';
import { join } from 'node:path';
import { built, TENANT } from './built.mjs';
import { ACCOUNT, KEY } from './tables.mjs';

/** In one transaction; more than so many at once it does not take faster. */
const ROWS = 100;
const AT_ONCE = 4;
const BUDGET_MS = 60_000;
const transport = { allowInsecureConnection: true };

/** @param {string} endpoint @param {string} folder the store in SQLite @param {string} table @returns {Promise<any>} */
export async function storeInTable(endpoint, folder, table) {
  const credential = new AzureNamedKeyCredential(ACCOUNT, KEY);
  const client = new TableClient(endpoint, table, credential, { ...transport });
  await client.createTable();
  await copyRows(join(folder, 'store.db'), client);
  const { openTableStore } = await built('adapters/azure/table-store');
  return openTableStore({ endpoint, table, credential, transport, budgetMs: BUDGET_MS });
}

/** @param {string} file @param {TableClient} client */
async function copyRows(file, client) {
  const { openSqliteDatabase, releaseSqliteDatabase } = await built(
    'adapters/local/open-sqlite-database',
  );
  const { database, log } = await openSqliteDatabase(file);
  const all = database.prepare('SELECT row, value FROM store.rows WHERE partition = ?');
  /** @type {Set<Promise<unknown>>} */
  const under = new Set();
  for (const rows of inParts(all.iterate(TENANT))) {
    const sent = client.submitTransaction(
      rows.map(({ row, value }) => ['create', { partitionKey: TENANT, rowKey: row, json: value }]),
    );
    const done = sent.finally(() => under.delete(done));
    under.add(done);
    if (under.size >= AT_ONCE) await Promise.race(under);
  }
  await Promise.all(under);
  await log.close();
  releaseSqliteDatabase(database);
}

/** @typedef {{ readonly row: string, readonly value: string }} Text */

/** @param {Iterable<Text>} rows */
function* inParts(rows) {
  /** @type {Text[]} */
  let part = [];
  for (const row of rows) {
    part.push(row);
    if (part.length < ROWS) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}
