// Approve, deny, withdraw, cancel, object, report: a button was pressed on a request's card.
import { REASON_MAX_LENGTH } from '../../domain/policy/policy.js';
import type { RequestEvent } from '../../domain/release/event.js';
import type { Named } from '../../domain/release/request.js';
import type { Act, Bridge } from '../bridge.js';
import { RowsInHand } from '../commit/reading.js';
import type { Deps } from '../deps.js';
import { findMineInHand, nothingHere } from '../looking/find-request.js';
import { findNamed } from '../looking/named-person.js';
import { readCard } from './draw-view.js';
import { runEvent } from './run-event.js';

type Needs = Pick<
  Deps,
  'tenantId' | 'store' | 'directory' | 'moment' | 'decideOnce' | 'refusals' | 'safety'
>;

export function actOnRequest(deps: Needs): Bridge['actOnRequest'] {
  return async (actor, requestId, act) => {
    const { personId: person } = actor;
    const press = { actor, requestId, inHand: new RowsInHand(deps) };
    const mine = await findMineInHand(press.inHand, requestId, person);
    if (mine === undefined) return nothingHere(deps, actor);
    const event = eventOf(act, await findNamed(deps.directory, person));
    const done = await runEvent(deps, press, { event });
    const about = { id: requestId, person };
    return done.ok ? readCard(deps, about) : readCard(deps, about, done.refusal);
  };
}

function eventOf(act: Act, by: Named): RequestEvent {
  if (act.kind !== 'deny' && act.kind !== 'break-glass') return { ...act, by };
  return { ...act, by, reason: act.reason.trim().slice(0, REASON_MAX_LENGTH) };
}
