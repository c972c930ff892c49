// The seed as a QR code under an approved request: the same machine as for a code, with a minute in the place of a step. Who
// asks, that it is approved, frozen, lost or over is decided at this very moment, by that machine.
import type { Instant, PersonId, RequestId } from '../../domain/ids.js';
import { InvariantBroken, ok, refused } from '../../domain/outcome.js';
import type { Outcome } from '../../domain/outcome.js';
import { namedPerson } from '../release/act-on-request.js';
import { disclose } from '../release/disclose.js';
import type { ReadSeed } from '../release/disclose.js';
import { findMyRequest, findRequest } from '../looking/find-request.js';
import { eventGiven } from '../release/happen.js';
import type { Press } from '../release/happen.js';
import { planEvent } from '../release/plan-event.js';
import { Reading } from '../commit/reading.js';
import { burnerUri } from './burner-uri.js';
import type { InCase, ProvisioningNeeds } from './needs.js';
import { joined } from './plan-token.js';
import type { TokenPlan } from './plan-token.js';
import type { SeedForBurner, SeedRefusal } from './provisioning.js';

export async function seedUnderRequest(
  deps: ProvisioningNeeds,
  { actor }: InCase,
  requestId: RequestId,
): Promise<Outcome<SeedForBurner, SeedRefusal>> {
  const request = await findMyRequest(deps, requestId, actor.personId);
  if (request?.ask.disclosure !== 'seed-qr') return refused({ code: 'NO_CASE' });
  const read: ReadSeed<string> = async (token, reserved) => {
    if (!('wholeSeed' in reserved)) throw new InvariantBroken('a seed under a request for a code');
    return deps.lend(token, (seed) => burnerUri(token, seed));
  };
  const press = await pressOf(deps, actor, requestId);
  const shown = await disclose(deps, press, { request, read });
  if (shown.ok) return ok({ uri: shown.value.value, until: shown.value.reserved.worksUntil });
  const { refusal } = shown;
  return refused(refusal.code === 'MOVED_ON' ? { code: 'APPROVAL_NEEDED' } : refusal);
}

/** Until when the seed would be shown if it were asked for now; undefined where it would not be. */
export async function shownUnderRequest(
  deps: ProvisioningNeeds,
  person: PersonId,
  requestId: RequestId,
): Promise<Instant | undefined> {
  const request = await findRequest(deps, requestId);
  const life = request?.life;
  if (life?.state !== 'approved' && life?.state !== 'released') return undefined;
  const actor = { tenantId: deps.tenantId, personId: person, activityId: 'look' };
  const press = await pressOf(deps, actor, requestId);
  const given = eventGiven(deps, press, { kind: 'show', by: press.by });
  const dry = await planEvent(new Reading(deps.store, deps.tenantId), given);
  if (dry.outcome.refusal !== null) return undefined;
  return life.state === 'approved' ? life.usableUntil : life.current.worksUntil;
}

/** A code typed from the token has proved the burn: that is how the request ends, in the same commit. */
export function burnedUnder(
  deps: ProvisioningNeeds,
  { actor }: InCase,
  requestId: RequestId,
): (reading: Reading, plan: TokenPlan) => Promise<TokenPlan> {
  return async (reading, plan) => {
    const press = await pressOf(deps, actor, requestId);
    const event = { kind: 'report', by: press.by, report: 'burned' } as const;
    return joined(plan, await planEvent(reading, eventGiven(deps, press, event)));
  };
}

async function pressOf(
  { directory }: ProvisioningNeeds,
  actor: InCase['actor'],
  requestId: RequestId,
): Promise<Press> {
  return { actor, requestId, by: await namedPerson(directory, actor.personId) };
}
