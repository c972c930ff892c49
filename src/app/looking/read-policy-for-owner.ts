// The policy as it stands for one account owner now: how many must agree to a code of theirs.
import type { GroupId, PersonId } from '../../domain/ids.js';
import { rulesForOwner } from '../../domain/policy/approval-rules.js';
import type { Policy } from '../../domain/policy/policy.js';

/** Asks for the owner's groups only where a rule could name one. */
export async function readPolicyForOwner(
  policy: Policy,
  owner: PersonId,
  { groupsOf }: { readonly groupsOf: (person: PersonId) => Promise<readonly GroupId[]> },
): Promise<Policy> {
  if (policy.approvalsNeededFor.length === 0) return policy;
  return rulesForOwner(policy, owner, await groupsOf(owner));
}
