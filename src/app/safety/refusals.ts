// Floods of what is refused. A burst of each person's refusals goes into the audit one by one; what goes beyond it, and
// what comes from nobody in particular, is counted in memory and written as one entry a minute. So no flood ever stands in
// the queue before a release. (A process that dies takes the counts of its last minute with it: they are no decisions.)
import { z } from 'zod';
import type { AuditFact } from '../../domain/audit/entry.js';
import type { Instant, PersonId } from '../../domain/ids.js';
import { plusSeconds } from '../../domain/ids.js';
import { fullBucket, isEmpty, refilled, taken } from '../../domain/policy/token-bucket.js';
import type { Bucket } from '../../domain/policy/token-bucket.js';
import type { Clock } from '../../ports/clock.js';
import type { Random } from '../../ports/random.js';
import { DONE } from '../../domain/outcome.js';
import type { Transact } from '../commit/transact.js';
import { KEPT_AT_MOST, keepNewest } from '../looking/keep-newest.js';

type Needs = {
  readonly clock: Clock;
  readonly random: Random;
  readonly transact: Transact;
};
type Batch = {
  /** Written once, however often that is tried. */
  readonly id: string;
  readonly since: Instant;
  readonly counts: Map<string, number>;
  readonly people: Map<PersonId, number>;
};

const PER_PERSON = { burst: 10, perMinute: 10 } as const;
const ALL_TOGETHER = { burst: 60, perMinute: 60 } as const;
const WRITTEN_EVERY_SECONDS = 60;
const TRIED_AGAIN_AFTER_SECONDS = 10;
const PEOPLE_NAMED = 10;

export class Refusals {
  readonly #deps: Needs;
  readonly #buckets = new Map<PersonId, Bucket>();
  readonly #deciding = new Set<{ readonly person: PersonId }>();
  readonly #answered = new Map<string, unknown>();
  #everybody: Bucket | undefined;
  #open: Batch | undefined;
  #writing: Batch | undefined;
  #notBefore: Instant | undefined;

  constructor(deps: Needs) {
    this.#deps = deps;
  }

  /** Is this person (or are all together) refused so often that it is counted from now on? */
  isFlood(person: PersonId): boolean {
    return isEmpty(this.#bucketOf(person)) || isEmpty(this.#bucketOfAll());
  }

  /** Something of this person's is being decided: what comes at the same moment is looked at apart. */
  isDeciding(person: PersonId): boolean {
    return [...this.#deciding].some((one) => one.person === person);
  }

  async whileDeciding<T>(person: PersonId, decide: () => Promise<T>): Promise<T> {
    const one = { person };
    this.#deciding.add(one);
    try {
      return await decide();
    } finally {
      this.#deciding.delete(one);
    }
  }

  /** One refusal of this person. */
  spend(person: PersonId): void {
    this.#everybody = taken(this.#bucketOfAll());
    keepNewest(this.#buckets, person, taken(this.#bucketOf(person)));
  }

  /** Counts, and does no more. */
  count(what: string, person?: PersonId): void {
    const now = this.#deps.clock.now();
    this.#open ??= {
      id: this.#deps.random.id(),
      since: now,
      counts: new Map(),
      people: new Map(),
    };
    const { counts, people } = this.#open;
    counts.set(what, (counts.get(what) ?? 0) + 1);
    if (person === undefined) return;
    if (people.has(person) || people.size < KEPT_AT_MOST) {
      people.set(person, (people.get(person) ?? 0) + 1);
    }
  }

  /** What was answered to this very press during a flood: it does not come to count because it arrives once more. */
  answered(operation: readonly string[]): unknown {
    return this.#answered.get(JSON.stringify(operation));
  }

  rememberAnswer(operation: readonly string[], answer: unknown): void {
    keepNewest(this.#answered, JSON.stringify(operation), answer);
  }

  /** Is there a minute's worth to be written? */
  isDue(): boolean {
    const { clock } = this.#deps;
    if (this.#notBefore !== undefined) return this.#notBefore <= clock.now();
    const open = this.#open;
    return open !== undefined && plusSeconds(open.since, WRITTEN_EVERY_SECONDS) <= clock.now();
  }

  /** Writes what was counted as one entry. Throws `StoreUnavailable`; the same entry is tried again then. */
  async write(): Promise<void> {
    this.#writing ??= this.#open;
    if (this.#writing === this.#open) this.#open = undefined;
    const batch = this.#writing;
    if (batch === undefined) return;
    const { clock, transact } = this.#deps;
    this.#notBefore = plusSeconds(clock.now(), TRIED_AGAIN_AFTER_SECONDS);
    await transact({
      operation: ['bridge', 'refusals', batch.id],
      value: z.null(),
      plan: async () => ({
        audit: [{ actor: 'bridge', fact: factOf(batch) }],
        outcome: DONE,
      }),
    });
    this.#writing = undefined;
    this.#notBefore = undefined;
  }

  #bucketOf(person: PersonId): Bucket {
    const now = this.#deps.clock.now();
    const bucket = this.#buckets.get(person);
    return bucket === undefined ? fullBucket(PER_PERSON, now) : refilled(bucket, PER_PERSON, now);
  }

  #bucketOfAll(): Bucket {
    const now = this.#deps.clock.now();
    return this.#everybody === undefined
      ? fullBucket(ALL_TOGETHER, now)
      : refilled(this.#everybody, ALL_TOGETHER, now);
  }
}

function factOf({ since, counts, people }: Batch): AuditFact {
  const most = [...people].sort(([, a], [, b]) => b - a).slice(0, PEOPLE_NAMED);
  return {
    action: 'refusals.counted',
    since,
    counts: Object.fromEntries(counts),
    people: most.map(([id]) => id),
  };
}
