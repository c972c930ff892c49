// Who plays in a rehearsal: people whom the directory does not know, with roles that only its own policy gives them. Two of them
// approve. None of it holds anywhere else.
import { parsePersonId } from '../../domain/ids.js';
import type { PersonId } from '../../domain/ids.js';
import { InvariantBroken } from '../../domain/outcome.js';
import type { Policy } from '../../domain/policy/policy.js';
import type { RoleHolders } from '../../domain/policy/roles.js';
import type { Directory, Person } from '../../ports/directory.js';
import type { Random } from '../../ports/random.js';

export const PARTS = ['owner', 'provisioner', 'requester', 'first', 'second', 'security'] as const;
export type Part = (typeof PARTS)[number];
export type Cast = Readonly<Record<Part, Person>>;

/** Others each time. */
export function makeCast(random: Pick<Random, 'bytes'>): Cast {
  const part = (name: Part): Person => ({
    id: newPerson(random.bytes(6)),
    displayName: `Rehearsal ${name}`,
    givenName: 'Rehearsal',
    surname: name,
    userPrincipalName: `rehearsal-${name}@invalid`,
    nicknames: [],
  });
  return {
    owner: part('owner'),
    provisioner: part('provisioner'),
    requester: part('requester'),
    first: part('first'),
    second: part('second'),
    security: part('security'),
  };
}

function newPerson(bytes: Uint8Array): PersonId {
  const id = parsePersonId(`7e4ea75a-0000-4000-8000-${Buffer.from(bytes).toString('hex')}`);
  if (id === undefined) throw new InvariantBroken('a person without an id');
  return id;
}

/** The real directory is asked at each of them, as for anybody, and knows nobody of the cast. */
export function directoryWith(cast: Cast, real: Directory): Directory {
  const all = Object.values(cast);
  return {
    person: async (id) => (await real.person(id)) ?? all.find((one) => one.id === id),
    find: async (names) => {
      await real.find(names);
      return all.filter(({ displayName }) => names.includes(displayName));
    },
    similar: async (names) => real.similar(names),
    groupsOf: async (id) => {
      // Who is not there is in no group, and is not asked for.
      await real.person(id);
      return [];
    },
    membersOf: async (group) => real.membersOf(group),
  };
}

/** The policy in force, with the cast in its roles: what it says of codes and their times stays. */
export function policyFor(cast: Cast, policy: Policy): Policy {
  const only = (...parts: readonly Part[]): RoleHolders => ({
    people: parts.map((part) => cast[part].id),
    groups: [],
  });
  return {
    ...policy,
    roles: {
      requester: only('requester'),
      approver: only('first', 'second'),
      provisioner: only('provisioner'),
      security: only('security'),
      auditor: only(),
      operator: only(),
    },
    approvalsNeeded: 2,
    approvalsNeededFor: [],
    mayApprove: [],
    samePerson: [],
    ownerDelay: [],
    breakGlass: null,
    seedExport: null,
    numberMatching: false,
    twoProvisioners: false,
    callerVerification: { ...policy.callerVerification, required: false, ownersNeed: [] },
  };
}
