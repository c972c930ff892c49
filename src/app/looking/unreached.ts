// Whom the policy has something told, and who of them has no chat that is open to us.
import type { PersonId } from '../../domain/ids.js';
import { parsePersonId } from '../../domain/ids.js';
import type { Policy } from '../../domain/policy/policy.js';
import type { Role } from '../../domain/policy/roles.js';
import type { Person } from '../../ports/directory.js';
import { MAX_PAGE } from '../../ports/store.js';
import type { Deps } from '../deps.js';
import { readPages } from '../commit/read-pages.js';
import { readValue } from '../commit/reading.js';
import { PEOPLE } from '../commit/rows/names.js';
import { personSchema } from '../commit/rows/schemas.js';
import type { Closed, PersonRecord } from '../commit/rows/schemas.js';
import { whyClosed } from '../commit/want-chat.js';
import { findHolders } from './role-lookup.js';

type Needs = Pick<Deps, 'store' | 'tenantId' | 'directory'>;

/** Who asks or sets up writes first; these are written to. */
const TOLD: readonly Role[] = ['approver', 'security', 'auditor', 'operator'];

export type Unreached = { readonly person: Person; readonly why: Closed };
/** `told`: how many there are in all. */
export type Reach = { readonly told: number; readonly unreached: readonly Unreached[] };

/** Throws `DirectoryUnavailable` and `StoreUnavailable`. */
export async function readUnreached(deps: Needs, policy: Policy): Promise<Reach> {
  const held = TOLD.map(async (role) => findHolders(deps.directory, policy, role));
  const told = new Map((await Promise.all(held)).flat().map((person) => [person.id, person]));
  const known = await listKnownPeople(deps);
  const unreached = [...told.values()].flatMap((person) => {
    const why = whyClosed(known.get(person.id));
    return why === undefined ? [] : [{ person, why }];
  });
  return { told: told.size, unreached };
}

async function listKnownPeople(deps: Needs): Promise<ReadonlyMap<PersonId, PersonRecord>> {
  const known = new Map<PersonId, PersonRecord>();
  for await (const page of readPages(deps, { ...PEOPLE, limit: MAX_PAGE })) {
    for (const row of page) {
      const id = parsePersonId(row.row.slice(PEOPLE.from.length));
      if (id !== undefined) known.set(id, readValue(personSchema, row));
    }
  }
  return known;
}
