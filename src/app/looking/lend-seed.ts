// The one place where a kept seed is in the clear: vault → sealed seed → seed, lent for one synchronous use, then wiped.
import type { ReadId } from '../../domain/ids.js';
import type { Seed } from '../../domain/otp/seed.js';
import { openSealedSeed } from '../../domain/tokens/sealed-seed.js';
import type { Token } from '../../domain/tokens/token.js';
import { answerWithin } from '../../ports/answer-within.js';
import { SeedNotFound, SeedUnreadable, VaultUnavailable } from '../../ports/fault.js';
import type { Deps } from '../deps.js';
import { readValue } from '../commit/reading.js';
import { seedKeyRow } from '../commit/rows/names.js';
import { seedKeySchema } from '../commit/rows/token-row.js';

const late = (): VaultUnavailable => new VaultUnavailable('the vault did not answer in time');

/** `read`: what it is called in the vault's own log; the audit has it too. */
export type LendSeed = <T>(token: Token, read: ReadId, borrow: (seed: Seed) => T) => Promise<T>;

/** Throws `VaultUnavailable`, `VaultForbidden`, `SeedNotFound`, `SeedUnreadable` or `StoreUnavailable`; within the budget. */
export function lendSeed(
  deps: Pick<Deps, 'vault' | 'store' | 'tenantId'> & { readonly vaultBudgetMs: number },
): LendSeed {
  return async (token, read, borrow) => {
    const row = await deps.store.get(deps.tenantId, seedKeyRow(token.id));
    if (row === undefined) throw new SeedNotFound('the seed has been destroyed');
    const { reference, key } = readValue(seedKeySchema, row);
    // A vault that hangs must not hang the person who pressed the button.
    const sealed = await answerWithin(
      deps.vaultBudgetMs,
      deps.vault.get(reference, { read }),
      late,
    );
    const dataKey = Buffer.from(key, 'base64');
    try {
      const binding = { tenantId: deps.tenantId, tokenId: token.id, reference };
      const opened = openSealedSeed({ sealed, dataKey, binding });
      if (!opened.ok) throw new SeedUnreadable('the vault returned something else than was put');
      const seed = opened.value;
      try {
        return borrow(seed);
      } finally {
        seed.wipe();
      }
    } finally {
      dataKey.fill(0);
    }
  };
}
