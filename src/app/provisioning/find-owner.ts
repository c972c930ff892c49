// From what was typed to one person, for somebody who sets up tokens: the role first, and never a guess.
import type { PersonId } from '../../domain/ids.js';
import type { Person } from '../../ports/directory.js';
import type { Typed, Whom } from '../looking/who.js';
import type { Deps } from '../deps.js';
import { findPerson } from '../looking/find-person.js';
import { holdsRight } from '../looking/role-lookup.js';
import type { FindRefusal } from './provisioning.js';

type OwnerRefusal = Exclude<FindRefusal, { readonly code: 'NO_TOKEN' | 'SEVERAL_TOKENS' }>;

type Needs = Pick<Deps, 'directory' | 'policy'>;

export async function findOwner(
  deps: Needs,
  asker: PersonId,
  typed: Typed<Whom>,
): Promise<Person | OwnerRefusal> {
  if (!(await holdsRight(deps, asker, 'provisioner'))) return { code: 'NOT_A_PROVISIONER' };
  if (typed.typedName.trim() === '' && typed.person === undefined) return { code: 'NAME_MISSING' };
  const found = await findPerson<Whom>(deps.directory, typed);
  return 'code' in found ? found : found.person;
}
