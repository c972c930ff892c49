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

/** These two are no roles: the policy gives them to nobody unless it says so in a place of their own. */
export type Right = Role | 'break-glass' | 'export';

/** The roles of a person who is in `groups`, in the order of {@link ROLES}. */
export function rolesOf(
  roles: Readonly<Record<Role, RoleHolders>>,
  person: PersonId,
  groups: readonly GroupId[],
): readonly Role[] {
  return ROLES.filter((role) => isHolder(roles[role], person, groups));
}

export function isNobody({ people, groups }: RoleHolders): boolean {
  return people.length + groups.length === 0;
}

/** Is the person, or a group that they are in, among the holders? */
export function isHolder(
  holders: RoleHolders,
  person: PersonId,
  groups: readonly GroupId[],
): boolean {
  return holders.people.includes(person) || holders.groups.some((group) => groups.includes(group));
}
