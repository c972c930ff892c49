// Approve, deny, withdraw, cancel, object, report: a button was pressed on a request's card.
import { REASON_MAX_LENGTH } from '../../domain/policy/policy.js';
import type { RequestEvent } from '../../domain/release/event.js';
import type { Named } from '../../domain/release/request.js';
import { namedPerson } from '../looking/named-person.js';
import type { Act, Bridge } from '../bridge.js';
import { decideOnce } from '../looking/decide-once.js';
import type { Deps } from '../deps.js';
import { findMyRequest, nothingHere } from '../looking/find-request.js';
import { cardOf } from './card-of.js';
import { eventOutcomeSchema, planEvent } from './plan-event.js';
import { roleLookup } from '../looking/role-lookup.js';

type Needs = Pick<
  Deps,
  'tenantId' | 'store' | 'directory' | 'clock' | 'policy' | 'transact' | 'refusals' | 'brakes'
>;

export function actOnRequest(deps: Needs): Bridge['actOnRequest'] {
  return async (actor, requestId, act) => {
    const mine = await findMyRequest(deps, requestId, actor.personId);
    if (mine === undefined) return nothingHere(deps, actor);
    const event = eventOf(act, await namedPerson(deps.directory, actor.personId));
    const { refusal } = await decideOnce(deps, {
      person: actor.personId,
      outcome: eventOutcomeSchema,
      operation: [actor.personId, event.kind, requestId, actor.activityId],
      plan: async (reading) => {
        // The current ones at the decision, also where it had to wait for its turn or is made afresh.
        const policy = deps.policy();
        return planEvent(reading, {
          requestId,
          event,
          actor: actor.personId,
          policy,
          clock: deps.clock,
          roles: roleLookup(deps.directory, policy),
          brakes: deps.brakes,
        });
      },
    });
    return cardOf(deps, { id: requestId, person: actor.personId }, refusal ?? undefined);
  };
}

function eventOf(act: Act, by: Named): RequestEvent {
  if (act.kind !== 'deny' && act.kind !== 'break-glass') return { ...act, by };
  return { ...act, by, reason: act.reason.trim().slice(0, REASON_MAX_LENGTH) };
}
