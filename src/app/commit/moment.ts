// What every decision rests on: the rows it reads, the time, the policy in force and the roles that people hold, all of one
// moment. A plan gets it, and asks for none of it by itself.
import type { AuditFact } from '../../domain/audit/entry.js';
import type { LogHead } from '../../domain/audit/log.js';
import type { LogRefusal } from '../../domain/audit/log-trust.js';
import { defined } from '../../domain/defined.js';
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

/** What a decision asks of the log that it grows, and tells it: from memory, so that nobody waits for it, where nothing is wrong. */
export type LogWatch = {
  readonly whyNothingLeaves: () => LogRefusal | undefined;
  /** A commit goes on from here. False where that is behind what was signed, which until now nobody had noticed. */
  readonly goesOnFrom: (head: LogHead) => Promise<boolean>;
  /** These facts are about to be written. */
  readonly appended: (facts: readonly AuditFact[]) => void;
};

export type Moment = {
  readonly reading: Reading;
  readonly now: Instant;
  readonly policy: Policy;
  readonly roles: RoleLookup;
  /** Why the log lets nothing be disclosed, where it does not. */
  readonly logRefusal?: LogRefusal;
};

export type MomentNeeds = {
  readonly store: Store;
  readonly tenantId: TenantId;
  readonly clock: Clock;
  /** The policy in force now. */
  readonly policy: () => Policy;
  readonly roles: (policy: Policy) => RoleLookup;
  /** Absent: nobody looks after the log, as in a rehearsal. */
  readonly logWatch?: LogWatch;
};

/** This moment: nothing of it is older than the call, but for what is in hand. */
export function momentOf(
  { store, tenantId, clock, policy, roles, logWatch }: MomentNeeds,
  inHand?: RowsInHand,
): Moment {
  const inForce = policy();
  return {
    reading: new Reading(store, tenantId, inHand),
    now: clock.now(),
    policy: inForce,
    roles: roles(inForce),
    ...defined({ logRefusal: logWatch?.whyNothingLeaves() }),
  };
}
