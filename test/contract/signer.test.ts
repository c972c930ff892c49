import { chmod, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { KeyVaultSigner } from '../../src/adapters/azure/key-vault-signer.js';
import { VaultSecretSigner } from '../../src/adapters/azure/vault-secret-signer.js';
import { openKeyFileSigner } from '../../src/adapters/local/key-file-signer.js';
import { derSignature } from '../../src/domain/audit/ecdsa-der.js';
import { temporaryFolder } from '../adapters/local/temporary-folder.js';
import { FakeRandom } from '../fakes/fake-random.js';
import { KeyVaultFake, VAULT_TOKEN } from '../fakes/key-vault-fake.js';
import { signerContract } from './signer.contract.js';

const random = new FakeRandom('signer');
const fake = new KeyVaultFake();

beforeAll(async () => {
  await fake.start();
  fake.makeKey('otp-bridge-log');
});
afterAll(async () => {
  await fake.stop();
});

function signer(key = 'otp-bridge-log'): KeyVaultSigner {
  const token = async (): Promise<{ token: string; until: Date }> => ({
    token: VAULT_TOKEN,
    until: new Date(8e15),
  });
  const audience = 'https://vault.azure.net';
  return new KeyVaultSigner({ vaultUrl: fake.url, key, token, audience, budgetMs: 60_000 });
}

function secretSigner(): VaultSecretSigner {
  const secret = 'otp-bridge-log-ed25519';
  const token = async (): Promise<{ token: string; until: Date }> => ({
    token: VAULT_TOKEN,
    until: new Date(8e15),
  });
  const audience = 'https://vault.azure.net';
  return new VaultSecretSigner({ vaultUrl: fake.url, secret, token, audience, budgetMs: 60_000 });
}

for (const kind of ['ecdsa', 'ed25519'] as const) {
  signerContract(`a key file (${kind})`, async () =>
    openKeyFileSigner({ file: join(await temporaryFolder(), 'log.key'), kind, random }),
  );
}
signerContract('Key Vault on our strict fake', async () => signer());
signerContract('a secret of Key Vault on our strict fake', async () => {
  const one = secretSigner();
  // Made where something is signed, and never where somebody only asks.
  await one.sign('a', 'x\n');
  return one;
});

describe('a key of Key Vault', () => {
  test('has versions, of which one stays in use, and an older one can be named', async () => {
    const first = signer();
    const before = await first.verifierKey('a');
    const version = fake.makeKey('otp-bridge-log');
    expect((await first.verifierKey('a')).keyId).toBe(before.keyId);
    const newest = await signer().verifierKey('a');
    expect(newest.keyId).not.toBe(before.keyId);
    expect((await signer(`otp-bridge-log/${version}`).verifierKey('a')).keyId).toBe(newest.keyId);
    expect((await first.sign('a', 'x\n')).keyId).toBe(before.keyId);
  });

  test('that is not there, or not ours, is said to be that', async () => {
    await expect(signer('other').sign('a', 'x\n')).rejects.toMatchObject({
      code: 'SIGNER_FORBIDDEN',
    });
    fake.keyRights = ['read'];
    await expect(signer().sign('a', 'x\n')).rejects.toMatchObject({ code: 'SIGNER_FORBIDDEN' });
    fake.keyRights = ['read', 'sign'];
  });

  const ask = async (key: string): Promise<unknown> =>
    signer(key)
      .sign('a', 'x\n')
      .then(
        () => 'signed',
        (error: unknown) => error,
      );

  test('that was disabled, or has expired, is said to be that, and not to be a role that is missing', async () => {
    fake.makeKey('ended');
    const [version] = fake.keys.get('ended') ?? [];
    if (version !== undefined) version.disabled = true;
    expect(await ask('ended')).toMatchObject({
      code: 'SIGNER_FORBIDDEN',
      message: expect.stringContaining('disabled'),
    });
  });

  test('of another curve is no key of the log', async () => {
    fake.makeKey('other-curve', 'P-384');
    expect(await ask('other-curve')).toMatchObject({
      code: 'SIGNER_FORBIDDEN',
      message: expect.stringContaining('P-256'),
    });
  });

  test('of a version that is not there is said to be that', async () => {
    expect(await ask(`otp-bridge-log/${'f'.repeat(32)}`)).toMatchObject({
      code: 'SIGNER_FORBIDDEN',
    });
  });

  test.each([
    ['busy', { status: 429, headers: { 'retry-after': '30' } }, 'SIGNER_UNAVAILABLE'],
    ['failing', { status: 500 }, 'SIGNER_UNAVAILABLE'],
    ['answering nonsense', { status: 200, body: { welcome: true } }, 'SIGNER_FORBIDDEN'],
    [
      'answering with the key of somebody else',
      {
        status: 200,
        body: {
          key: {
            kid: `https://evil.example/keys/evil/${'0'.repeat(32)}`,
            kty: 'EC',
            crv: 'P-256',
            x: 'AA',
            y: 'AA',
          },
        },
      },
      'SIGNER_UNAVAILABLE',
    ],
  ])('in a vault that is %s signs nothing, and waits for nobody', async (_what, answer, code) => {
    fake.keysAnswer = answer;
    expect(await ask('otp-bridge-log')).toMatchObject({ code });
    fake.keysAnswer = undefined;
    // Once it is well again it signs, without a new start.
    expect(await ask('otp-bridge-log')).toBe('signed');
  });

  test('whose signature does not verify has signed nothing', async () => {
    fake.signsNonsense = true;
    await expect(signer().sign('a', 'x\n')).rejects.toMatchObject({ code: 'SIGNER_UNAVAILABLE' });
    fake.signsNonsense = false;
  });
});

describe('a key file', () => {
  test('is made once, for this account alone', async () => {
    const file = join(await temporaryFolder(), 'keys', 'log.key');
    const open = async (): ReturnType<typeof openKeyFileSigner> =>
      openKeyFileSigner({ file, kind: 'ecdsa', random });
    const made = await Promise.all([open(), open()]);
    const ids = await Promise.all(made.map(async (one) => (await one.verifierKey('a')).keyId));
    expect(new Set(ids).size).toBe(1);
    if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600);
    await writeFile(file, (await readFile(file, 'utf8')).slice(0, 60));
    await expect(open()).rejects.toMatchObject({ code: 'SIGNING_KEY_MALFORMED' });
    if (process.platform === 'win32') return;
    await chmod(file, 0o640);
    await expect(open()).rejects.toMatchObject({ code: 'SIGNING_KEY_READABLE_BY_OTHERS' });
  });

  test('of another kind is refused', async () => {
    const file = join(await temporaryFolder(), 'log.key');
    await openKeyFileSigner({ file, kind: 'ed25519', random });
    await expect(openKeyFileSigner({ file, kind: 'ecdsa', random })).rejects.toMatchObject({
      code: 'SIGNING_KEY_MALFORMED',
    });
  });
});

test.each([
  ['0', '00'.repeat(64), '3006020100020100'],
  [
    'a high bit',
    `80${'00'.repeat(31)}${'00'.repeat(31)}7f`,
    `302602210080${'00'.repeat(31)}02017f`,
  ],
])('r and s become DER: %s', (_what, raw, der) => {
  expect(Buffer.from(derSignature(Buffer.from(raw, 'hex')) ?? []).toString('hex')).toBe(der);
  expect(derSignature(Buffer.alloc(63))).toBeUndefined();
});
