// The key of one backup. What opens the file lies half in the vault and half in the file, so that neither a copy of the one nor of
// the other is of any use, and nobody opens the file any more once the vault's half is destroyed.
import { hkdfSync } from 'node:crypto';
import { parseSeedReference, parseTokenId, plusDays } from '../../domain/ids.js';
import type { Instant, SeedReference, TenantId, TokenId } from '../../domain/ids.js';
import { Seed } from '../../domain/otp/seed.js';
import { InvariantBroken, ok, refused } from '../../domain/outcome.js';
import type { Outcome } from '../../domain/outcome.js';
import { openSealedSeed, sealSeed } from '../../domain/tokens/sealed-seed.js';
import type { SealBinding } from '../../domain/tokens/sealed-seed.js';
import { SeedNotFound, SeedUnreadable } from '../../ports/fault.js';
import type { Deps } from '../deps.js';
import { isBackupKey } from '../commit/rows/tenant-items.js';

/** In the file's first line. */
export type KeyHeader = {
  /** Where the vault's half is. */
  readonly reference: SeedReference;
  /** The file's half: 32 bytes in base64url. */
  readonly half: string;
  /** From then on the vault's half is destroyed. */
  readonly until: Instant;
};

/** For the data keys in it, and for the mac over all of it. */
export type BackupKeys = { readonly seal: Uint8Array; readonly mac: Uint8Array };

export type KeyRefusal =
  /** Its key is not in the vault: destroyed, or its time is over. */
  | { readonly code: 'BACKUP_FORGOTTEN' }
  /** What the file says of its key does not fit what is in the vault. */
  | { readonly code: 'BACKUP_EDITED' };

type Needs = Pick<Deps, 'vault' | 'tenantId' | 'clock'>;

const BYTES = 32;

/** Puts the vault's half. `days`: how long it lasts. Throws the vault's faults. */
export async function makeBackupKey(
  { vault, tenantId, clock, random }: Needs & Pick<Deps, 'random'>,
  days: number,
): Promise<{ readonly header: KeyHeader; readonly keys: BackupKeys }> {
  const reference = parseSeedReference(`backup-${random.id()}`);
  if (reference === undefined) throw new InvariantBroken('random ids are vault references');
  const half = random.bytes(BYTES);
  const until = plusDays(clock.now(), days);
  const made = Seed.fromBytes(random.bytes(BYTES));
  if (!made.ok) throw new InvariantBroken('a key is as long as some seeds are');
  const sealed = sealSeed({
    seed: made.value,
    dataKey: half,
    nonce: random.bytes(12),
    binding: bindingOf(tenantId, reference),
  });
  await vault.put(reference, sealed, { until });
  const header = { reference, half: Buffer.from(half).toString('base64url'), until };
  return { header, keys: keysOf(made.value) };
}

/** Throws `VaultUnavailable` or `VaultForbidden`. */
export async function fetchBackupKey(
  { vault, tenantId, clock }: Needs,
  { reference, half, until }: KeyHeader,
): Promise<Outcome<BackupKeys, KeyRefusal>> {
  if (!isBackupKey(reference)) return refused({ code: 'BACKUP_EDITED' });
  if (clock.now() >= until) return refused({ code: 'BACKUP_FORGOTTEN' });
  try {
    const opened = openSealedSeed({
      sealed: await vault.get(reference),
      dataKey: Buffer.from(half, 'base64url'),
      binding: bindingOf(tenantId, reference),
    });
    return opened.ok ? ok(keysOf(opened.value)) : refused({ code: 'BACKUP_EDITED' });
  } catch (error) {
    if (error instanceof SeedNotFound) return refused({ code: 'BACKUP_FORGOTTEN' });
    // Disabled by hand, or something else is there: nobody opens the file with that.
    if (error instanceof SeedUnreadable) return refused({ code: 'BACKUP_FORGOTTEN' });
    throw error;
  }
}

function bindingOf(tenantId: TenantId, reference: SeedReference): SealBinding {
  return { tenantId, tokenId: BACKUP, reference };
}

const BACKUP: TokenId = backupId();

/** No token is called that: their ids are random. */
function backupId(): TokenId {
  const id = parseTokenId('of-a-backup');
  if (id === undefined) throw new InvariantBroken('a token id');
  return id;
}

function keysOf(made: Seed): BackupKeys {
  const keyFor = (use: string): Uint8Array =>
    made.use(
      (bytes) => new Uint8Array(hkdfSync('sha256', bytes, '', `otp-bridge/backup/${use}`, BYTES)),
    );
  const keys = { seal: keyFor('seal'), mac: keyFor('mac') };
  made.wipe();
  return keys;
}
