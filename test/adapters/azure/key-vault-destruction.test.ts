// What is left of a seed that Key Vault was told to destroy, in the sequences that azure-sdk-for-js has recorded of the service.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { KeyVaultSeedVault } from '../../../src/adapters/azure/key-vault-seed-vault.js';
import type { SeedReference } from '../../../src/domain/ids.js';
import { someSealedSeed } from '../../contract/seed-vault.contract.js';
import { FakeClock } from '../../fakes/fake-clock.js';
import { FakeRandom } from '../../fakes/fake-random.js';
import { DELETED_AT, KEPT_DAYS, KeyVaultFake, VAULT_TOKEN } from '../../fakes/key-vault-fake.js';

const random = new FakeRandom('key-vault');
const reference = random.id() as SeedReference;
const sealed = someSealedSeed(random, reference);
const clock = new FakeClock();
const NOW = clock.now();
const token = { token: VAULT_TOKEN, expiresOnTimestamp: Number.MAX_SAFE_INTEGER };

describe('a seed in Key Vault, destroyed', () => {
  let fake: KeyVaultFake;
  beforeEach(async () => {
    fake = await new KeyVaultFake().start();
  });
  afterEach(async () => {
    await fake.stop();
  });

  function open(budgetMs = 20_000): KeyVaultSeedVault {
    return new KeyVaultSeedVault({
      vaultUrl: fake.url,
      credential: { getToken: async () => token },
      clock,
      budgetMs,
      transport: { allowInsecureConnection: true, disableChallengeResourceVerification: true },
    });
  }

  async function filled(budgetMs?: number): Promise<KeyVaultSeedVault> {
    await open().put(reference, sealed);
    return open(budgetMs);
  }

  const codeOf = async (call: Promise<unknown>): Promise<unknown> =>
    call.then(
      () => 'done',
      (error: unknown) => (error as { readonly code?: string }).code,
    );
  const kept = (): string => JSON.stringify([...fake.secrets.values()]);

  test('purges what was destroyed, also where deletion takes its time', async () => {
    const vault = await filled();
    fake.deletionTakes = 2;
    expect(await vault.destroy(reference)).toEqual({});
    expect(fake.secrets.size).toBe(0);
  });

  test('tells until when the remains are kept, where purge protection keeps them', async () => {
    const vault = await filled();
    fake.purgeProtection = true;
    const remainsUntil = DELETED_AT + KEPT_DAYS * 24 * 3_600_000;
    expect(await vault.destroy(reference)).toEqual({ remainsUntil });
    expect(await vault.destroy(reference)).toEqual({ remainsUntil });
    await expect(vault.get(reference)).rejects.toMatchObject({ code: 'SEED_NOT_FOUND' });
    expect(fake.calls.filter((call) => call.startsWith('DELETE /deletedsecrets'))).toEqual([]);
  });

  test('keeps the remains where it may not purge', async () => {
    const vault = await filled();
    fake.rights = ['get', 'set', 'delete'];
    expect(await vault.destroy(reference)).toHaveProperty('remainsUntil');
  });

  test('goes on with a destruction that was broken off', async () => {
    const vault = await filled(300);
    fake.deletionTakes = 50;
    expect(await codeOf(vault.destroy(reference))).toBe('VAULT_UNAVAILABLE');
    fake.deletionTakes = 0;
    expect(await vault.destroy(reference)).toEqual({});
    expect(fake.secrets.size).toBe(0);
  });

  test('does not say that nothing remains while a deletion is under way', async () => {
    const vault = await filled(300);
    fake.purgeProtection = true;
    fake.deletionTakes = 50;
    expect(await codeOf(vault.destroy(reference))).toBe('VAULT_UNAVAILABLE');
    expect(await codeOf(vault.destroy(reference))).toBe('VAULT_UNAVAILABLE');
    expect(await codeOf(vault.put(reference, sealed))).toBe('SEED_UNREADABLE');
    fake.deletionTakes = 1;
    expect(await open().destroy(reference)).toHaveProperty('remainsUntil');
  });

  test.each([true, false])(
    'ends with a seed that somebody disabled, purge protection: %s',
    async (purgeProtection) => {
      const vault = await filled(300);
      fake.purgeProtection = purgeProtection;
      Object.assign(fake.secrets.get(reference) ?? {}, { disabled: true });
      expect(await codeOf(vault.get(reference))).toBe('SEED_UNREADABLE');
      fake.deletionTakes = 50;
      expect(await codeOf(vault.destroy(reference))).toBe('VAULT_UNAVAILABLE');
      fake.deletionTakes = 2;
      const latest = { remainsUntil: NOW + KEPT_DAYS * 24 * 3_600_000 };
      expect(await open().destroy(reference)).toEqual(purgeProtection ? latest : {});
      expect(await open().destroy(reference)).toEqual(purgeProtection ? latest : {});
      expect(kept().includes('ciphertext')).toBe(purgeProtection);
    },
  );

  test('leaves no room for a put that comes too late', async () => {
    fake.purgeProtection = true;
    expect(await open().destroy(reference)).toEqual({});
    expect(await codeOf(open().put(reference, sealed))).toBe('SEED_UNREADABLE');
    expect(kept()).not.toContain('ciphertext');
  });
});
