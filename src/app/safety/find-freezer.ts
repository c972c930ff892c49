// Who freezes or lifts, and whether it is theirs to do. While the directory does not answer nobody is let through, but for one
// thing: to stop everything. That lets nothing out, and may be needed just then (docs/decisions/0018).
import type { PersonId } from '../../domain/ids.js';
import { mayStopAllUnasked } from '../../domain/policy/freeze.js';
import type { Named } from '../../domain/release/request.js';
import { DirectoryUnavailable } from '../../ports/fault.js';
import { findNamed } from '../looking/named-person.js';
import type { Deps } from '../deps.js';
import { holdsRight } from '../looking/role-lookup.js';

/** `directoryDown`: the policy alone said that they are of security; their name is not known then, and empty. */
export type Freezer = { readonly by: Named; readonly directoryDown: boolean };

/** Undefined: it is not theirs to do. `stopsAll`: they freeze, and everything. Throws `DirectoryUnavailable`. */
export async function findFreezer(
  deps: Pick<Deps, 'directory' | 'policy'>,
  id: PersonId,
  { stopsAll }: { readonly stopsAll: boolean },
): Promise<Freezer | undefined> {
  try {
    if (!(await holdsRight(deps, id, 'security'))) return undefined;
    return { by: await findNamed(deps.directory, id), directoryDown: false };
  } catch (error) {
    const passes = error instanceof DirectoryUnavailable && stopsAll;
    if (!passes || !mayStopAllUnasked(deps.policy(), id)) throw error;
    return { by: { id, name: '' }, directoryDown: true };
  }
}
