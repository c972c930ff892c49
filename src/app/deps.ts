// What use cases are made of. Each takes only what it needs of it.
import type { TenantId } from '../domain/ids.js';
import type { Policy } from '../domain/policy/policy.js';
import type { Clock } from '../ports/clock.js';
import type { Directory } from '../ports/directory.js';
import type { Messenger } from '../ports/messenger.js';
import type { Random } from '../ports/random.js';
import type { SeedVault } from '../ports/seed-vault.js';
import type { Store } from '../ports/store.js';
import type { DecideOnce } from './looking/decide-once.js';
import type { Strangers } from './looking/strangers.js';
import type { Refusals } from './safety/refusals.js';
import type { Moment } from './commit/moment.js';
import type { Transact } from './commit/transact.js';
import type { Safety } from './safety/safety.js';

export type Deps = {
  readonly tenantId: TenantId;
  readonly store: Store;
  readonly vault: SeedVault;
  readonly directory: Directory;
  readonly messenger: Messenger;
  readonly clock: Clock;
  readonly random: Random;
  /** The policy in force now. */
  readonly policy: () => Policy;
  readonly transact: Transact;
  /** The same for what one person does: while they are refused again and again, without a commit. */
  readonly decideOnce: DecideOnce;
  /** What a look without a commit rests on. */
  readonly moment: () => Moment;
  /** What a decision asks of the room of safety: how much of something there may be, and what comes of the glass being broken. */
  readonly safety: Safety;
  /** Who has no part in what they ask for, and how often. */
  readonly strangers: Strangers;
  /** Floods of what is refused. */
  readonly refusals: Refusals;
};
