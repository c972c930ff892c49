// From what was typed to one person, for somebody who sets up tokens: the role first, and never a guess.
import type { PersonId } from '../../domain/ids.js';
import type { Person } from '../../ports/directory.js';
import type { Deps } from '../deps.js';
import { findPerson } from '../find-person.js';
import { holdsRight } from '../role-lookup.js';
import type { FindRefusal } from './provisioning.js';

type Needs = Pick<Deps, 'directory' | 'policy'>;

export async function findOwner(
  deps: Needs,
  asker: PersonId,
  typed: string,
): Promise<Person | FindRefusal> {
  if (!(await holdsRight(deps, asker, 'provisioner'))) return { code: 'NOT_A_PROVISIONER' };
  if (typed.trim() === '') return { code: 'NAME_MISSING' };
  return findPerson(deps.directory, typed);
}
