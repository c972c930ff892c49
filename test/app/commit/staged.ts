// Transactions over a tenant that is open, at a store to which others write: one that counts, and what the process around it is told.
import { z } from 'zod';
import type { Moment } from '../../../src/app/commit/moment.js';
import type { Operation, Plan, Transaction } from '../../../src/app/commit/plan.js';
import { transactWith } from '../../../src/app/commit/transact.js';
import type { Transact, TransactDeps } from '../../../src/app/commit/transact.js';
import { roleLookup } from '../../../src/app/looking/role-lookup.js';
import { ok } from '../../../src/domain/outcome.js';
import type { Change, RowName } from '../../../src/ports/store.js';
import { DroppingStore } from '../../fakes/dropping-store.js';
import { FakeRandom } from '../../fakes/fake-random.js';
import { quietLog } from '../../fakes/quiet-log.js';
import { fine, openTrial, PEOPLE, TENANT } from '../trial.js';
import type { Trial } from '../trial.js';
import { WatchedStore } from './watched-store.js';

export const MINE = 'tally~mine';
export const counted = z.object({ n: z.number() });
export const LIFTED = { actor: PEOPLE.alex, fact: { action: 'freeze.lifted' } } as const;

/** By chance nobody ever waits; how often chance was asked is counted. */
class NoPause extends FakeRandom {
  asked = 0;

  override bytes(length: number): Uint8Array {
    if (length !== 1) return super.bytes(length);
    this.asked += 1;
    return Uint8Array.of(0);
  }
}

export type Staged = {
  readonly store: WatchedStore;
  /** The line to it. */
  readonly line: DroppingStore;
  readonly trial: Trial;
  readonly random: NoPause;
  readonly deps: TransactDeps;
  readonly transact: Transact;
  readonly logged: (readonly unknown[])[];
  /** How often the process was told that something may lie in the outbox, and that another policy is in force. */
  readonly told: { outbox: number; policyMoved: number; plans: number };
};

export async function stage(changes: Partial<TransactDeps> = {}): Promise<Staged> {
  const store = new WatchedStore();
  const line = new DroppingStore(store);
  const random = new NoPause();
  const trial = await openTrial({ store });
  await trial.outbox.drain();
  await store.theirs(MINE, { n: 0 });
  const logged: (readonly unknown[])[] = [];
  const told = { outbox: 0, policyMoved: 0, plans: 0 };
  const { clock, directory, policy } = trial.parts;
  const deps: TransactDeps = {
    ...{ store: line, tenantId: TENANT, clock, random },
    log: { ...quietLog, info: (...said) => void logged.push(said) },
    policy: () => policy,
    policyMoved: async () => void (told.policyMoved += 1),
    outboxMayBeFilled: () => void (told.outbox += 1),
    roles: (inForce) => roleLookup(directory, inForce),
    ...changes,
  };
  store.asked.length = 0;
  store.reads.length = 0;
  return { store, line, trial, random, deps, transact: transactWith(deps), logged, told };
}

export type HowCounted = {
  readonly operation?: Operation;
  readonly row?: RowName;
  readonly also?: (moment: Moment) => Promise<unknown>;
  /** What of the plan is otherwise. */
  readonly plan?: Partial<Plan<number>>;
} & Partial<Pick<Transaction<number>, 'inHand' | 'isUrgent'>>;

/** One more than there were. */
export async function count(
  { transact, told }: Pick<Staged, 'transact' | 'told'>,
  { operation = [PEOPLE.alex, 'count'], row = MINE, also, plan: other, ...how }: HowCounted = {},
): Promise<number> {
  const plan = async (moment: Moment): Promise<Plan<number>> => {
    told.plans += 1;
    const { n } = (await moment.reading.get(row, counted)) ?? { n: 0 };
    await also?.(moment);
    const puts = [{ row, value: { n: n + 1 } }];
    return { puts, audit: [LIFTED], outcome: ok(n + 1), ...other };
  };
  return fine(await transact({ operation, value: z.number(), plan, ...how }));
}

/** What a commit did to which rows, each kind of row by its name up to its `~`. */
export function namesOf(changes: readonly Change[] | undefined): readonly string[] {
  return (changes ?? []).map(({ kind, row }) => `${kind} ${row.split('~', 1)[0] ?? ''}`);
}
