// The requests that are open now, by their index rows.
import type { PersonId, TokenId } from '../../domain/ids.js';
import type { Request } from '../../domain/release/request.js';
import { MAX_PAGE } from '../../ports/store.js';
import type { RowName } from '../../ports/store.js';
import type { Deps } from '../deps.js';
import { findRequest } from './find-request.js';
import { readPages } from '../commit/read-pages.js';
import { isOpenOf, OPEN_REQUESTS } from '../commit/rows/names.js';
import { openSchema } from '../commit/rows/schemas.js';

type Needs = Pick<Deps, 'store' | 'tenantId'>;

/** `owner`: null for everybody's. */
export async function openRequests(
  deps: Needs,
  owner: PersonId | null,
): Promise<readonly Request[]> {
  const open = await readOpen(deps, () => true);
  return open.filter(({ ask }) => owner === null || ask.owner.id === owner);
}

/** Of one token: their rows say so, and no other request is read. */
export async function openRequestsOf(deps: Needs, token: TokenId): Promise<readonly Request[]> {
  return readOpen(deps, (row) => isOpenOf(row, token));
}

async function readOpen(
  deps: Needs,
  isWanted: (row: RowName) => boolean,
): Promise<readonly Request[]> {
  const open: Request[] = [];
  for await (const rows of readPages(deps, { ...OPEN_REQUESTS, limit: MAX_PAGE })) {
    for (const { row, value } of rows) {
      if (!isWanted(row)) continue;
      const parsed = openSchema.safeParse(value);
      const request = parsed.success ? await findRequest(deps, parsed.data.requestId) : undefined;
      if (request !== undefined) open.push(request);
    }
  }
  return open;
}
