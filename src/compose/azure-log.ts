// With what a deployment's log is signed, and where its checkpoints are kept: a key of the vault and a container of the storage
// account, both as the bot's identity. The bot and the command line make them here.
import { dirname, join } from 'node:path';
import { BlobAnchor } from '../adapters/azure/blob-anchor.js';
import { KeyVaultSigner } from '../adapters/azure/key-vault-signer.js';
import type { KeyVaultSignerOptions } from '../adapters/azure/key-vault-signer.js';
import { VaultSecretSigner } from '../adapters/azure/vault-secret-signer.js';
import type { TokenSource } from '../adapters/azure/token-source.js';
import { LogMemoryFile } from '../adapters/local/log-memory-file.js';
import { systemClock } from '../adapters/local/system-clock.js';
import type { Checkpointing } from '../app/audit/checkpointing.js';
import type { LogSettings } from '../config/log-settings.js';
import type { ProductionConfiguration } from '../config/production.js';
import type { LogMemory } from '../ports/log-memory.js';
import { containerAddress, vaultAddress } from './addresses.js';

type Means = { readonly token: TokenSource; readonly budgetMs: number };

/** Undefined where the settings name neither a key nor a container. Nothing is asked yet. */
export function azureCheckpointing(
  configuration: ProductionConfiguration,
  means: Means,
): Checkpointing | undefined {
  const { log } = configuration;
  if (log === undefined) return undefined;
  const signer = (key: string): KeyVaultSigner => azureSigner(configuration, key, means);
  return {
    signers: [signer(log.key)],
    ...(log.witnessKey === undefined
      ? {}
      : { forWitnesses: [witnessSigner(configuration, log.witnessKey, means)] }),
    retired: log.keysBefore.map(({ key, end }) => ({ signer: signer(key), end })),
    anchors: [azureAnchor(configuration, log, means)],
    memory: logMemory(configuration),
  };
}

/** Beside the policy, as the memory of the state: outside of the table and of the container. */
export function logMemory({ policyFile }: ProductionConfiguration): LogMemoryFile {
  return new LogMemoryFile(join(dirname(policyFile), 'log.json'));
}

/** A log that was kept elsewhere once is not let go of by unsetting where: then it is kept nowhere, and that is a trouble. */
export async function checkpointingOf(
  configuration: ProductionConfiguration,
  means: Means,
): Promise<Checkpointing | undefined> {
  const configured = azureCheckpointing(configuration, means);
  if (configured !== undefined) return configured;
  const memory = logMemory(configuration);
  return (await wasEverKept(memory)) ? { signers: [], anchors: [], memory } : undefined;
}

async function wasEverKept(memory: LogMemory): Promise<boolean> {
  try {
    return (await memory.read()) !== undefined;
  } catch {
    // What cannot be read may say so.
    return true;
  }
}

export function azureSigner(
  configuration: ProductionConfiguration,
  key: string,
  means: Means,
): KeyVaultSigner {
  return new KeyVaultSigner({ key, ...vaultOf(configuration), ...means });
}

/** Ed25519, for witnesses that take nothing else. */
export function witnessSigner(
  configuration: ProductionConfiguration,
  secret: string,
  means: Means,
): VaultSecretSigner {
  return new VaultSecretSigner({ secret, ...vaultOf(configuration), ...means });
}

function vaultOf(
  configuration: ProductionConfiguration,
): Pick<KeyVaultSignerOptions, 'vaultUrl' | 'audience'> {
  const audience = `https://${configuration.cloud.keyVaultSuffix}`;
  return { vaultUrl: vaultAddress(configuration), audience };
}

export function azureAnchor(
  configuration: ProductionConfiguration,
  log: LogSettings,
  means: Means,
): BlobAnchor {
  const container = containerAddress(configuration, log);
  return new BlobAnchor({ container, clock: systemClock, ...means });
}
