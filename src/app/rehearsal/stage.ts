// What a rehearsal stands on while it plays.
import type { RehearsalId, RehearsalTokenId, RequestId, Instant } from '../../domain/ids.js';
import type { Policy } from '../../domain/policy/policy.js';
import type { Clock } from '../../ports/clock.js';
import type { Directory } from '../../ports/directory.js';
import type { Random } from '../../ports/random.js';
import type { SeedVault } from '../../ports/seed-vault.js';
import type { Store } from '../../ports/store.js';
import { directoryWith, makeCast, policyFor } from './cast.js';
import type { Cast } from './cast.js';
import { ownRandom, ownStore, ownVault, toldToNobody } from './own-ground.js';
import type { OpenBridge, RehearsedBridge } from './rehearsed-bridge.js';

/** The deployment that it is played in. */
export type RealGround = {
  readonly store: Store;
  readonly vault: SeedVault;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly random: Random;
  readonly policy: Policy;
  /** From a clock that others go by; undefined where there is none to compare with. */
  readonly clockErrorSeconds: () => Promise<number | undefined>;
  readonly waitUntil: (time: Instant) => Promise<void>;
  readonly openBridge: OpenBridge;
};

export type Stage = {
  readonly id: RehearsalId;
  readonly real: RealGround;
  readonly policy: Policy;
  readonly cast: Cast;
  /** Of the real ones, what is its own. */
  readonly store: Store;
  readonly vault: SeedVault;
  readonly random: Random;
  /** Opened once. */
  readonly open: () => Promise<RehearsedBridge>;
  secret: Uint8Array;
  /** No other token can be written here. */
  token?: RehearsalTokenId;
  request?: RequestId;
};

export function setStage(real: RealGround, id: RehearsalId): Stage {
  const cast = makeCast(real.random);
  const own = {
    store: ownStore(real.store, id),
    vault: ownVault(real.vault),
    random: ownRandom(real.random),
  };
  const parts = {
    ...own,
    tenantId: id,
    directory: directoryWith(cast, real.directory),
    messenger: toldToNobody,
    policy: policyFor(cast, real.policy),
  };
  const late: { bridge?: Promise<RehearsedBridge> } = {};
  const open = async (): Promise<RehearsedBridge> => (late.bridge ??= real.openBridge(parts));
  return { id, real, policy: real.policy, cast, ...own, open, secret: new Uint8Array() };
}
