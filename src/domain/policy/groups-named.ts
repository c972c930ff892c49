// Every group that a policy names, wherever it does: a rule that names a group which is gone holds for nobody, in silence.
import { parseGroupId } from '../ids.js';
import type { GroupId } from '../ids.js';
import type { Policy } from './policy.js';
import { ROLES } from './roles.js';

/** By group, where the policy names it, counted as `policy check` counts: `approvalsNeededFor › 0 › owners`. */
export function groupsNamed(policy: Policy): ReadonlyMap<GroupId, readonly string[]> {
  const named = new Map<GroupId, readonly string[]>();
  const look = (value: unknown, path: readonly string[]): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [field, inner] of Object.entries(value)) {
      if (field === 'groups' && Array.isArray(inner)) {
        for (const group of inner.flatMap(asGroup)) {
          named.set(group, [...(named.get(group) ?? []), path.join(' › ')]);
        }
      } else look(inner, [...path, field]);
    }
  };
  look(policy, []);
  return named;
}

/** Those whose people the bot lists. Of the others it asks only whether somebody is in them: they may be a whole company. */
export function listedGroups({
  roles,
  mayApprove,
}: Pick<Policy, 'roles' | 'mayApprove'>): ReadonlySet<GroupId> {
  return new Set([
    ...ROLES.flatMap((role) => roles[role].groups),
    ...mayApprove.flatMap(({ onlyBy }) => onlyBy.groups),
  ]);
}

function asGroup(text: unknown): readonly GroupId[] {
  const group = typeof text === 'string' ? parseGroupId(text) : undefined;
  return group === undefined ? [] : [group];
}
