// Who has no part in something and asks for it again and again makes the directory work each time. Each person may so many times a
// minute; after that nothing is looked up for their commands until time has passed, and they are told that in one plain answer.
// Nobody else's commands are touched, and a brake is never shut to somebody by what else they typed.
import type { PersonId } from '../../domain/ids.js';
import type { Outcome } from '../../domain/outcome.js';
import { fullBucket, isEmpty, refilled, taken } from '../../domain/policy/token-bucket.js';
import type { Bucket } from '../../domain/policy/token-bucket.js';
import { isWithoutRole } from '../../domain/policy/without-role.js';
import type { Clock } from '../../ports/clock.js';
import { keepNewest } from './keep-newest.js';
import type { Actor } from './who.js';

/** Each brake is by itself: only who may not use it is ever refused it, so nothing else that they type shuts it to them. */
export type Asked = 'freeze' | 'compromise' | 'look-back' | 'mine' | 'other';

const PER_PERSON = { burst: 10, perMinute: 10 } as const;

export class Strangers {
  readonly #clock: Clock;
  readonly #buckets = new Map<string, Bucket>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Looks nothing up. */
  isShut(person: PersonId, asked: Asked): boolean {
    return isEmpty(this.#bucketOf(`${person} ${asked}`));
  }

  spend(person: PersonId, asked: Asked): void {
    const key = `${person} ${asked}`;
    keepNewest(this.#buckets, key, taken(this.#bucketOf(key)));
  }

  #bucketOf(key: string): Bucket {
    const now = this.#clock.now();
    const bucket = this.#buckets.get(key);
    return bucket === undefined ? fullBucket(PER_PERSON, now) : refilled(bucket, PER_PERSON, now);
  }
}

/** The same use case, whose refusals of strangers are counted. */
export function countedFor<A extends readonly unknown[], T, R extends { readonly code: string }>(
  strangers: Strangers,
  asked: Asked,
  decide: (actor: Actor, ...rest: A) => Promise<Outcome<T, R>>,
): (actor: Actor, ...rest: A) => Promise<Outcome<T, R>> {
  return async (actor, ...rest) => {
    const answer = await decide(actor, ...rest);
    if (!answer.ok && isWithoutRole(answer.refusal.code)) {
      strangers.spend(actor.personId, asked);
    }
    return answer;
  };
}
