// A request's card as one person may see it now, and why what they pressed did not count.
import type { PersonId, RequestId } from '../../domain/ids.js';
import { ok, refused } from '../../domain/outcome.js';
import type { ReleaseRefusal } from '../../domain/release/refusal.js';
import type { RequestView } from '../../domain/release/view.js';
import type { Bridge, CardAnswer } from '../bridge.js';
import type { Deps } from '../deps.js';
import { findRequest, nothingHere } from '../looking/find-request.js';
import { drawView } from './draw-view.js';
import type { ViewNeeds } from './draw-view.js';

export async function readCard(
  deps: ViewNeeds,
  { id, person }: { readonly id: RequestId; readonly person: PersonId },
  refusal?: ReleaseRefusal,
): Promise<CardAnswer> {
  const view = await viewFor(deps, id, person);
  if (view === undefined) return refused({ code: 'NOTHING_HERE' });
  return ok(refusal === undefined ? { view } : { view, refusal });
}

/** As somebody's client asks for it: of a request in which they have no part there is nothing to see. */
export function viewRequest(deps: ViewNeeds & Pick<Deps, 'refusals'>): Bridge['viewRequest'] {
  return async (actor, id) => {
    const answer = await readCard(deps, { id, person: actor.personId });
    return answer.ok ? answer : nothingHere(deps, actor);
  };
}

export async function viewFor(
  deps: ViewNeeds,
  id: RequestId,
  person: PersonId,
): Promise<RequestView | undefined> {
  const request = await findRequest(deps, id);
  return request === undefined ? undefined : drawView(deps, request, person);
}
