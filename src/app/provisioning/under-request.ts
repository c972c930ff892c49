// What an approved request allows at the page: the whole seed, once more. The acts are those of the room of requests.
import type { Instant, PersonId, RequestId } from '../../domain/ids.js';
import type { Outcome } from '../../domain/outcome.js';
import type { Seed } from '../../domain/otp/seed.js';
import type { Token } from '../../domain/tokens/token.js';
import type { Moment } from '../commit/moment.js';
import type { Writes } from '../commit/plan.js';
import type { Actor } from '../looking/who.js';
import type { SeedForBurner, SeedRefusal } from './provisioning.js';

export type UnderRequest = {
  /** `make`: what is shown, of the seed while it is lent. Throws the vault's faults. */
  readonly show: (
    actor: Actor,
    requestId: RequestId,
    make: (token: Token, seed: Seed) => string,
  ) => Promise<Outcome<SeedForBurner, SeedRefusal>>;
  /** Until when it would be shown if it were asked for now; undefined where it would not be. */
  readonly readShowable: (person: PersonId, requestId: RequestId) => Promise<Showable | undefined>;
  /** A code typed from the token has proved the burn: how the request ends, as a part of that commit. */
  readonly planBurned: (moment: Moment, actor: Actor, requestId: RequestId) => Promise<Writes>;
};

/** `first`: nothing has been shown under it so far. */
export type Showable = { readonly until: Instant; readonly first: boolean };
