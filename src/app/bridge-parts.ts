// What a bridge is put together from: its tenant, its ports, and the times that it may take.
import type { TenantId } from '../domain/ids.js';
import type { Policy } from '../domain/policy/policy.js';
import type { Clock } from '../ports/clock.js';
import type { Directory } from '../ports/directory.js';
import type { Log } from '../ports/log.js';
import type { Messenger } from '../ports/messenger.js';
import type { Random } from '../ports/random.js';
import type { SeedVault } from '../ports/seed-vault.js';
import type { Siem } from '../ports/siem.js';
import type { Store } from '../ports/store.js';
import type { Trace } from '../ports/trace.js';
import type { Checkpointing } from './audit/checkpointing.js';

export type BridgeParts = {
  readonly tenantId: TenantId;
  readonly store: Store;
  readonly vault: SeedVault;
  readonly directory: Directory;
  readonly messenger: Messenger;
  readonly clock: Clock;
  readonly random: Random;
  readonly policy: () => Policy;
  /** Called where another instance has taken over another policy; resolves once it was looked for. */
  readonly policyMoved: () => Promise<void>;
  readonly log: Log;
  readonly trace: Trace;
  /** Milliseconds that the vault may take for one seed. */
  readonly vaultBudgetMs: number;
  /** Milliseconds that the directory may take for one answer. */
  readonly directoryBudgetMs?: number;
  /** With what the log of the audit is signed, and where that is kept; absent: nobody looks after it, as in a rehearsal. */
  readonly checkpointing?: Checkpointing;
  /** Where entries of the logs go on to. */
  readonly siem?: Siem;
  /** Milliseconds between looks into the outbox when nobody says anything. */
  readonly lookEveryMs: number;
};
