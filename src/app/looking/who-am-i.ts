// `/whoami`: as whom the bot knows you, and what you may do here.
import type { Bridge } from '../bridge.js';
import type { Deps } from '../deps.js';
import { roleLookup } from './role-lookup.js';

export function whoAmI({
  directory,
  policy,
  strangers,
}: Pick<Deps, 'directory' | 'policy' | 'strangers'>): Bridge['whoAmI'] {
  return async ({ personId }) => {
    const person = await directory.person(personId);
    const roles = person && (await roleLookup(directory, policy())(personId));
    if (roles === undefined || roles.length === 0) strangers.spend(personId, 'other');
    if (person === undefined || roles === undefined) return undefined;
    return { name: person.displayName, account: person.userPrincipalName, roles };
  };
}
