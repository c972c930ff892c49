// What the use cases of provisioning are made of.
import type { Log } from '../../ports/log.js';
import type { Deps } from '../deps.js';
import type { LendSeed } from '../looking/lend-seed.js';
import type { UnderRequest } from './under-request.js';

export type ProvisioningNeeds = Deps & {
  readonly lend: LendSeed;
  readonly log: Log;
  /** Milliseconds that the vault may take for one seed. */
  readonly vaultBudgetMs: number;
  readonly underRequest: UnderRequest;
};
