// A freeze stops every disclosure, of everybody's tokens or of one account owner's, at once and until somebody else lifts
// it (DESIGN §3.13). Each is a brake in a row of its own: no freeze needs room that another one takes.
import { cutToBytes } from '../cut.js';
import type { Instant, PersonId } from '../ids.js';
import { ok, refused } from '../outcome.js';
import type { Outcome } from '../outcome.js';
import type { Policy } from './policy.js';

type Named = { readonly id: PersonId; readonly name: string };

/** Who stopped it, and in their words why; may be empty, like the name of somebody whom the directory could not be asked about. */
export type FreezeOrder = { readonly by: Named; readonly at: Instant; readonly reason: string };

/** Null while nobody has stopped it. */
export type Brake = { readonly order: FreezeOrder | null };

export const RELEASED: Brake = { order: null };

/** What is frozen or lifted: null for everything, else one account owner. */
export type Frozen = Named | null;

export type FreezeRefusal =
  | { readonly code: 'ALREADY_FROZEN'; readonly order: FreezeOrder; readonly whom: string | null }
  | { readonly code: 'NOT_FROZEN'; readonly whom: string | null; readonly still: readonly string[] }
  | { readonly code: 'FROZE_IT_YOURSELF'; readonly whom: string | null };

/** Bytes of the reason as it is stored. Whoever stops something in a hurry is not sent back to shorten it. */
export const FREEZE_REASON_BYTES = 1200;

/**
 * May this person freeze everything although the directory cannot be asked about them? Whom the policy itself names among
 * security's people, not through a group. It stops things, and lets nothing out: the one decision that needs no more than that.
 */
export function mayStopAllUnasked({ roles }: Pick<Policy, 'roles'>, person: PersonId): boolean {
  return roles.security.people.includes(person);
}

export function decideFreeze(
  { order: before }: Brake,
  whom: Frozen,
  order: FreezeOrder,
): Outcome<Brake, FreezeRefusal> {
  // Nobody takes a freeze over by freezing once more: who froze first must not lift it.
  if (before !== null) {
    return refused({ code: 'ALREADY_FROZEN', order: before, whom: whom?.name ?? null });
  }
  return ok({ order: { ...order, reason: cutToBytes(order.reason, FREEZE_REASON_BYTES) } });
}

/** `isTheirs`: would the person who lifts be lifting a freeze of their own? `still`: who is frozen one by one. */
export function decideLift(
  { order }: Brake,
  whom: Frozen,
  given: {
    readonly isTheirs: (frozenBy: PersonId) => boolean;
    readonly still: readonly string[];
  },
): Outcome<Brake, FreezeRefusal> {
  const { isTheirs, still } = given;
  if (order === null) return refused({ code: 'NOT_FROZEN', whom: whom?.name ?? null, still });
  if (isTheirs(order.by.id)) {
    return refused({ code: 'FROZE_IT_YOURSELF', whom: whom?.name ?? null });
  }
  return ok(RELEASED);
}
