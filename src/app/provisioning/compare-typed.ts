// A code that was typed as from a token, held against its seed: the seed is lent, and nothing of it is given away.
import type { ReadId } from '../../domain/ids.js';
import { findDrift } from '../../domain/otp/drift.js';
import type { Drift } from '../../domain/otp/drift.js';
import type { Token } from '../../domain/tokens/token.js';
import type { Deps } from '../deps.js';
import type { LendSeed } from '../looking/lend-seed.js';

type Needs = Pick<Deps, 'clock'> & { readonly lend: LendSeed };

/** How far the token's clock is off; undefined where the code is not its own. Throws the vault's faults. */
export type CompareTyped = (
  token: Token,
  typed: string,
  read: ReadId,
) => Promise<Drift | undefined>;

export function compareTypedWith({ clock, lend }: Needs): CompareTyped {
  return async (token, typed, read) => {
    const { parameters } = token;
    const now = clock.now();
    return lend(token, read, (seed) => findDrift({ seed, parameters, typed, now }));
  };
}
