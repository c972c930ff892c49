// Where sealed seeds lie. A vault never sees a seed in the clear: what it holds is useless without the data key, which
// lies in the token's store row.
import type { Instant, ReadId, SeedReference } from '../domain/ids.js';
import type { SealedSeed } from '../domain/tokens/sealed-seed.js';

/** How far a destruction got: a vault with purge protection keeps the (already undecipherable) remains until a date. */
export type Destroyed = { readonly remainsUntil?: Instant };

/** `read`: what the vault's own log calls it, where it keeps one. */
export type ReadOptions = { readonly read?: ReadId };

/** `until`: an end that the vault may note; whoever put it destroys it. */
export type PutOptions = ReadOptions & { readonly until?: Instant };

export interface SeedVault {
  /**
   * Stores under a reference that was never used before. Putting the same sealed seed again is no error (a repeated
   * call after a lost answer); another one under the same reference throws `SeedUnreadable`.
   */
  put(reference: SeedReference, sealed: SealedSeed, options?: PutOptions): Promise<void>;
  /** Throws `SeedNotFound`, `SeedUnreadable`, `VaultForbidden` or `VaultUnavailable`; answers within its budget of seconds. */
  get(reference: SeedReference, options?: ReadOptions): Promise<SealedSeed>;
  /** Idempotent: destroying what is not there is a success. */
  destroy(reference: SeedReference): Promise<Destroyed>;
}
