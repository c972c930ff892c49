// What the world's failing on the way to a seed is to the one who waits for it.
import { ok, refused } from '../../domain/outcome.js';
import type { Outcome } from '../../domain/outcome.js';
import { Fault } from '../../ports/fault.js';
import type { VaultRefusal } from './provisioning.js';

/** Throws again whatever is no fault: that is our own bug. */
export function vaultRefusal(error: unknown): VaultRefusal {
  if (error instanceof Fault) return { code: 'VAULT_FAILED', retryable: error.retryable };
  throw error;
}

/** Throws as {@link vaultRefusal} does. */
export async function unlessVaultFails<T>(work: Promise<T>): Promise<Outcome<T, VaultRefusal>> {
  try {
    return ok(await work);
  } catch (error) {
    return refused(vaultRefusal(error));
  }
}
