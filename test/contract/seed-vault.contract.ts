import { describe, expect, test } from '@jest/globals';

import type { SeedReference, TenantId, TokenId } from '../../src/domain/ids.js';
import { Seed } from '../../src/domain/otp/seed.js';
import { sealSeed, type SealedSeed } from '../../src/domain/tokens/sealed-seed.js';
import type { SeedVault } from '../../src/ports/seed-vault.js';
import { FakeRandom } from '../fakes/fake-random.js';

/** A sealed seed like none before it. */
export function someSealedSeed(random: FakeRandom, reference: SeedReference): SealedSeed {
  const seed = Seed.fromBytes(random.bytes(20));
  if (!seed.ok) throw new Error('not a seed');
  return sealSeed({
    seed: seed.value,
    dataKey: random.bytes(32),
    nonce: random.bytes(12),
    binding: {
      tenantId: '7e57ab1e-0000-4000-8000-000000000001' as TenantId,
      tokenId: 'token-one-1' as TokenId,
      reference,
    },
  });
}

/** What every vault promises. `random` differs from run to run where a vault outlives the test. */
export function seedVaultContract(
  name: string,
  make: () => SeedVault | Promise<SeedVault>,
  random = new FakeRandom('seed-vault-contract'),
): void {
  const reference = (): SeedReference => random.id() as SeedReference;

  describe(`${name}, as a seed vault`, () => {
    test('gives back what was put', async () => {
      const vault = await make();
      const [one, other] = [reference(), reference()];
      const [first, second] = [someSealedSeed(random, one), someSealedSeed(random, other)];
      await vault.put(one, first);
      await vault.put(other, second);
      expect(await vault.get(one)).toEqual(first);
      expect(await vault.get(other)).toEqual(second);
    });

    test('takes the same sealed seed again, at once and later', async () => {
      const vault = await make();
      const name = reference();
      const sealed = someSealedSeed(random, name);
      await Promise.all([vault.put(name, sealed), vault.put(name, sealed)]);
      await vault.put(name, { ...sealed });
      expect(await vault.get(name)).toEqual(sealed);
    });

    test('refuses another sealed seed under a used reference, and keeps the first', async () => {
      const vault = await make();
      const name = reference();
      const first = someSealedSeed(random, name);
      await vault.put(name, first);
      const another = vault.put(name, someSealedSeed(random, name));
      await expect(another).rejects.toMatchObject({ code: 'SEED_UNREADABLE', retryable: false });
      expect(await vault.get(name)).toEqual(first);
    });

    test('knows nothing under an unused reference', async () => {
      const vault = await make();
      await expect(vault.get(reference())).rejects.toMatchObject({
        code: 'SEED_NOT_FOUND',
        retryable: false,
      });
    });

    test('forgets what was destroyed, and destroys twice as well as once', async () => {
      const vault = await make();
      const [name, kept] = [reference(), reference()];
      const sealed = someSealedSeed(random, kept);
      await vault.put(name, someSealedSeed(random, name));
      await vault.put(kept, sealed);
      await vault.destroy(name);
      await vault.destroy(name);
      await expect(vault.get(name)).rejects.toMatchObject({ code: 'SEED_NOT_FOUND' });
      expect(await vault.get(kept)).toEqual(sealed);
    });

    test('destroys what was never there', async () => {
      const vault = await make();
      await expect(vault.destroy(reference())).resolves.toBeDefined();
    });

    test('never takes a reference for one that differs in case alone', async () => {
      const vault = await make();
      const name = reference();
      const sealed = someSealedSeed(random, name);
      const inCapitals = name.toUpperCase() as SeedReference;
      await vault.put(name, sealed);
      await expect(vault.get(inCapitals)).rejects.toThrow();
      await expect(vault.put(inCapitals, someSealedSeed(random, name))).rejects.toThrow();
      await expect(vault.destroy(inCapitals)).rejects.toThrow();
      expect(await vault.get(name)).toEqual(sealed);
    });
  });
}
