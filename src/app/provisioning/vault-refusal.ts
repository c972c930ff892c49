// What the world's failing on the way to a seed is to the one who waits for it.
import { Fault } from '../../ports/fault.js';
import type { VaultRefusal } from './provisioning.js';

/** Throws again whatever is no fault: that is our own bug. */
export function vaultRefusal(error: unknown): VaultRefusal {
  if (error instanceof Fault) return { code: 'VAULT_FAILED', retryable: error.retryable };
  throw error;
}
