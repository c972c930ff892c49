// What every decision rests on: the rows it reads, the time, the policy in force and the roles that people hold, all of one
// moment. A plan gets it, and asks for none of it by itself.
import type { GroupId, Instant, PersonId, TenantId } from '../../domain/ids.js';
import type { Policy } from '../../domain/policy/policy.js';
import type { Right } from '../../domain/policy/roles.js';
import type { Clock } from '../../ports/clock.js';
import type { Store } from '../../ports/store.js';
import { Reading } from './reading.js';
import type { RowsInHand } from './reading.js';

/** Roles as they are now, each asked once. */
export type RoleLookup = ((person: PersonId) => Promise<readonly Right[]>) & {
  /** The person's groups now; none for whom the directory no longer knows. */
  readonly groupsOf: (person: PersonId) => Promise<readonly GroupId[]>;
  /** Whether the directory knows them, at this very moment. */
  readonly isKnown: (person: PersonId) => Promise<boolean>;
};

export type Moment = {
  readonly reading: Reading;
  readonly now: Instant;
  readonly policy: Policy;
  readonly roles: RoleLookup;
};

export type MomentNeeds = {
  readonly store: Store;
  readonly tenantId: TenantId;
  readonly clock: Clock;
  /** The policy in force now. */
  readonly policy: () => Policy;
  readonly roles: (policy: Policy) => RoleLookup;
};

/** This moment: nothing of it is older than the call, but for what is in hand. */
export function momentOf(
  { store, tenantId, clock, policy, roles }: MomentNeeds,
  inHand?: RowsInHand,
): Moment {
  const inForce = policy();
  return {
    reading: new Reading(store, tenantId, inHand),
    now: clock.now(),
    policy: inForce,
    roles: roles(inForce),
  };
}
