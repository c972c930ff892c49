import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { TokenCredential } from '@azure/identity';
import { KeyVaultSeedVault } from '../../../src/adapters/azure/key-vault-seed-vault.js';
import type { SeedReference } from '../../../src/domain/ids.js';
import { Fault, VaultUnavailable } from '../../../src/ports/fault.js';
import { someSealedSeed } from '../../contract/seed-vault.contract.js';
import { FakeClock } from '../../fakes/fake-clock.js';
import { FakeRandom } from '../../fakes/fake-random.js';
import { KeyVaultFake, VAULT_TOKEN } from '../../fakes/key-vault-fake.js';
import type { VaultRight } from '../../fakes/key-vault-fake.js';
import { UnrulyLine } from '../../fakes/unruly-line.js';
import type { Misdeed } from '../../fakes/unruly-line.js';

const random = new FakeRandom('key-vault');
const reference = random.id() as SeedReference;
const sealed = someSealedSeed(random, reference);
const clock = new FakeClock();
const token = { token: VAULT_TOKEN, expiresOnTimestamp: Number.MAX_SAFE_INTEGER };
const credential: TokenCredential = { getToken: async () => token };
const json = { 'content-type': 'application/json' };
const onThisMachine = { allowInsecureConnection: true, disableChallengeResourceVerification: true };

describe('Key Vault', () => {
  let fake: KeyVaultFake;
  let line: UnrulyLine;
  beforeEach(async () => {
    fake = await new KeyVaultFake().start();
    line = await new UnrulyLine(fake.url).start();
  });
  afterEach(async () => {
    await line.stop();
    await fake.stop();
  });

  function open(budgetMs = 20_000): KeyVaultSeedVault {
    return new KeyVaultSeedVault({
      vaultUrl: line.origin,
      credential,
      clock,
      budgetMs,
      transport: onThisMachine,
    });
  }

  async function filled(budgetMs?: number): Promise<KeyVaultSeedVault> {
    await open().put(reference, sealed);
    return open(budgetMs);
  }

  const codeOf = async (call: Promise<unknown>): Promise<string> => {
    const thrown: unknown = await call.catch((error: unknown) => error);
    if (!(thrown instanceof Fault)) throw new Error(`no fault: ${String(thrown)}`);
    expect(thrown.message).not.toContain('text of the service');
    return thrown.code;
  };

  test('holds a sealed seed once, under nothing but its reference', async () => {
    const vault = await filled();
    await vault.put(reference, sealed);
    expect([...fake.secrets.keys()]).toEqual([reference]);
    expect(fake.secrets.get(reference)).toMatchObject({ versions: 1 });
  });

  test('refuses the name of something deleted', async () => {
    const vault = await filled();
    fake.purgeProtection = true;
    await vault.destroy(reference);
    expect(await codeOf(vault.put(reference, sealed))).toBe('SEED_UNREADABLE');
  });

  test.each<
    readonly [string, readonly VaultRight[], (vault: KeyVaultSeedVault) => Promise<unknown>]
  >([
    ['read', ['set', 'delete', 'purge'], async (vault) => vault.get(reference)],
    ['write', ['get'], async (vault) => vault.put(random.id() as SeedReference, sealed)],
    ['delete', ['get', 'set'], async (vault) => vault.destroy(reference)],
  ])('names the missing role where it may not %s', async (_what, rights, call) => {
    const vault = await filled();
    fake.rights = rights;
    await expect(call(vault)).rejects.toMatchObject({
      code: 'VAULT_FORBIDDEN',
      retryable: false,
      message: expect.stringContaining('"OTP Bridge seed keeper"') as unknown,
    });
  });

  test('tells a firewall from a missing role', async () => {
    const vault = await filled();
    const innererror = { code: 'ForbiddenByFirewall' };
    const body = JSON.stringify({ error: { code: 'Forbidden', message: 'x', innererror } });
    line.always({ status: 403, headers: json, body });
    await expect(vault.get(reference)).rejects.toThrow(/firewall/);
  });

  test('waits as long as the service asks, within the budget, and tries three times at most', async () => {
    const vault = await filled();
    line.plan({ status: 429, headers: { 'retry-after': '0' } }, { status: 503 }, 'behave');
    expect(await vault.get(reference)).toEqual(sealed);
    line.calls.length = 0;
    line.always({ status: 503, headers: { 'retry-after': '0' } });
    expect(await codeOf(vault.get(reference))).toBe('VAULT_UNAVAILABLE');
    expect(line.calls).toHaveLength(3);
  });

  test.each<readonly [string, Misdeed]>([
    ['hangs', 'hang'],
    ['asks to wait for longer than we can', { status: 429, headers: { 'retry-after': '60' } }],
  ])('answers within the budget where the service %s', async (_what, misdeed) => {
    const vault = await filled(100);
    line.always(misdeed);
    expect(await codeOf(vault.get(reference))).toBe('VAULT_UNAVAILABLE');
  });

  test.each<readonly [string, Misdeed, string]>([
    ['breaks the line', 'break', 'VAULT_UNAVAILABLE'],
    ['fails', { status: 500 }, 'VAULT_UNAVAILABLE'],
    ['is another service', { status: 404, body: 'not here' }, 'VAULT_UNAVAILABLE'],
    [
      'takes our token for nothing',
      { status: 401, headers: json, body: '{"error":{"code":"Unauthorized"}}' },
      'VAULT_FORBIDDEN',
    ],
    [
      'answers something else',
      {
        status: 200,
        headers: json,
        body: '{"id":"https://v.vault.azure.net/secrets/a/b","attributes":{},"value":"x"}',
      },
      'SEED_UNREADABLE',
    ],
  ])('where it %s, no seed comes of it', async (_what, misdeed, code) => {
    const vault = await filled();
    line.always(misdeed);
    expect(await codeOf(vault.get(reference))).toBe(code);
  });

  test('does what was asked where the answer to it is lost', async () => {
    line.plan('lose answer', 'behave', 'lose answer');
    await open().put(reference, sealed);
    expect(await open().get(reference)).toEqual(sealed);
  });

  test('gives its token to Key Vault alone', async () => {
    let asked = 0;
    const counted: TokenCredential = {
      getToken: async () => {
        asked += 1;
        return token;
      },
    };
    const vault = new KeyVaultSeedVault({
      vaultUrl: line.origin,
      credential: counted,
      clock,
      budgetMs: 20_000,
      transport: { allowInsecureConnection: true },
    });
    await expect(vault.get(reference)).rejects.toThrow(VaultUnavailable);
    expect(asked).toBe(0);
  });

  test('is unavailable where no token can be had', async () => {
    const getToken = async (): Promise<never> => Promise.reject(new Error('no identity here'));
    const vault = new KeyVaultSeedVault({
      vaultUrl: line.origin,
      credential: { getToken },
      clock,
      budgetMs: 20_000,
      transport: onThisMachine,
    });
    await expect(vault.get(reference)).rejects.toThrow(VaultUnavailable);
  });
});
