// What a decision says: the request as it is afterwards, what became true, and why the event itself did not count.
import type { Circumstances } from './event.js';
import type { ReleaseFact } from './fact.js';
import type { ReleaseRefusal } from './refusal.js';
import type { Life, Request } from './request.js';

export type Decision = {
  readonly life: Life;
  readonly facts: readonly ReleaseFact[];
  /** Present where the event did not count; the life may have changed all the same (time passed, a wrong number). */
  readonly refusal?: ReleaseRefusal;
};

/** What every cell of the state table is given: the request, its life in that cell's state, and the circumstances as it is now. */
export type Given<S extends Life> = Omit<Request, 'life'> & {
  readonly life: S;
  readonly circumstances: Circumstances;
};

export function becomes(life: Life, ...facts: readonly ReleaseFact[]): Decision {
  return { life, facts };
}

export function refuses(life: Life, refusal: ReleaseRefusal): Decision {
  return { life, facts: [], refusal };
}
