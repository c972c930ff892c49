// Whom the policy has something told, and who of them has no chat that is open to us.
import { inParts } from '../../domain/in-parts.js';
import type { Policy } from '../../domain/policy/policy.js';
import type { Role } from '../../domain/policy/roles.js';
import type { Person } from '../../ports/directory.js';
import type { Deps } from '../deps.js';
import { readValue } from '../commit/reading.js';
import { personRow } from '../commit/rows/names.js';
import { personSchema } from '../commit/rows/schemas.js';
import type { Closed } from '../commit/rows/schemas.js';
import { whyClosed } from '../commit/want-chat.js';
import { findHolders } from './role-lookup.js';

type Needs = Pick<Deps, 'store' | 'tenantId' | 'directory'>;

/** Who asks or sets up writes first; these are written to. */
const TOLD: readonly Role[] = ['approver', 'security', 'auditor', 'operator'];

/** Rows that are asked for at once. */
const READ_AT_ONCE = 50;

export type Unreached = { readonly person: Person; readonly why: Closed };
/** `told`: how many there are in all. */
export type Reach = { readonly told: number; readonly unreached: readonly Unreached[] };

/** Throws `DirectoryUnavailable` and `StoreUnavailable`. */
export async function readUnreached(deps: Needs, policy: Policy): Promise<Reach> {
  const held = TOLD.map(async (role) => findHolders(deps.directory, policy, role));
  const told = new Map((await Promise.all(held)).flat().map((person) => [person.id, person]));
  const unreached: Unreached[] = [];
  for (const people of inParts([...told.values()], READ_AT_ONCE)) {
    const found = await Promise.all(people.map(async (one) => asUnreached(deps, one)));
    unreached.push(...found.flatMap((one) => one ?? []));
  }
  return { told: told.size, unreached };
}

/** Theirs alone: of everybody who was ever met there may be tens of thousands. */
async function asUnreached(
  { store, tenantId }: Needs,
  person: Person,
): Promise<Unreached | undefined> {
  const row = await store.get(tenantId, personRow(person.id));
  const why = whyClosed(row && readValue(personSchema, row));
  return why === undefined ? undefined : { person, why };
}
