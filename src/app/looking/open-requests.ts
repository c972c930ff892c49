// The requests that are open now, by their index rows.
import type { PersonId } from '../../domain/ids.js';
import type { Request } from '../../domain/release/request.js';
import { MAX_PAGE } from '../../ports/store.js';
import type { Deps } from '../deps.js';
import { findRequest } from './find-request.js';
import { readPages } from '../commit/read-pages.js';
import { OPEN_REQUESTS } from '../commit/rows/names.js';
import { openSchema } from '../commit/rows/schemas.js';

/** `owner`: null for everybody's. */
export async function openRequests(
  deps: Pick<Deps, 'store' | 'tenantId'>,
  owner: PersonId | null,
): Promise<readonly Request[]> {
  const open: Request[] = [];
  for await (const rows of readPages(deps, { ...OPEN_REQUESTS, limit: MAX_PAGE })) {
    for (const { value } of rows) {
      const parsed = openSchema.safeParse(value);
      const request = parsed.success ? await findRequest(deps, parsed.data.requestId) : undefined;
      if (request !== undefined) open.push(request);
    }
  }
  return open.filter(({ ask }) => owner === null || ask.owner.id === owner);
}
