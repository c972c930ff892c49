// A request as it is now, for showing; decisions read it again, within their own commit.
import type { PersonId, RequestId } from '../../domain/ids.js';
import { ok, refused } from '../../domain/outcome.js';
import type { Refused } from '../../domain/outcome.js';
import { audienceOf } from '../../domain/release/view.js';
import type { RequestView } from '../../domain/release/view.js';
import type { Request } from '../../domain/release/request.js';
import type { ReleaseRefusal } from '../../domain/release/refusal.js';
import type { CardAnswer } from '../bridge.js';
import type { Actor, NothingHere } from './who.js';
import type { Deps } from '../deps.js';
import { drawView } from '../release/draw-view.js';
import type { ViewNeeds } from '../release/draw-view.js';
import { readValue } from '../commit/reading.js';
import { requestRow } from '../commit/rows/names.js';
import { requestSchema } from '../commit/rows/request-row.js';

export async function findRequest(
  { store, tenantId }: Pick<Deps, 'store' | 'tenantId'>,
  id: RequestId,
): Promise<Request | undefined> {
  const row = await store.get(tenantId, requestRow(id));
  return row === undefined ? undefined : readValue(requestSchema, row);
}

/** The request, where this person has a part in it; otherwise as if there were none. */
export async function findMyRequest(
  deps: Pick<Deps, 'store' | 'tenantId'>,
  id: RequestId,
  person: PersonId,
): Promise<Request | undefined> {
  const request = await findRequest(deps, id);
  return request !== undefined && audienceOf(request, person) !== undefined ? request : undefined;
}

/** Somebody pressed on a request in which they have no part, or on none: counted, and answered as if there were none. */
export function nothingHere(
  { refusals }: Pick<Deps, 'refusals'>,
  { personId }: Actor,
): Refused<NothingHere> {
  refusals.count('NOTHING_HERE', personId);
  return refused({ code: 'NOTHING_HERE' });
}

/** The card of a request as this person may see it now. */
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
