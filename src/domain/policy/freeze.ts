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

/** The records are those of a backup: two people lift that, whoever has stopped what besides. */
export type Restored = {
  readonly at: Instant;
  readonly backedUpAt: Instant;
  /** Who has lifted it first; null before. */
  readonly liftedBy: Named | null;
};

/** Null while nobody has stopped it. `restored`: of everybody's brake alone. */
export type Brake = { readonly order: FreezeOrder | null; readonly restored?: Restored };

export const RELEASED: Brake = { order: null };

/** What is frozen or lifted: null for everything, else one account owner. */
export type Frozen = Named | null;

export type FreezeRefusal =
  | { readonly code: 'ALREADY_FROZEN'; readonly order: FreezeOrder; readonly whom: string | null }
  | { readonly code: 'NOT_FROZEN'; readonly whom: string | null; readonly still: readonly string[] }
  | { readonly code: 'FROZE_IT_YOURSELF'; readonly whom: string | null }
  /** A restore is lifted by two people. */
  | { readonly code: 'LIFTED_IT_YOURSELF' };

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
  brake: Brake,
  whom: Frozen,
  order: FreezeOrder,
): Outcome<Brake, FreezeRefusal> {
  const { order: before } = brake;
  // Nobody takes a freeze over by freezing once more: who froze first must not lift it.
  if (before !== null) {
    return refused({ code: 'ALREADY_FROZEN', order: before, whom: whom?.name ?? null });
  }
  const reason = cutToBytes(order.reason, FREEZE_REASON_BYTES);
  return ok({ ...brake, order: { ...order, reason } });
}

/** It stops every disclosure. */
export function isSet({ order, restored }: Brake): boolean {
  return order !== null || restored !== undefined;
}

type Lifting = {
  readonly by: Named;
  /** Are `by`, who lifts, and that person one? */
  readonly isTheirs: (person: PersonId) => boolean;
  /** Who is frozen one by one. */
  readonly still: readonly string[];
};

export function decideLift(
  brake: Brake,
  whom: Frozen,
  lifting: Lifting,
): Outcome<Brake, FreezeRefusal> {
  const { order, restored } = brake;
  const { isTheirs, still } = lifting;
  if (restored !== undefined) return liftRestored(brake, restored, lifting);
  if (order === null) return refused({ code: 'NOT_FROZEN', whom: whom?.name ?? null, still });
  if (isTheirs(order.by.id)) {
    return refused({ code: 'FROZE_IT_YOURSELF', whom: whom?.name ?? null });
  }
  return ok(RELEASED);
}

/** The second of two lifts also what somebody else has stopped besides. */
function liftRestored(
  { order }: Brake,
  restored: Restored,
  { by, isTheirs }: Lifting,
): Outcome<Brake, FreezeRefusal> {
  const { liftedBy } = restored;
  if (liftedBy === null) return ok({ order, restored: { ...restored, liftedBy: by } });
  if (isTheirs(liftedBy.id)) return refused({ code: 'LIFTED_IT_YOURSELF' });
  const isOwn = order !== null && isTheirs(order.by.id);
  return isOwn ? refused({ code: 'FROZE_IT_YOURSELF', whom: null }) : ok(RELEASED);
}
