// Roles as they are now: asked of the directory at every decision, once per person and decision, never kept longer.
import type { PersonId } from '../../domain/ids.js';
import type { Policy } from '../../domain/policy/policy.js';
import { isHolder, rolesOf } from '../../domain/policy/roles.js';
import type { Right, Role, RoleHolders } from '../../domain/policy/roles.js';
import type { Directory, Person } from '../../ports/directory.js';
import type { RoleLookup } from '../commit/moment.js';

/** A lookup for one use case's run. Somebody the directory no longer knows has no role. */
export function roleLookup(directory: Directory, policy: Policy): RoleLookup {
  const groupsOf = once(async (person) => directory.groupsOf(person));
  const rights = once(async (person) => lookUp({ directory, groupsOf }, policy, person));
  return Object.assign(rights, {
    groupsOf,
    isKnown: async (person: PersonId) => isKnown({ directory }, person),
  });
}

/** Whether the directory knows them as an active member, at this very moment. */
export async function isKnown(
  { directory }: { readonly directory: Directory },
  person: PersonId,
): Promise<boolean> {
  return (await directory.person(person)) !== undefined;
}

function once<T>(ask: (person: PersonId) => Promise<T>): (person: PersonId) => Promise<T> {
  const asked = new Map<PersonId, Promise<T>>();
  return async (person) => {
    const before = asked.get(person);
    if (before !== undefined) return before;
    const answer = ask(person);
    asked.set(person, answer);
    return answer;
  };
}

/** Whether this person holds this right now. Ask a {@link roleLookup} where one decision rests on several answers. */
export async function holdsRight(
  { directory, policy }: { readonly directory: Directory; readonly policy: () => Policy },
  person: PersonId,
  right: Right,
): Promise<boolean> {
  return (await roleLookup(directory, policy())(person)).includes(right);
}

async function lookUp(
  { directory, groupsOf }: { readonly directory: Directory } & Pick<RoleLookup, 'groupsOf'>,
  policy: Policy,
  id: PersonId,
): Promise<readonly Right[]> {
  const person = await directory.person(id);
  if (person === undefined) return [];
  const groups = await groupsOf(id);
  const roles = rolesOf(policy.roles, id, groups);
  const beside = [
    ['break-glass', policy.breakGlass],
    ['export', policy.seedExport],
  ] as const;
  const held = beside.flatMap(([right, holders]) =>
    holders !== null && isHolder(holders, id, groups) ? [right] : [],
  );
  return [...roles, ...held];
}

/** Everybody who holds the role now, in order of display name. */
export async function findHolders(
  directory: Directory,
  policy: Policy,
  role: Role,
): Promise<readonly Person[]> {
  return findPeopleIn(directory, policy.roles[role]);
}

/** Everybody whom these holders are now, in order of display name. */
export async function findPeopleIn(
  directory: Directory,
  holders: RoleHolders,
): Promise<readonly Person[]> {
  const named = await Promise.all(holders.people.map(async (id) => directory.person(id)));
  const members = await Promise.all(
    holders.groups.map(async (group) => directory.membersOf(group)),
  );
  const everybody = new Map<PersonId, Person>();
  for (const person of [...named, ...members.flat()]) {
    if (person !== undefined) everybody.set(person.id, person);
  }
  return [...everybody.values()].sort((a, b) => (a.displayName < b.displayName ? -1 : 1));
}
