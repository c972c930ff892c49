// What an approved request allows at the page: the whole seed, once more. The same machine as for a code, with a minute in the
// place of a step: who asks, that it is approved, frozen, lost or over is decided at that very moment.
import type { Instant, PersonId, RequestId } from '../../domain/ids.js';
import { InvariantBroken, ok, refused } from '../../domain/outcome.js';
import type { Outcome } from '../../domain/outcome.js';
import type { Seed } from '../../domain/otp/seed.js';
import type { Token } from '../../domain/tokens/token.js';
import type { Moment } from '../commit/moment.js';
import type { Writes } from '../commit/plan.js';
import { RowsInHand } from '../commit/reading.js';
import { findMineInHand, findRequest } from '../looking/find-request.js';
import type { LendSeed } from '../looking/lend-seed.js';
import { findNamed } from '../looking/named-person.js';
import type { Actor } from '../looking/who.js';
import type { ShowRefusal } from '../bridge.js';
import { disclose } from './disclose.js';
import type { DiscloseNeeds, ReadSeed } from './disclose.js';
import { eventGiven, planEvent, showBy } from './run-event.js';
import type { Press } from './run-event.js';

type Needs = DiscloseNeeds & { readonly lend: LendSeed };

type UnderRequest = {
  readonly show: (
    actor: Actor,
    requestId: RequestId,
    make: (token: Token, seed: Seed) => string,
  ) => Promise<Outcome<Shown, Refusal>>;
  readonly readShowable: (person: PersonId, requestId: RequestId) => Promise<Showable | undefined>;
  readonly planBurned: (moment: Moment, actor: Actor, requestId: RequestId) => Promise<Writes>;
};
/** `first`: nothing has been shown under it so far. */
type Showable = { readonly until: Instant; readonly first: boolean };
type Shown = { readonly uri: string; readonly until: Instant };
type Refusal = ShowRefusal | { readonly code: 'NO_CASE' | 'APPROVAL_NEEDED' };

export function underRequest(deps: Needs): UnderRequest {
  return {
    show: async (actor, requestId, make) => {
      const press = { actor, requestId, inHand: new RowsInHand(deps) };
      return showSeed(deps, press, make);
    },
    readShowable: async (person, requestId) => readShowable(deps, person, requestId),
    planBurned: async (moment, actor, requestId) => {
      const by = await findNamed(deps.directory, actor.personId);
      const event = { kind: 'report', by, report: 'burned' } as const;
      return planEvent(moment, eventGiven(deps, { actor, requestId }, event));
    },
  };
}

async function showSeed(
  deps: Needs,
  press: Press,
  make: (token: Token, seed: Seed) => string,
): Promise<Outcome<Shown, Refusal>> {
  const request = await findMineInHand(press.inHand, press.requestId, press.actor.personId);
  if (request?.ask.disclosure !== 'seed-qr') return refused({ code: 'NO_CASE' });
  const readWhole: ReadSeed<string> = async (token, reserved, called) => {
    if (!('wholeSeed' in reserved)) throw new InvariantBroken('a seed under a request for a code');
    return deps.lend(token, called, (seed) => make(token, seed));
  };
  const shown = await disclose(deps, press, { request, read: readWhole });
  if (shown.ok) return ok({ uri: shown.value.value, until: shown.value.reserved.worksUntil });
  const { refusal } = shown;
  return refused(refusal.code === 'MOVED_ON' ? { code: 'APPROVAL_NEEDED' } : refusal);
}

async function readShowable(
  deps: DiscloseNeeds,
  person: PersonId,
  requestId: RequestId,
): Promise<Showable | undefined> {
  const life = (await findRequest(deps, requestId))?.life;
  if (life?.state !== 'approved' && life?.state !== 'released') return undefined;
  const given = { requestId, event: showBy(person), actor: person, safety: deps.safety };
  const dry = await planEvent(deps.moment(), given);
  if (!dry.outcome.ok) return undefined;
  return life.state === 'approved'
    ? { until: life.usableUntil, first: true }
    : { until: life.current.worksUntil, first: false };
}
