// `/whoami`: as whom the bot knows you, and what you may do here.
import type { Bridge } from '../bridge.js';
import type { Deps } from '../deps.js';
import { roleLookup } from './role-lookup.js';

export function whoAmI({
  directory,
  policy,
}: Pick<Deps, 'directory' | 'policy'>): Bridge['whoAmI'] {
  return async ({ personId }) => {
    const person = await directory.person(personId);
    if (person === undefined) return undefined;
    return {
      name: person.displayName,
      account: person.userPrincipalName,
      roles: await roleLookup(directory, policy())(personId),
    };
  };
}
