// Every group that a policy names, wherever it does: a rule that names a group which is gone holds for nobody, in silence.
import { parseGroupId } from '../ids.js';
import type { GroupId } from '../ids.js';
import type { Policy } from './policy.js';

/** By group, where the policy names it, e.g. `approvalsNeededFor › 1 › owners`. */
export function groupsNamed(policy: Policy): ReadonlyMap<GroupId, readonly string[]> {
  const named = new Map<GroupId, readonly string[]>();
  const look = (value: unknown, path: readonly string[]): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [field, inner] of Object.entries(value)) {
      if (field === 'groups' && Array.isArray(inner)) {
        for (const group of inner.flatMap(asGroup)) {
          named.set(group, [...(named.get(group) ?? []), path.join(' › ')]);
        }
      } else look(inner, [...path, Array.isArray(value) ? String(Number(field) + 1) : field]);
    }
  };
  look(policy, []);
  return named;
}

function asGroup(text: unknown): readonly GroupId[] {
  const group = typeof text === 'string' ? parseGroupId(text) : undefined;
  return group === undefined ? [] : [group];
}
