// `otp-bridge backup` and `otp-bridge restore`: a deployment's table into a file and back, as the bot's own identity, from
// the app's console: nobody else is let through the table's firewall.
import { readFile, writeFile } from 'node:fs/promises';
import { azureCredential } from '../adapters/azure/azure-credential.js';
import { KeyVaultSeedVault } from '../adapters/azure/key-vault-seed-vault.js';
import { openTableStore } from '../adapters/azure/table-store.js';
import { tokenSource } from '../adapters/azure/token-source.js';
import type { TokenSource } from '../adapters/azure/token-source.js';
import { errorCode } from '../adapters/local/error-code.js';
import { systemClock } from '../adapters/local/system-clock.js';
import { systemRandom } from '../adapters/local/system-random.js';
import { newestAnchored } from '../app/audit/newest-anchored.js';
import { POLICY } from '../app/commit/rows/names.js';
import { policyRowSchema } from '../app/commit/rows/schemas.js';
import { isBackupKey } from '../app/commit/rows/tenant-items.js';
import { takeBackup } from '../app/tenant/backup.js';
import type { Backup, BackupRefusal } from '../app/tenant/backup.js';
import { fetchBackupKey, makeBackupKey } from '../app/tenant/backup-key.js';
import type { KeyRefusal } from '../app/tenant/backup-key.js';
import { openBackup, readBackup, writeBackup } from '../app/tenant/backup-text.js';
import type { Edited, NotABackup, ReadBackup } from '../app/tenant/backup-text.js';
import { noteBackup, noteForgotten } from '../app/tenant/note-backup.js';
import { restoreBackup } from '../app/tenant/restore.js';
import type { RestoreRefusal } from '../app/tenant/restore.js';
import type { FileRefusal } from '../channels/cli/backup-lines.js';
import type { ProductionConfiguration } from '../config/production.js';
import type { ConsoleActor } from '../domain/audit/entry.js';
import type { LogPlace } from '../domain/audit/log.js';
import { defined } from '../domain/defined.js';
import type { Instant, TenantId } from '../domain/ids.js';
import { ok, refused } from '../domain/outcome.js';
import type { Outcome } from '../domain/outcome.js';
import type { Policy } from '../domain/policy/policy.js';
import type { Clock } from '../ports/clock.js';
import type { Random } from '../ports/random.js';
import type { Destroyed, SeedVault } from '../ports/seed-vault.js';
import type { Store } from '../ports/store.js';
import { tableAddress, vaultAddress } from './addresses.js';
import { azureCheckpointing } from './azure-log.js';
import { quiet } from './cli/ground.js';
import { choosePolicy, findPolicies, policyFiles } from './policy-files.js';
import { placeOf, stateMemory } from './state-memory.js';

const BUDGET_MS = 15_000;

type Deployment = ProductionConfiguration & { readonly by: ConsoleActor };

/** What is in the file now, which its owner alone may read. Throws the store's and the vault's faults, `ConfigurationWrong`. */
export async function backUp(
  configuration: Deployment,
  file: string,
): Promise<
  Outcome<{ readonly rows: number; readonly until: Instant }, BackupRefusal | FileRefusal>
> {
  const { retention } = await findPolicyOf(configuration, undefined);
  return workInDeployment(configuration, async (deps) => {
    const made = await makeBackupKey(deps, retention.backupDays);
    const done = await write(deps, file, made);
    if (!done.ok) await deps.vault.destroy(made.header.reference);
    return done.ok ? ok({ rows: done.value, until: made.header.until }) : done;
  });
}

async function write(
  deps: Means,
  file: string,
  { header, keys }: Awaited<ReturnType<typeof makeBackupKey>>,
): Promise<Outcome<number, BackupRefusal | FileRefusal>> {
  const noted = await noteBackup(deps, header);
  if (!noted.ok) return noted;
  const taken = await takeBackup(deps);
  if (!taken.ok) return taken;
  const written = await writeAnew(file, writeBackup(taken.value, header, keys));
  return written.ok ? ok(taken.value.rows.length) : written;
}

async function writeAnew(file: string, text: string): Promise<Outcome<null, FileRefusal>> {
  try {
    await writeFile(file, text, { mode: 0o600, flag: 'wx' });
    return ok(null);
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return refused({ code: 'FILE_EXISTS' });
    throw error;
  }
}

type Unread = NotABackup | FileRefusal | Extract<RestoreRefusal, { code: 'OTHER_TENANT' }>;

async function readFrom(
  { tenantId }: Deployment,
  file: string,
): Promise<Outcome<ReadBackup, Unread>> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return refused({ code: 'FILE_UNREADABLE' });
  const read = readBackup(text);
  if (!read.ok) return read;
  return read.value.tenantId === tenantId ? read : refused({ code: 'OTHER_TENANT' });
}

/** How many rows are in the table now. Throws the store's and the vault's faults, `ConfigurationWrong`. */
export async function restore(
  configuration: Deployment,
  file: string,
): Promise<Outcome<number, RestoreRefusal | Unread | Edited | KeyRefusal>> {
  const read = await readFrom(configuration, file);
  if (!read.ok) return read;
  const done = await workInDeployment(configuration, async (deps) => {
    const keys = await fetchBackupKey(deps, read.value.key);
    const backup = keys.ok ? openBackup(read.value, keys.value) : keys;
    if (!backup.ok) return backup;
    const { version: policy } = await findPolicyOf(configuration, backup.value);
    const anchored = await deps.findAnchored();
    return restoreBackup({ ...deps, policy, ...defined({ anchored }) }, backup.value);
  });
  // Whoever restores says that from now on the state is here.
  if (done.ok) {
    await stateMemory(configuration).write({ version: 1, opened: placeOf(configuration) });
  }
  return done;
}

/** Destroys the key of the backup in this file. Throws the store's and the vault's faults. */
export async function forget(
  configuration: Deployment,
  file: string,
): Promise<Outcome<Destroyed, Unread | Edited>> {
  const read = await readFrom(configuration, file);
  if (!read.ok) return read;
  const { key } = read.value;
  if (!isBackupKey(key.reference)) return refused({ code: 'BACKUP_EDITED' });
  return workInDeployment(configuration, async (deps) => {
    const destroyed = await deps.vault.destroy(key.reference);
    await noteForgotten(deps, key);
    return ok(destroyed);
  });
}

/** The file's: what was tightened since a backup does not come loose. Throws `ConfigurationWrong`. */
async function findPolicyOf(
  { policyFile }: Deployment,
  backup: Backup | undefined,
): Promise<Policy> {
  const files = policyFiles(policyFile);
  const row = policyRowSchema.safeParse(backup?.rows.find(({ row }) => row === POLICY)?.value);
  return choosePolicy(await findPolicies(files), files, row.data?.version);
}

type Means = {
  readonly store: Store;
  readonly vault: SeedVault;
  readonly tenantId: TenantId;
  readonly clock: Clock;
  readonly random: Random;
  readonly by: ConsoleActor;
  /** How far the log was anchored, where the settings say where. */
  readonly findAnchored: () => Promise<LogPlace | undefined>;
};

async function workInDeployment<T>(
  configuration: Deployment,
  work: (means: Means) => Promise<T>,
): Promise<T> {
  const { tenantId, appId, by } = configuration;
  const credential = azureCredential({ kind: 'managed', clientId: appId });
  const clock = systemClock;
  const store = openTableStore({
    ...tableAddress(configuration),
    credential,
    budgetMs: BUDGET_MS,
  });
  const vaultUrl = vaultAddress(configuration);
  const vault = new KeyVaultSeedVault({ vaultUrl, credential, clock, budgetMs: BUDGET_MS });
  try {
    const findAnchored = async (): Promise<LogPlace | undefined> =>
      anchoredIn(configuration, tokenSource(credential));
    return await work({ store, vault, tenantId, clock, random: systemRandom, by, findAnchored });
  } finally {
    await store.close();
  }
}

async function anchoredIn(
  configuration: Deployment,
  token: TokenSource,
): Promise<LogPlace | undefined> {
  const checkpointing = azureCheckpointing(configuration, { token, budgetMs: BUDGET_MS });
  if (checkpointing === undefined) return undefined;
  return newestAnchored({ ...checkpointing, tenantId: configuration.tenantId, log: quiet });
}
