import { execFileSync } from 'node:child_process';
import { createSecretKey } from 'node:crypto';
import {
  copyFile,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';

import { describe, expect, test } from '@jest/globals';

import { SealedFileVault } from '../../../src/adapters/local/sealed-file-vault.js';
import type { SeedReference } from '../../../src/domain/ids.js';
import { someSealedSeed } from '../../contract/seed-vault.contract.js';
import { FakeRandom } from '../../fakes/fake-random.js';
import { temporaryFolder } from './temporary-folder.js';

const random = new FakeRandom('sealed-file-vault');
const masterKey = createSecretKey(new Uint8Array(32).fill(3));
const onPosix = process.platform === 'win32' ? test.skip : test;
const UNREADABLE = { code: 'SEED_UNREADABLE' };
const UNAVAILABLE = { code: 'VAULT_UNAVAILABLE', retryable: true };

function openVault(folder: string, changes: object = {}): Promise<SealedFileVault> {
  return SealedFileVault.open({ folder, masterKey, random, budgetMs: 60_000, ...changes });
}

async function vaultWithOne() {
  const folder = join(await temporaryFolder(), 'vault');
  const vault = await openVault(folder);
  const reference = random.id() as SeedReference;
  const sealed = someSealedSeed(random, reference);
  await vault.put(reference, sealed);
  return { vault, folder, reference, sealed, path: join(folder, `${reference}.sealed`) };
}

describe('the folder of sealed files', () => {
  test('keeps a seed over a restart', async () => {
    const { folder, reference, sealed } = await vaultWithOne();
    expect(await (await openVault(folder)).get(reference)).toEqual(sealed);
  });

  test('holds one file a reference and nothing half written', async () => {
    const { vault, folder, reference, sealed } = await vaultWithOne();
    await vault.put(reference, sealed);
    expect((await readdir(folder)).sort()).toEqual(
      [`${reference}.sealed`, 'master-key.check'].sort(),
    );
  });

  test('shows nothing of the sealed seed without the master key', async () => {
    const { path, sealed } = await vaultWithOne();
    const content = await readFile(path);
    expect(content.includes(sealed.ciphertext)).toBe(false);
    expect(content.includes(Buffer.from(sealed.ciphertext, 'base64url'))).toBe(false);
  });

  onPosix('is for its owner alone', async () => {
    const { folder, path } = await vaultWithOne();
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  test('never rewrites a file', async () => {
    const { vault, path, reference, sealed } = await vaultWithOne();
    const [before, inode] = [await readFile(path), (await stat(path)).ino];
    await vault.put(reference, sealed);
    await vault.put(reference, someSealedSeed(random, reference)).catch(() => undefined);
    expect(await readFile(path)).toEqual(before);
    expect((await stat(path)).ino).toBe(inode);
  });

  test('takes one of two different seeds put at once, and tells the other', async () => {
    const folder = await temporaryFolder();
    const vaults = [await openVault(folder), await openVault(folder)];
    const reference = random.id() as SeedReference;
    const both = vaults.map((vault) => ({ vault, sealed: someSealedSeed(random, reference) }));
    const done = await Promise.allSettled(
      both.map(({ vault, sealed }) => vault.put(reference, sealed)),
    );
    const won = done.findIndex(({ status }) => status === 'fulfilled');
    expect(done[1 - won]).toMatchObject({ status: 'rejected', reason: UNREADABLE });
    expect(await vaults[0]?.get(reference)).toEqual(both[won]?.sealed);
  });
});

describe('a damaged file', () => {
  test('is refused at every changed bit', async () => {
    const { vault, path, reference } = await vaultWithOne();
    const good = await readFile(path);
    for (let at = 0; at < good.length; at += 1) {
      const changed = Buffer.from(good);
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
      await writeFile(path, changed);
      await expect(vault.get(reference)).rejects.toMatchObject(UNREADABLE);
    }
  });

  test.each([0, 1, 28, 29, 60])(
    'is refused when only its first %i bytes are there',
    async (length) => {
      const { vault, path, reference, sealed } = await vaultWithOne();
      await writeFile(path, (await readFile(path)).subarray(0, length));
      await expect(vault.get(reference)).rejects.toMatchObject(UNREADABLE);
      await expect(vault.put(reference, sealed)).rejects.toMatchObject(UNREADABLE);
    },
  );

  onPosix('is refused without being read when it is far too long', async () => {
    const { vault, path, reference } = await vaultWithOne();
    // More than Node reads at once; it takes no room on the disk.
    await truncate(path, 3 * 2 ** 30);
    await expect(vault.get(reference)).rejects.toMatchObject(UNREADABLE);
  });

  test('is refused when it is the file of another reference', async () => {
    const { vault, folder, path } = await vaultWithOne();
    const other = random.id() as SeedReference;
    await copyFile(path, join(folder, `${other}.sealed`));
    await expect(vault.get(other)).rejects.toMatchObject(UNREADABLE);
  });

  test('is not what a crash while writing leaves behind, and is destroyed with its reference', async () => {
    const { vault, folder, sealed } = await vaultWithOne();
    const reference = random.id() as SeedReference;
    await writeFile(join(folder, `${reference}.sealed.abc.unfinished`), 'half');
    await expect(vault.get(reference)).rejects.toMatchObject({ code: 'SEED_NOT_FOUND' });
    await vault.put(reference, sealed);
    await vault.destroy(reference);
    expect((await readdir(folder)).filter((name) => name.startsWith(reference))).toEqual([]);
  });

  test('is destroyed like any other', async () => {
    const { vault, path, reference } = await vaultWithOne();
    await writeFile(path, 'damaged');
    await vault.destroy(reference);
    await expect(vault.get(reference)).rejects.toMatchObject({ code: 'SEED_NOT_FOUND' });
  });
});

describe('a vault folder that is not as it was', () => {
  test('is unavailable, not empty, when it is gone or another stands in its place', async () => {
    const { vault, folder, reference, sealed } = await vaultWithOne();
    const allFail = async (): Promise<void> => {
      await expect(vault.get(reference)).rejects.toMatchObject(UNAVAILABLE);
      await expect(vault.put(reference, sealed)).rejects.toMatchObject(UNAVAILABLE);
      await expect(vault.destroy(reference)).rejects.toMatchObject(UNAVAILABLE);
    };
    await rename(folder, `${folder}-elsewhere`);
    await allFail();
    await mkdir(folder);
    await allFail();
  });

  test('stops the start with another master key', async () => {
    const { folder } = await vaultWithOne();
    const other = createSecretKey(new Uint8Array(32).fill(4));
    await expect(openVault(folder, { masterKey: other })).rejects.toMatchObject({
      code: 'MASTER_KEY_NOT_OF_THIS_VAULT',
    });
  });

  test('stops the start when a file stands in its place', async () => {
    const path = join(await temporaryFolder(), 'vault');
    await writeFile(path, '');
    await expect(openVault(path)).rejects.toMatchObject({ code: 'VAULT_FOLDER_INACCESSIBLE' });
  });

  test('is unavailable when the file cannot be read as one', async () => {
    const { vault, path, reference } = await vaultWithOne();
    await rm(path);
    await mkdir(path);
    await expect(vault.get(reference)).rejects.toMatchObject(UNAVAILABLE);
  });

  onPosix('is unavailable when the disk does not answer within the budget', async () => {
    const { folder, path, reference } = await vaultWithOne();
    const vault = await openVault(folder, { budgetMs: 20 });
    await rm(path);
    // Opening a pipe waits for somebody who writes: as a network share waits that has gone.
    execFileSync('mkfifo', [path]);
    await expect(vault.get(reference)).rejects.toMatchObject(UNAVAILABLE);
    await (await open(path, 'w')).close();
  });
});

test.each(['', 'short', '../../etc/passwd', 'a/b-c-d-e-f', 'Capital-letter', 'with.a.full.stop'])(
  'the reference "%s" is a bug of ours',
  async (text) => {
    const { vault, sealed } = await vaultWithOne();
    const reference = text as SeedReference;
    const bug = { code: 'INVARIANT_BROKEN' };
    await expect(vault.get(reference)).rejects.toMatchObject(bug);
    await expect(vault.put(reference, sealed)).rejects.toMatchObject(bug);
    await expect(vault.destroy(reference)).rejects.toMatchObject(bug);
  },
);
