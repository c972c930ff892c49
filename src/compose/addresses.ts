// A deployment names its resources; where they are follows from its cloud.
import type { LogSettings } from '../config/log-settings.js';
import type { ProductionConfiguration } from '../config/production.js';

export function vaultAddress({ cloud, vaultName }: ProductionConfiguration): string {
  return `https://${vaultName}.${cloud.keyVaultSuffix}`;
}

export function tableAddress({ cloud, table }: ProductionConfiguration): {
  readonly endpoint: string;
  readonly table: string;
} {
  const suffix = table.kind === 'cosmos' ? cloud.cosmosTableSuffix : cloud.tableSuffix;
  return { endpoint: `https://${table.account}.${suffix}`, table: table.name };
}

export function containerAddress(
  { cloud }: ProductionConfiguration,
  { container: { account, name } }: LogSettings,
): string {
  return `https://${account}.${cloud.blobSuffix}/${name}`;
}
