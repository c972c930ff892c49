// How the doctor asks Graph: with more patience than a turn has.
import type { TokenCredential } from '@azure/identity';
import { GraphDirectory } from '../adapters/azure/graph-directory.js';
import { tokenSource } from '../adapters/azure/token-source.js';

export const DOCTOR_BUDGET_MS = 15_000;

export function graph(endpoint: string, credential: TokenCredential): GraphDirectory {
  return new GraphDirectory({
    endpoint,
    token: tokenSource(credential),
    budgetMs: DOCTOR_BUDGET_MS,
  });
}
