// The counters of one person and one account owner, read into the decision's own commit: two that decide at once cannot
// both take the last one.
import type { Instant, PersonId } from '../../domain/ids.js';
import { allowance, LIMITED } from '../../domain/policy/limits.js';
import type { Limited, LimitReached, Whose } from '../../domain/policy/limits.js';
import type { Policy } from '../../domain/policy/policy.js';
import { freeFrom, NO_TALLY, tallied } from '../../domain/policy/tally.js';
import type { Tally } from '../../domain/policy/tally.js';
import type { Moment } from '../commit/moment.js';
import type { Put, Reading } from '../commit/reading.js';
import { tallyRow } from '../commit/rows/names.js';
import { tallySchema } from '../commit/rows/schemas.js';

export type Subject = { readonly person: PersonId; readonly owner?: PersonId | undefined };

type Counter = {
  readonly what: Limited;
  readonly whose: Whose;
  readonly row: string;
  readonly tally: Tally;
};

export class Counters {
  readonly #policy: Policy;
  readonly #now: Instant;
  readonly #counters: readonly Counter[];

  private constructor(policy: Policy, now: Instant, counters: readonly Counter[]) {
    this.#policy = policy;
    this.#now = now;
    this.#counters = counters;
  }

  static async read(
    { reading, policy, now }: Pick<Moment, 'reading' | 'policy' | 'now'>,
    { person, owner }: Subject,
  ): Promise<Counters> {
    const own = LIMITED.map((what): Which => ({ what, whose: 'person', id: person }));
    const counters = await Promise.all(
      [...own, ...countedFor(owner, person)].map(async (one) => readCounter(reading, one)),
    );
    return new Counters(policy, now, counters);
  }

  /** The limit in the way for longest, of these kinds. `ownOnly`: of the person's own alone. */
  reached(kinds: readonly Limited[], { ownOnly = false } = {}): LimitReached | undefined {
    const all = this.#counters
      .filter(({ what, whose }) => kinds.includes(what) && (!ownOnly || whose === 'person'))
      .flatMap(({ what, whose, tally }) => {
        const at = freeFrom(tally, allowance(this.#policy.limits, what, whose), this.#now);
        return at === undefined ? [] : [{ what, whose, at }];
      });
    return all.sort((a, b) => b.at - a.at)[0];
  }

  #isReached(whose: Whose): boolean {
    return this.#counters.some((one) => {
      const allowed = allowance(this.#policy.limits, one.what, whose);
      return one.whose === whose && freeFrom(one.tally, allowed, this.#now) !== undefined;
    });
  }

  /** Is one more the last that there may be about this owner? */
  fillsOwners(): boolean {
    if (this.#isReached('share')) return false;
    const owners = this.#counters.find(({ whose }) => whose === 'owner');
    if (owners === undefined) return false;
    const allowed = allowance(this.#policy.limits, owners.what, 'owner');
    const isFree = freeFrom(owners.tally, allowed, this.#now) === undefined;
    const after = tallied(owners.tally, allowed, this.#now);
    return isFree && freeFrom(after, allowed, this.#now) !== undefined;
  }

  /** One more of this kind, for everybody whom it is counted for. Beyond their own share nobody uses up an owner's limit. */
  count(kind: Limited): readonly Put[] {
    const isBeyond = this.#isReached('share');
    return this.#counters
      .filter(({ what, whose }) => what === kind && (whose === 'person' || !isBeyond))
      .map(({ row, what, whose, tally }) => ({
        row,
        value: tallied(tally, allowance(this.#policy.limits, what, whose), this.#now),
      }));
  }
}

type Which = { readonly what: Limited; readonly whose: Whose; readonly id: string };

/** Requests about somebody are counted for them, and for each who asks. */
function countedFor(owner: PersonId | undefined, person: PersonId): readonly Which[] {
  if (owner === undefined) return [];
  const what = 'requests';
  return [
    { what, whose: 'owner', id: owner },
    { what, whose: 'share', id: `${owner}~${person}` },
  ];
}

/** One that is not there yet is put by what it counts first; a second such put makes that commit fail. */
async function readCounter(reading: Reading, { what, whose, id }: Which): Promise<Counter> {
  const row = tallyRow(`${what}~${whose}~${id}`);
  const tally = (await reading.getIfThere(row, tallySchema)) ?? NO_TALLY;
  return { what, whose, row, tally };
}
