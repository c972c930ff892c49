// A freeze stops every disclosure, of everybody's tokens or of one account owner's, at once and until somebody else lifts
// it (DESIGN §3.13). All of them lie in one row, on which every decision about a disclosure rests.
import type { Instant, PersonId } from '../ids.js';
import { ok, refused } from '../outcome.js';
import type { Outcome } from '../outcome.js';
import type { Policy } from './policy.js';

type Named = { readonly id: PersonId; readonly name: string };

/** Who stopped it, and in their words why; may be empty, like the name of somebody whom the directory could not be asked about. */
export type FreezeOrder = { readonly by: Named; readonly at: Instant; readonly reason: string };

export type Freezes = {
  readonly all: FreezeOrder | null;
  /** By account owner; also for the tokens that they are given later. */
  readonly people: Readonly<Record<PersonId, FreezeOrder & { readonly name: string }>>;
};

export const NOTHING_FROZEN: Freezes = { all: null, people: {} };

/** What is frozen or lifted: null for everything, else one account owner. */
export type Frozen = Named | null;

/** More people than that are everybody. */
export const FROZEN_AT_MOST = 50;

export type FreezeRefusal =
  | { readonly code: 'ALREADY_FROZEN'; readonly order: FreezeOrder; readonly whom: string | null }
  | { readonly code: 'TOO_MANY_FROZEN'; readonly most: number }
  | { readonly code: 'NOT_FROZEN'; readonly whom: string | null; readonly still: readonly string[] }
  | { readonly code: 'FROZE_IT_YOURSELF'; readonly whom: string | null };

/** Is this owner's every disclosure stopped now? */
export function isFrozenFor(freezes: Freezes, owner: PersonId): boolean {
  return freezes.all !== null || freezes.people[owner] !== undefined;
}

/** The account owners that are frozen one by one. */
export function frozenPeople({ people }: Freezes): readonly string[] {
  return Object.values(people).map(({ name }) => name);
}

/**
 * May this person freeze everything although the directory cannot be asked about them? Whom the policy itself names among
 * security's people, not through a group. It stops things, and lets nothing out: the one decision that needs no more than that.
 */
export function mayStopAllUnasked({ roles }: Pick<Policy, 'roles'>, person: PersonId): boolean {
  return roles.security.people.includes(person);
}

export function decideFreeze(
  freezes: Freezes,
  whom: Frozen,
  order: FreezeOrder,
): Outcome<Freezes, FreezeRefusal> {
  const before = orderOf(freezes, whom);
  // Nobody takes a freeze over by freezing once more: who froze first must not lift it.
  if (before !== null) {
    return refused({ code: 'ALREADY_FROZEN', order: before, whom: whom?.name ?? null });
  }
  if (whom === null) return ok({ ...freezes, all: order });
  if (Object.keys(freezes.people).length >= FROZEN_AT_MOST) {
    return refused({ code: 'TOO_MANY_FROZEN', most: FROZEN_AT_MOST });
  }
  return ok({
    ...freezes,
    people: { ...freezes.people, [whom.id]: { ...order, name: whom.name } },
  });
}

/** `isTheirs`: would the person who lifts be lifting a freeze of their own? */
export function decideLift(
  freezes: Freezes,
  whom: Frozen,
  isTheirs: (frozenBy: PersonId) => boolean,
): Outcome<Freezes, FreezeRefusal> {
  const order = orderOf(freezes, whom);
  if (order === null) {
    const still = frozenPeople(freezes);
    return refused({ code: 'NOT_FROZEN', whom: whom?.name ?? null, still });
  }
  if (isTheirs(order.by.id)) {
    return refused({ code: 'FROZE_IT_YOURSELF', whom: whom?.name ?? null });
  }
  if (whom === null) return ok({ ...freezes, all: null });
  const others = Object.entries(freezes.people).filter(([id]) => id !== whom.id);
  return ok({ ...freezes, people: Object.fromEntries(others) });
}

function orderOf(freezes: Freezes, whom: Frozen): FreezeOrder | null {
  return whom === null ? freezes.all : (freezes.people[whom.id] ?? null);
}
