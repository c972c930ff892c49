// @ts-check
// The same stores as tables, in Microsoft's emulator of them: what was made in SQLite is copied there, and read back by the store that a
// deployment has.
import { AzureNamedKeyCredential, TableClient } from '@azure/data-tables';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { freePort } from '../contestants.mjs';
import { built, TENANT } from './built.mjs';

/** Azurite's account and key are the same everywhere, and published. */
const ACCOUNT = 'devstoreaccount1';
const KEY =
  'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';
/** What it says when it listens. */
const LISTENS = 'successfully started';
/** In one transaction; more than so many at once it does not take faster. */
const ROWS = 100;
const AT_ONCE = 4;
const BUDGET_MS = 60_000;
const transport = { allowInsecureConnection: true };

/** @typedef {{ readonly storeOf: (folder: string, table: string) => Promise<any>, readonly stop: () => Promise<void> }} Azurite */

/** @param {string} folder where it was installed @returns {Promise<Azurite>} */
export async function startAzurite(folder) {
  const port = await freePort();
  const flags = ['--inMemoryPersistence', '--disableTelemetry', '--tableHost', '127.0.0.1'];
  const child = spawn(
    process.execPath,
    [join(folder, 'dist', 'src', 'table', 'main.js'), ...flags, '--tablePort', `${port}`],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await listening(child.stdout);
  const endpoint = `http://127.0.0.1:${port}/${ACCOUNT}`;
  const credential = new AzureNamedKeyCredential(ACCOUNT, KEY);
  return {
    storeOf: async (from, table) => {
      const client = new TableClient(endpoint, table, credential, { ...transport });
      await client.createTable();
      await copyRows(join(from, 'store.db'), client);
      const { openTableStore } = await built('adapters/azure/table-store');
      return openTableStore({ endpoint, table, credential, transport, budgetMs: BUDGET_MS });
    },
    stop: async () => {
      child.kill();
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

/** @param {import('node:stream').Readable} output */
async function listening(output) {
  for await (const said of output.iterator({ destroyOnReturn: false })) {
    if (String(said).includes(LISTENS)) break;
  }
  // What it says later is not read, and must not stop it.
  output.resume();
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
