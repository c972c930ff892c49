// The key for witnesses, as a secret of the vault: made once, and never anew in silence.
import { generateKeyPairSync } from 'node:crypto';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { VaultSecretSigner } from '../../../src/adapters/azure/vault-secret-signer.js';
import { KeyVaultFake, VAULT_TOKEN } from '../../fakes/key-vault-fake.js';

const fake = new KeyVaultFake();
beforeAll(async () => {
  await fake.start();
});
afterAll(async () => {
  await fake.stop();
});

function secretSigner(secret: string): VaultSecretSigner {
  const token = async (): Promise<{ token: string; until: Date }> => ({
    token: VAULT_TOKEN,
    until: new Date(8e15),
  });
  const audience = 'https://vault.azure.net';
  return new VaultSecretSigner({ vaultUrl: fake.url, secret, token, audience, budgetMs: 60_000 });
}

describe('a secret of Key Vault', () => {
  const ask = async (name: string): Promise<unknown> =>
    secretSigner(name)
      .sign('a', 'x\n')
      .then(
        () => 'signed',
        (error: unknown) => error,
      );

  test('is made where there is none, and is the same for two who come at once', async () => {
    await Promise.all([ask('two-at-once'), ask('two-at-once')]);
    const keys = [secretSigner('two-at-once'), secretSigner('two-at-once')].map(
      async (one) => (await one.verifierKey('a')).keyId,
    );
    expect(new Set(await Promise.all(keys)).size).toBe(1);
  });

  test('is not made where somebody only asks which key it is', async () => {
    await expect(secretSigner('not-there').verifierKey('a')).rejects.toMatchObject({
      code: 'SIGNER_FORBIDDEN',
    });
    expect(fake.secrets.has('not-there')).toBe(false);
  });

  test('that was deleted is not made anew in silence, nor one that is disabled', async () => {
    for (const [how, said] of [
      [{ deletedAt: 1 }, 'deleted'],
      [{ disabled: true }, 'disabled'],
    ] as const) {
      expect(await ask(said)).toBe('signed');
      Object.assign(fake.secrets.get(said) ?? {}, how);
      expect(await ask(said)).toMatchObject({
        code: 'SIGNER_FORBIDDEN',
        message: expect.stringContaining(said),
      });
    }
  });

  test('that is no such key signs nothing, and is in no message', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const ec = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    for (const value of [ec, 'a secret of somebody else']) {
      fake.secrets.set('another', { value, versions: 1 });
      const error = await ask('another');
      expect(error).toMatchObject({ code: 'SIGNER_FORBIDDEN' });
      expect(inspect(error, { depth: 9 })).not.toContain(value.slice(0, 40));
    }
  });

  test('that the bot may not read is said to be that', async () => {
    fake.rights = [];
    expect(await ask('otp-bridge-log-ed25519')).toMatchObject({
      code: 'SIGNER_FORBIDDEN',
      message: expect.stringContaining('OTP Bridge seed keeper'),
    });
    fake.rights = ['get', 'set', 'delete', 'purge'];
  });
});
