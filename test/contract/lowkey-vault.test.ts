// The vault's contract on Key Vault, as Lowkey Vault does it.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, test } from '@jest/globals';
import { KeyVaultSeedVault } from '../../src/adapters/azure/key-vault-seed-vault.js';
import { LowkeyVault, lowkeyJar } from '../emulators/lowkey-vault.js';
import { FakeRandom } from '../fakes/fake-random.js';
import { seedVaultContract } from './seed-vault.contract.js';

const jar = lowkeyJar('the vault on Key Vault (Lowkey Vault)');

if (jar === undefined) {
  describe('Key Vault on Lowkey Vault', () => {
    test.skip('a seed vault', () => undefined);
  });
} else {
  let lowkey: LowkeyVault;
  beforeAll(async () => {
    lowkey = await LowkeyVault.start(jar);
  }, 120_000);
  afterAll(async () => {
    await lowkey.stop();
  });
  seedVaultContract(
    'KeyVaultSeedVault on Lowkey Vault',
    () => new KeyVaultSeedVault(lowkey.options),
    new FakeRandom(randomUUID()),
  );
}
