// Who may do what: roles are given by the policy to people and groups, and read afresh at every decision.
import type { GroupId, PersonId } from '../ids.js';

export const ROLES = [
  'requester',
  'approver',
  'provisioner',
  'auditor',
  'security',
  'operator',
] as const;
export type Role = (typeof ROLES)[number];

export type RoleHolders = {
  readonly people: readonly PersonId[];
  readonly groups: readonly GroupId[];
};

/** The roles of a person who is in `groups`, in the order of {@link ROLES}. */
export function rolesOf(
  roles: Readonly<Record<Role, RoleHolders>>,
  person: PersonId,
  groups: readonly GroupId[],
): readonly Role[] {
  return ROLES.filter(
    (role) =>
      roles[role].people.includes(person) ||
      roles[role].groups.some((group) => groups.includes(group)),
  );
}
