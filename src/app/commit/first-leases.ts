// Between instances a row of the outbox belongs to whoever holds its lease. Who puts one in is about to deliver it: it is theirs from
// that very commit on, so that no other one is needed to take it up. Where they die meanwhile, others take it up after the lease.
import type { Instant } from '../../domain/ids.js';
import { plusSeconds } from '../../domain/ids.js';
import type { Random } from '../../ports/random.js';
import type { Store } from '../../ports/store.js';
import type { FirstLease } from './rows/outbox-row.js';

/** Longer than a delivery may take; a row whose holder died is taken up again after it. */
export const LEASE_SECONDS = 20;

export class FirstLeases {
  readonly #random: Pick<Random, 'id'>;
  readonly #delivers: () => boolean;
  /** This process, and no other one before or beside it. */
  #whose: string | undefined;
  #given = 0;

  /** `delivers`: whether this process delivers what it puts in; a command beside the bot does not. */
  constructor(random: Pick<Random, 'id'>, delivers: () => boolean) {
    this.#random = random;
    this.#delivers = delivers;
  }

  /** For what one commit puts in. Undefined where it is left to others. */
  next(now: Instant): FirstLease | undefined {
    if (!this.#delivers()) return undefined;
    this.#whose ??= this.#random.id();
    this.#given += 1;
    const lease = `${this.#whose}~${this.#given}`;
    return { lease, leasedUntil: plusSeconds(now, LEASE_SECONDS), isOurs: this.isOurs };
  }

  readonly isOurs = (lease: string): boolean =>
    this.#whose !== undefined && lease.startsWith(`${this.#whose}~`);
}

export type Leasing = { readonly firstLeases?: FirstLeases };

/** None where the store is ours alone: nothing is leased in its rows. */
export function leasingOf(
  { store, random }: { readonly store: Store; readonly random: Pick<Random, 'id'> },
  delivers: () => boolean,
): Leasing {
  return store.isOursAlone === true ? {} : { firstLeases: new FirstLeases(random, delivers) };
}
