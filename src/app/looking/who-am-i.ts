// `/whoami`: as whom the bot knows you, and what you may do here; to who looks after the bot, whom it reaches not yet, too.
import type { Bridge, Unheard } from '../bridge.js';
import type { Deps } from '../deps.js';
import { mention } from './find-person.js';
import { roleLookup } from './role-lookup.js';
import { readUnreached } from './unreached.js';

type Needs = Pick<Deps, 'directory' | 'policy' | 'store' | 'tenantId' | 'strangers'>;

export function whoAmI(deps: Needs): Bridge['whoAmI'] {
  const { directory, policy, strangers } = deps;
  return async ({ personId }) => {
    const person = await directory.person(personId);
    const roles = person && (await roleLookup(directory, policy())(personId));
    if (roles === undefined || roles.length === 0) strangers.spend(personId, 'other');
    if (person === undefined || roles === undefined) return undefined;
    const looksAfter = roles.includes('operator') || roles.includes('security');
    return {
      ...mention(person),
      roles,
      ...(looksAfter ? { unreached: await listUnheard(deps) } : {}),
    };
  };
}

async function listUnheard(deps: Needs): Promise<readonly Unheard[]> {
  const { unreached } = await readUnreached(deps, deps.policy());
  return unreached.map(({ person, why }) => ({ ...mention(person), why }));
}
