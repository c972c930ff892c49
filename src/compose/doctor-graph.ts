// How the doctor asks Graph: with more patience than a turn has.
import type { TokenCredential } from '@azure/identity';
import { GraphDirectory } from '../adapters/azure/graph-directory.js';
import { tokenSource } from '../adapters/azure/token-source.js';

export const DOCTOR_BUDGET_MS = 15_000;

/** Tokens of a managed identity are kept for a day and cannot be renewed before (managed-identity-best-practice-recommendations). */
export const LATE =
  'A permission that was granted after the first start can take up to 24 hours to reach the identity, and nothing makes it come sooner.';

export function graph(endpoint: string, credential: TokenCredential): GraphDirectory {
  return new GraphDirectory({
    endpoint,
    token: tokenSource(credential),
    budgetMs: DOCTOR_BUDGET_MS,
  });
}
