// From what was typed to one person, for somebody who sets up tokens: the role first, and never a guess.
import type { PersonId } from '../../domain/ids.js';
import type { Person } from '../../ports/directory.js';
import type { Deps } from '../deps.js';
import { mention } from '../find-asked-token.js';
import { roleLookup } from '../role-lookup.js';
import type { FindRefusal } from './provisioning.js';

type Needs = Pick<Deps, 'directory' | 'policy'>;

export async function findOwner(
  { directory, policy }: Needs,
  asker: PersonId,
  typed: string,
): Promise<Person | FindRefusal> {
  const roles = await roleLookup(directory, policy())(asker);
  if (!roles.includes('provisioner')) return { code: 'NOT_A_PROVISIONER' };
  if (typed.trim() === '') return { code: 'NAME_MISSING' };
  const found = await directory.find(typed);
  const address = typed.trim().toLowerCase();
  const theirs = found.filter((person) => person.userPrincipalName.toLowerCase() === address);
  const people = theirs.length === 1 ? theirs : found;
  const [owner, ...others] = people;
  if (owner === undefined) {
    const nearest = (await directory.similar(typed)).map(mention);
    return { code: 'UNKNOWN_PERSON', typed, nearest };
  }
  if (others.length > 0) return { code: 'SEVERAL_PEOPLE', people: people.map(mention) };
  return owner;
}
