// A request's card as one person may see it now, and why what they pressed did not count.
import type { PersonId, RequestId } from '../../domain/ids.js';
import { ok, refused } from '../../domain/outcome.js';
import type { ReleaseRefusal } from '../../domain/release/refusal.js';
import type { RequestView } from '../../domain/release/view.js';
import type { CardAnswer } from '../bridge.js';
import { findRequest } from '../looking/find-request.js';
import { drawView } from './draw-view.js';
import type { ViewNeeds } from './draw-view.js';

export async function cardOf(
  deps: ViewNeeds,
  { id, person }: { readonly id: RequestId; readonly person: PersonId },
  refusal?: ReleaseRefusal,
): Promise<CardAnswer> {
  const view = await viewFor(deps, id, person);
  if (view === undefined) return refused({ code: 'NOTHING_HERE' });
  return ok(refusal === undefined ? { view } : { view, refusal });
}

export async function viewFor(
  deps: ViewNeeds,
  id: RequestId,
  person: PersonId,
): Promise<RequestView | undefined> {
  const request = await findRequest(deps, id);
  return request === undefined ? undefined : drawView(deps, request, person);
}
