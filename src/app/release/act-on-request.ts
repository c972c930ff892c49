// Approve, deny, withdraw, cancel, object, report: a button was pressed on a request's card.
import { z } from 'zod';
import { REASON_MAX_LENGTH } from '../../domain/policy/policy.js';
import type { RequestEvent } from '../../domain/release/event.js';
import type { Named } from '../../domain/release/request.js';
import { findNamed } from '../looking/named-person.js';
import type { Act, Bridge } from '../bridge.js';
import { decideOnce } from '../looking/decide-once.js';
import { refusalSchema } from '../commit/rows/refusal-row.js';
import type { Deps } from '../deps.js';
import { findMyRequest, nothingHere } from '../looking/find-request.js';
import { readCard } from './read-card.js';
import { planEvent } from './plan-event.js';

type Needs = Pick<
  Deps,
  'tenantId' | 'store' | 'directory' | 'policy' | 'moment' | 'transact' | 'refusals' | 'brakes'
>;

export function actOnRequest(deps: Needs): Bridge['actOnRequest'] {
  return async (actor, requestId, act) => {
    const mine = await findMyRequest(deps, requestId, actor.personId);
    if (mine === undefined) return nothingHere(deps, actor);
    const event = eventOf(act, await findNamed(deps.directory, actor.personId));
    const { brakes } = deps;
    const done = await decideOnce(deps, actor.personId, {
      value: z.null(),
      refusal: refusalSchema,
      operation: [actor.personId, event.kind, requestId, actor.activityId],
      plan: async (moment) =>
        planEvent(moment, { requestId, event, actor: actor.personId, brakes }),
    });
    const about = { id: requestId, person: actor.personId };
    return done.ok ? readCard(deps, about) : readCard(deps, about, done.refusal);
  };
}

function eventOf(act: Act, by: Named): RequestEvent {
  if (act.kind !== 'deny' && act.kind !== 'break-glass') return { ...act, by };
  return { ...act, by, reason: act.reason.trim().slice(0, REASON_MAX_LENGTH) };
}
