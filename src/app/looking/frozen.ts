// Does a freeze stop this disclosure? Every decision that lets a code or a seed out asks here, with the reading of its own
// commit: a freeze that comes in between makes that commit fail, and the decision is made afresh.
import { isFrozenFor } from '../../domain/policy/freeze.js';
import type { Freezes } from '../../domain/policy/freeze.js';
import { InvariantBroken } from '../../domain/outcome.js';
import type { Token } from '../../domain/tokens/token.js';
import type { Reading } from '../commit/reading.js';
import { FREEZE } from '../commit/rows/names.js';
import { freezeSchema } from '../commit/rows/schemas.js';

export async function readFreezes(reading: Reading): Promise<Freezes> {
  const freezes = await reading.get(FREEZE, freezeSchema);
  if (freezes === undefined) throw new InvariantBroken('the tenant has not been opened');
  return freezes;
}

/** All is frozen, or everything of this token's owner, or this one token. */
export async function isFrozen(
  reading: Reading,
  token: Pick<Token, 'ownerId' | 'frozen'>,
): Promise<boolean> {
  return isFrozenFor(await readFreezes(reading), token.ownerId) || token.frozen;
}
