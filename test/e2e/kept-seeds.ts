// What somebody with a copy of the data folder could open, with everything that lies in it: master key, sealed files,
// database. The bot may be running: its files are copied first.
import { cp, mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadMasterKey } from '../../src/adapters/local/master-key.js';
import { SealedFileVault } from '../../src/adapters/local/sealed-file-vault.js';
import { openSqliteStore } from '../../src/adapters/local/sqlite-store.js';
import { systemRandom } from '../../src/adapters/local/system-random.js';
import { seedKeySchema } from '../../src/app/commit/rows/token-row.js';
import { parseTokenId } from '../../src/domain/ids.js';
import { encodeBase32 } from '../../src/domain/otp/base32.js';
import { openSealedSeed } from '../../src/domain/tokens/sealed-seed.js';
import type { SealBinding } from '../../src/domain/tokens/sealed-seed.js';
import { must, TENANT } from '../app/trial.js';

/** Rows with the data keys. */
const KEYS = 'seed-key~';

export async function copyOfData(folder: string): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'otp-bridge-copy-'));
  await cp(folder, copy, { recursive: true });
  return copy;
}

/** Which sealed seeds there are keys for. */
export async function sealsOf(copy: string): Promise<readonly SealBinding[]> {
  const store = await openSqliteStore(join(copy, 'store.db'));
  try {
    const { rows } = await store.list(TENANT, { from: KEYS, to: `${KEYS}~`, limit: 100 });
    return rows.map(({ row, value }) => {
      const tokenId = must(parseTokenId(row.slice(KEYS.length)));
      const { reference } = seedKeySchema.parse(value);
      return { tenantId: TENANT, tokenId, reference };
    });
  } finally {
    await store.close();
  }
}

/** The seed, where any key that lies about in `folder` opens the sealed file in `sealedIn`. */
export async function openedWith(
  folder: string,
  sealedIn: string,
  binding: SealBinding,
): Promise<string | undefined> {
  const masterKey = await loadMasterKey({
    file: join(sealedIn, 'master.key'),
    random: systemRandom,
  });
  const options = { folder: join(sealedIn, 'seeds'), masterKey, random: systemRandom };
  const vault = await SealedFileVault.open({ ...options, budgetMs: 60_000 });
  const sealed = await vault.get(binding.reference);
  for (const key of await keysIn(folder)) {
    const opened = openSealedSeed({ sealed, dataKey: Buffer.from(key, 'base64'), binding });
    if (opened.ok) return opened.value.use((bytes) => encodeBase32(bytes));
  }
  return undefined;
}

async function keysIn(folder: string): Promise<ReadonlySet<string>> {
  const names = await readdir(folder);
  const files = names.filter((name) => name.startsWith('store.db'));
  const texts = await Promise.all(
    files.map(async (name) => readFile(join(folder, name), 'latin1')),
  );
  // What looks like 32 bytes in base64, wherever it stands; a longer run may begin before the key.
  return new Set(
    texts.flatMap((text) => [...text.matchAll(/(?=([\w+/-]{43}))/g)].map(([, key = '']) => key)),
  );
}
