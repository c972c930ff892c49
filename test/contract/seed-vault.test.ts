import { createSecretKey } from 'node:crypto';

import { afterEach, describe, expect, test } from '@jest/globals';

import { KeyVaultSeedVault } from '../../src/adapters/azure/key-vault-seed-vault.js';
import { SealedFileVault } from '../../src/adapters/local/sealed-file-vault.js';
import type { SeedReference } from '../../src/domain/ids.js';
import { VaultUnavailable } from '../../src/ports/fault.js';
import { temporaryFolder } from '../adapters/local/temporary-folder.js';
import { FakeClock } from '../fakes/fake-clock.js';
import { FakeRandom } from '../fakes/fake-random.js';
import { FakeSeedVault } from '../fakes/fake-seed-vault.js';
import { KeyVaultFake, VAULT_TOKEN } from '../fakes/key-vault-fake.js';
import { seedVaultContract, someSealedSeed } from './seed-vault.contract.js';

seedVaultContract('SealedFileVault', async () =>
  SealedFileVault.open({
    folder: await temporaryFolder(),
    masterKey: createSecretKey(new Uint8Array(32).fill(3)),
    random: new FakeRandom(),
    budgetMs: 60_000,
  }),
);

seedVaultContract('FakeSeedVault', () => new FakeSeedVault());

const fakes: KeyVaultFake[] = [];
afterEach(async () => {
  for (const fake of fakes.splice(0)) await fake.stop();
});
seedVaultContract('KeyVaultSeedVault on our strict fake', async () => {
  const fake = await new KeyVaultFake().start();
  fakes.push(fake);
  const token = { token: VAULT_TOKEN, expiresOnTimestamp: Number.MAX_SAFE_INTEGER };
  return new KeyVaultSeedVault({
    vaultUrl: fake.url,
    credential: { getToken: async () => token },
    budgetMs: 60_000,
    clock: new FakeClock(),
    transport: { allowInsecureConnection: true, disableChallengeResourceVerification: true },
  });
});

describe('FakeSeedVault', () => {
  const random = new FakeRandom();
  const name = random.id() as SeedReference;
  const sealed = someSealedSeed(random, name);

  async function filled(): Promise<FakeSeedVault> {
    const vault = new FakeSeedVault();
    await vault.put(name, sealed);
    return vault;
  }

  test('fails once when told to', async () => {
    const vault = await filled();
    vault.failNext(new VaultUnavailable());
    await expect(vault.get(name)).rejects.toMatchObject({ code: 'VAULT_UNAVAILABLE' });
    expect(await vault.get(name)).toEqual(sealed);
    expect(vault.reads).toBe(2);
  });

  test('hangs until it is released', async () => {
    const vault = await filled();
    vault.hangNext();
    let answered = false;
    const answer = vault.get(name).finally(() => (answered = true));
    await new Promise((resolve) => setImmediate(resolve));
    expect(answered).toBe(false);
    vault.release();
    expect(await answer).toEqual(sealed);
  });

  test('returns something else once when told to', async () => {
    const vault = await filled();
    vault.garbleNext();
    expect(await vault.get(name)).not.toEqual(sealed);
    expect(await vault.get(name)).toEqual(sealed);
    expect(vault.holds(name)).toBe(true);
  });
});
