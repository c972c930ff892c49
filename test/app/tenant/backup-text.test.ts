// A backup as text: read as it was written by whoever has both halves of its key, or refused by the name of what is wrong with it.
import { describe, expect, test } from '@jest/globals';
import { createSecretKey } from 'node:crypto';
import { fc } from '../../properties.js';
import { SealedFileVault } from '../../../src/adapters/local/sealed-file-vault.js';
import { KeyVaultSeedVault } from '../../../src/adapters/azure/key-vault-seed-vault.js';
import type { Backup } from '../../../src/app/tenant/backup.js';
import { fetchBackupKey, makeBackupKey } from '../../../src/app/tenant/backup-key.js';
import { openBackup, readBackup, writeBackup } from '../../../src/app/tenant/backup-text.js';
import { instant, parseTenantId } from '../../../src/domain/ids.js';
import { refused } from '../../../src/domain/outcome.js';
import type { Outcome } from '../../../src/domain/outcome.js';
import type { SeedVault } from '../../../src/ports/seed-vault.js';
import { temporaryFolder } from '../../adapters/local/temporary-folder.js';
import { Dice } from '../dice.js';
import { FakeClock } from '../../fakes/fake-clock.js';
import { FakeRandom } from '../../fakes/fake-random.js';
import { FakeSeedVault } from '../../fakes/fake-seed-vault.js';
import { KeyVaultFake, VAULT_TOKEN } from '../../fakes/key-vault-fake.js';
import { fine, must, TENANT } from '../trial.js';
import { isOn } from '../../../scripts/environment.mjs';

const EDITS = isOn(process.env, 'HEAVY') ? 1_000 : 150;
const DATA_KEY = 'mU3d2Zq0m6o6tY8lqk3p1r5s7u9w0x2z4A6C8E0G2I4=';

const parts = (vault: SeedVault = new FakeSeedVault(), tenantId = TENANT) => ({
  vault,
  tenantId,
  clock: new FakeClock(),
  random: new FakeRandom('backup'),
});
type Parts = ReturnType<typeof parts>;

const BACKUP: Backup = {
  tenantId: TENANT,
  at: instant(0),
  rows: [
    { row: 'audit-head', value: { seq: 1, hash: 'h' } },
    { row: 'fingerprint-key', value: { key: DATA_KEY } },
    { row: 'seed-key~one', value: { reference: 'reference-one', key: DATA_KEY, shape: 3 } },
    { row: 'token~one', value: { stage: 'enrolled' } },
  ],
};

async function written(deps: Parts, backup = BACKUP): Promise<string> {
  const { header, keys } = await makeBackupKey(deps, 30);
  return writeBackup(backup, header, keys);
}

async function opened(
  deps: Parts,
  text: string,
): Promise<Outcome<Backup, { readonly code: string }>> {
  const read = readBackup(text);
  if (!read.ok) return read;
  if (read.value.tenantId !== deps.tenantId) return refused({ code: 'OTHER_TENANT' });
  const keys = await fetchBackupKey(deps, read.value.key);
  return keys.ok ? openBackup(read.value, keys.value) : keys;
}

const codeOf = async (deps: Parts, text: string): Promise<string> => {
  const done = await opened(deps, text);
  return done.ok ? 'opened' : done.refusal.code;
};

/** An object with these keys and values, whatever they are called. */
function jsonObject(entries: readonly (readonly [string, unknown])[]): Backup['rows'][0]['value'] {
  const fields = entries.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`);
  return JSON.parse(`{${fields.join(',')}}`) as Backup['rows'][0]['value'];
}

describe('a backup as text', () => {
  // Parsed from text, so that a key called `__proto__` is one, as in every row that was read.
  const json = fc
    .array(fc.tuple(fc.oneof(fc.string(), fc.constant('__proto__')), fc.jsonValue()))
    .map((entries) => jsonObject(entries));
  const row = fc.record({ row: fc.stringMatching(/^[a-z]+~[0-9a-z]{1,9}$/), value: json });

  test('is read as it was written', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 5 }), async (rows) => {
        const deps = parts();
        const read = fine(await opened(deps, await written(deps, { ...BACKUP, rows })));
        expect(JSON.stringify(read)).toBe(JSON.stringify({ ...BACKUP, rows }));
      }),
    );
  });

  test.each(['{"__proto__":null}', '{"":{"__proto__":0}}', '{"":[{"__proto__":{}}]}'])(
    'keeps every key of %s',
    async (value) => {
      const deps = parts();
      const rows = [{ row: 'a~1', value: JSON.parse(value) as Backup['rows'][0]['value'] }];
      const read = fine(await opened(deps, await written(deps, { ...BACKUP, rows })));
      expect(JSON.stringify(read.rows[0]?.value)).toBe(value);
    },
  );

  test('says no data key, and nothing by which the vault alone or the file alone opens it', async () => {
    const deps = parts();
    const text = await written(deps);
    expect(text).not.toContain(DATA_KEY);
    expect(fine(await opened(deps, text))).toEqual(BACKUP);
  });

  test.each<readonly [string, (text: string) => string]>([
    ['NOT_A_BACKUP', () => '{"roles":{}}\n'],
    ['NOT_A_BACKUP', () => ''],
    ['BACKUP_BROKEN', (text) => text.replace('{"row":"token~one"', '{"rou":"token~one"')],
    ['BACKUP_CUT', (text) => text.slice(0, -9)],
    ['BACKUP_CUT', (text) => text.slice(0, text.lastIndexOf('{"mac"'))],
    ['BACKUP_JOINED', (text) => text + text],
    ['BACKUP_JOINED', (text) => text + text.split('\n').slice(1).join('\n')],
    ['BACKUP_EDITED', (text) => text.replace('enrolled', 'shipped')],
    ['BACKUP_EDITED', (text) => text.replace(/"half":"./, '"half":"_')],
    ['BACKUP_EDITED', (text) => text.replace('"backup-', '"bakkup-')],
    // As many signs as before, and more bytes.
    ['BACKUP_EDITED', (text) => text.replace(/"mac":"./, '"mac":"é')],
    ['BACKUP_FORGOTTEN', (text) => text.replace('"backup-', '"backup-0')],
    ['OTHER_TENANT', (text) => text.replace(TENANT, TENANT.replace('0001', '00ff'))],
  ])('is refused by its own name: %s', async (code, change) => {
    const deps = parts();
    const text = await written(deps);
    const changed = change(text);
    expect(changed).not.toBe(text);
    expect(await codeOf(deps, changed)).toBe(code);
    expect(await codeOf(deps, text)).toBe('opened');
  });

  test('is refused where its checksum was made anew by somebody without the key', async () => {
    const deps = parts();
    const other = await makeBackupKey({ ...deps, random: new FakeRandom('theirs') }, 30);
    const { header } = await makeBackupKey(deps, 30);
    expect(await codeOf(deps, writeBackup(BACKUP, header, other.keys))).toBe('BACKUP_EDITED');
  });

  test('of another tenant opens for nobody, also where the vault is shared', async () => {
    const deps = parts();
    const text = await written(deps);
    const another = must(parseTenantId('7e57ab1e-0000-4000-8000-0000000000ff'));
    const theirs = { ...deps, tenantId: another };
    expect(await codeOf(theirs, text)).toBe('OTHER_TENANT');
    expect(await codeOf(theirs, text.replace(TENANT, another))).toBe('BACKUP_EDITED');
  });

  test(`is refused whatever is changed in it: ${EDITS} random edits`, async () => {
    const deps = parts();
    const text = await written(deps);
    const dice = new Dice(7);
    for (let edit = 0; edit < EDITS; edit += 1) {
      const at = Math.floor(dice.next() * text.length);
      const until = at + dice.one([0, 1, 1, 2, 30]);
      const by = dice.one(['', ' ', 'x', '0', '"', '\n', '}', text.slice(at, at + 40)]);
      const changed = text.slice(0, at) + by + text.slice(until);
      if (changed !== text) expect(await codeOf(deps, changed)).not.toBe('opened');
    }
  });
});

const FAKE = new KeyVaultFake();
const VAULTS: readonly (readonly [string, () => Promise<SeedVault>])[] = [
  [
    'SealedFileVault',
    async () =>
      SealedFileVault.open({
        folder: await temporaryFolder(),
        masterKey: createSecretKey(new Uint8Array(32).fill(3)),
        random: new FakeRandom(),
        budgetMs: 60_000,
      }),
  ],
  [
    'KeyVaultSeedVault',
    async () => {
      await FAKE.start();
      const token = { token: VAULT_TOKEN, expiresOnTimestamp: Number.MAX_SAFE_INTEGER };
      return new KeyVaultSeedVault({
        vaultUrl: FAKE.url,
        credential: { getToken: async () => token },
        budgetMs: 60_000,
        clock: new FakeClock(),
        transport: { allowInsecureConnection: true, disableChallengeResourceVerification: true },
      });
    },
  ],
];

describe.each(VAULTS)('the key of a backup in %s', (name, make) => {
  test('opens it until it is destroyed, or its time is over, and then nobody does', async () => {
    const deps = parts(await make());
    const text = await written(deps);
    expect(await codeOf(deps, text)).toBe('opened');
    deps.clock.advanceSeconds(30 * 24 * 3600 - 1);
    expect(await codeOf(deps, text)).toBe('opened');
    deps.clock.advanceSeconds(1);
    expect(await codeOf(deps, text)).toBe('BACKUP_FORGOTTEN');
    deps.clock.advanceSeconds(-60);
    if (name === 'KeyVaultSeedVault') expect([...FAKE.secrets.values()][0]?.expires).toBe(END);
    const read = fine(readBackup(text));
    await deps.vault.destroy(read.key.reference);
    expect(await codeOf(deps, text)).toBe('BACKUP_FORGOTTEN');
    await FAKE.stop().catch(() => undefined);
  });
});

/** Seconds, as Key Vault has them. */
const END = (new FakeClock().now() + 30 * 24 * 3_600_000) / 1000;
