// `otp-bridge backup` and `otp-bridge restore`: a deployment's table into a file and back, as the bot's own identity, from
// the app's console: nobody else is let through the table's firewall.
import { readFile, writeFile } from 'node:fs/promises';
import { azureCredential } from '../adapters/azure/azure-credential.js';
import { openTableStore } from '../adapters/azure/table-store.js';
import { systemClock } from '../adapters/local/system-clock.js';
import { takeBackup } from '../app/tenant/backup.js';
import type { Backup, BackupRefusal } from '../app/tenant/backup.js';
import { POLICY } from '../app/commit/rows/names.js';
import { policyRowSchema } from '../app/commit/rows/schemas.js';
import { parseBackup, writeBackup } from '../app/tenant/backup-text.js';
import type { NotABackup } from '../app/tenant/backup-text.js';
import { restoreBackup } from '../app/tenant/restore.js';
import type { RestoreRefusal } from '../app/tenant/restore.js';
import type { FileRefusal } from '../channels/cli/backup-lines.js';
import type { ProductionConfiguration } from '../config/production.js';
import { ok, refused } from '../domain/outcome.js';
import type { Outcome } from '../domain/outcome.js';
import type { Policy } from '../domain/policy/policy.js';
import type { Store } from '../ports/store.js';
import { tableAddress } from './addresses.js';
import { choosePolicy, findPolicies, policyFiles } from './policy-files.js';
import { placeOf, stateMemory } from './state-memory.js';

const BUDGET_MS = 15_000;

/** How many rows are in the file now, which its owner alone may read. Throws `StoreUnavailable`. */
export async function backUp(
  configuration: ProductionConfiguration,
  file: string,
): Promise<Outcome<number, BackupRefusal | FileRefusal>> {
  const { tenantId } = configuration;
  const taken = await withStore(configuration, async (store) =>
    takeBackup({ store, tenantId, clock: systemClock }),
  );
  if (!taken.ok) return taken;
  try {
    await writeFile(file, writeBackup(taken.value), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
      return refused({ code: 'FILE_EXISTS' });
    }
    throw error;
  }
  return ok(taken.value.rows.length);
}

/** How many rows are in the table now. Throws `StoreUnavailable`. */
export async function restore(
  configuration: ProductionConfiguration,
  file: string,
): Promise<Outcome<number, RestoreRefusal | NotABackup | FileRefusal>> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return refused({ code: 'FILE_UNREADABLE' });
  const backup = parseBackup(text);
  if (!backup.ok) return backup;
  const { tenantId } = configuration;
  const { version: policy } = await policyOf(configuration, backup.value);
  const done = await withStore(configuration, async (store) =>
    restoreBackup({ store, tenantId, clock: systemClock, policy }, backup.value),
  );
  // Whoever restores says that from now on the state is here.
  if (done.ok) {
    await stateMemory(configuration).write({ version: 1, opened: placeOf(configuration) });
  }
  return done;
}

/** The file's: what was tightened since the backup does not come loose. Throws `ConfigurationWrong`. */
async function policyOf(
  { policyFile }: ProductionConfiguration,
  { rows }: Backup,
): Promise<Policy> {
  const files = policyFiles(policyFile);
  const row = policyRowSchema.safeParse(rows.find(({ row }) => row === POLICY)?.value);
  return choosePolicy(await findPolicies(files), files, row.data?.version);
}

async function withStore<T>(
  configuration: ProductionConfiguration,
  work: (store: Store) => Promise<T>,
): Promise<T> {
  const credential = azureCredential({ kind: 'managed', clientId: configuration.appId });
  const table = tableAddress(configuration);
  const store = openTableStore({ ...table, credential, budgetMs: BUDGET_MS });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
