// A request as it is now, for showing; decisions read it again, within their own commit.
import type { PersonId, RequestId } from '../../domain/ids.js';
import { refused } from '../../domain/outcome.js';
import type { Refused } from '../../domain/outcome.js';
import { audienceOf } from '../../domain/release/view.js';
import type { Request } from '../../domain/release/request.js';
import type { Actor, NothingHere } from './who.js';
import type { Deps } from '../deps.js';
import { readValue, RowsInHand } from '../commit/reading.js';
import type { Rows } from '../commit/reading.js';
import { requestRow } from '../commit/rows/names.js';
import { requestSchema } from '../commit/rows/request-row.js';

export async function findRequest(
  { store, tenantId }: Rows,
  id: RequestId,
): Promise<Request | undefined> {
  const row = await store.get(tenantId, requestRow(id));
  return row === undefined ? undefined : readValue(requestSchema, row);
}

/** The same, where a press has the row in hand. */
export async function findRequestInHand(
  inHand: RowsInHand,
  id: RequestId,
): Promise<Request | undefined> {
  return inHand.get(requestRow(id), requestSchema);
}

/** The request, where this person has a part in it; otherwise as if there were none. */
export async function findMyRequest(
  rows: Rows,
  id: RequestId,
  person: PersonId,
): Promise<Request | undefined> {
  return findMineInHand(new RowsInHand(rows), id, person);
}

/** The same, taken up into a press's hand. */
export async function findMineInHand(
  inHand: RowsInHand,
  id: RequestId,
  person: PersonId,
): Promise<Request | undefined> {
  const request = await findRequestInHand(inHand, id);
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
