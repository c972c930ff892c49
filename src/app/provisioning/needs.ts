// What the use cases of provisioning are made of, and who is at the page.
import type { CaseId } from '../../domain/ids.js';
import type { Log } from '../../ports/log.js';
import type { Actor } from '../looking/who.js';
import type { Deps } from '../deps.js';
import type { LendSeed } from '../looking/lend-seed.js';

export type ProvisioningNeeds = Deps & {
  readonly lend: LendSeed;
  readonly log: Log;
  /** Milliseconds that the vault may take for one seed. */
  readonly vaultBudgetMs: number;
};

/** Somebody in a case, by a session or a verified sign-in. */
export type InCase = {
  readonly actor: Actor;
  readonly caseId: CaseId;
  /** Digest of what the browser proved itself with. */
  readonly session: string;
};
