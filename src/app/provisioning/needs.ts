// What the use cases of provisioning are made of. None of them is lent a seed: what is shown of one goes through `discloseFreely` or
// an approved request, and what was typed is compared.
import type { Log } from '../../ports/log.js';
import type { Deps } from '../deps.js';
import type { LendSeed } from '../looking/lend-seed.js';
import type { CompareTyped } from './compare-typed.js';
import type { DiscloseFreely } from './disclose-freely.js';
import type { UnderRequest } from './under-request.js';

type Given = Deps & {
  readonly log: Log;
  /** Milliseconds that the vault may take for one seed. */
  readonly vaultBudgetMs: number;
  readonly underRequest: UnderRequest;
};

export type ProvisioningNeeds = Given & {
  readonly discloseFreely: DiscloseFreely;
  readonly compareTyped: CompareTyped;
};

/** What the room itself is given. */
export type RoomNeeds = Given & { readonly lend: LendSeed };
