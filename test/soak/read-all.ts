// What is left behind for the checker: every row, and the log as it is exported.
import { exportLog } from '../../src/app/audit/export-log.js';
import { readEntries, readLogs } from '../../src/app/audit/read-log.js';
import { readPages } from '../../src/app/commit/read-pages.js';
import { readBundle } from '../../src/domain/audit/tiles.js';
import type { Row, Store } from '../../src/ports/store.js';
import { must, TENANT } from '../app/trial.js';

export async function allRows(store: Store): Promise<readonly Row[]> {
  const rows: Row[] = [];
  const range = { from: '.', to: '~~', limit: 1_000 };
  for await (const page of readPages({ store, tenantId: TENANT }, range)) rows.push(...page);
  return rows;
}

/** What `otp-bridge audit export` writes of the log in which every change is. */
export async function exportedLog(store: Store): Promise<readonly string[]> {
  const rows = { store, tenantId: TENANT };
  const one = must((await readLogs(rows)).find(({ log }) => log === 'audit'));
  const entries: string[] = [];
  await exportLog({
    entries: readEntries(rows, one),
    size: one.head.size,
    write: async (path, bytes) => {
      if (!path.startsWith('tile/entries/')) return;
      for (const leaf of must(readBundle(bytes))) entries.push(Buffer.from(leaf).toString('utf8'));
    },
  });
  return entries;
}
