// The real vault and the real store, of which a rehearsal gets what is its own: another partition, or another's reference, is a bug
// of ours, and ends it before anything is asked of them.
import { OF_REHEARSAL, parseRehearsalReference } from '../../domain/ids.js';
import type { RehearsalId, SeedReference, TenantId } from '../../domain/ids.js';
import { InvariantBroken } from '../../domain/outcome.js';
import type { Messenger } from '../../ports/messenger.js';
import type { Random } from '../../ports/random.js';
import type { SeedVault } from '../../ports/seed-vault.js';
import type { Store } from '../../ports/store.js';

export function ownStore(store: Store, rehearsal: RehearsalId): Store {
  const own = (partition: TenantId): RehearsalId => {
    if (partition === rehearsal) return rehearsal;
    throw new InvariantBroken('a rehearsal keeps to its own partition');
  };
  return {
    get: async (partition, row) => store.get(own(partition), row),
    list: async (partition, range) => store.list(own(partition), range),
    commit: async (partition, changes) => store.commit(own(partition), changes),
    // It is the command's, which goes on.
    close: async () => undefined,
  };
}

export function ownVault(vault: SeedVault): SeedVault {
  const own = (reference: SeedReference): SeedReference => {
    const ours = parseRehearsalReference(reference);
    if (ours !== undefined) return ours;
    throw new InvariantBroken('a rehearsal keeps to seeds of its own');
  };
  return {
    put: async (reference, sealed) => vault.put(own(reference), sealed),
    get: async (reference) => vault.get(own(reference)),
    destroy: async (reference) => vault.destroy(own(reference)),
  };
}

/** Every id is told by its name. */
export function ownRandom(random: Random): Random {
  return { bytes: (length) => random.bytes(length), id: () => `${OF_REHEARSAL}${random.id()}` };
}

/** The cast has no chats: what would be told is told to nobody. */
export const toldToNobody: Messenger = {
  send: async () => 'rehearsal',
  update: async () => undefined,
  open: async () => ({ rehearsal: true }),
};
