// The requests that are open now, by their index rows.
import type { PersonId } from '../../domain/ids.js';
import type { Request } from '../../domain/release/request.js';
import { MAX_PAGE } from '../../ports/store.js';
import type { Deps } from '../deps.js';
import { findRequest } from '../find-request.js';
import { OPEN_REQUESTS } from '../rows/names.js';
import { openSchema } from '../rows/schemas.js';

/** `owner`: null for everybody's. */
export async function openRequests(
  deps: Pick<Deps, 'store' | 'tenantId'>,
  owner: PersonId | null,
): Promise<readonly Request[]> {
  const open: Request[] = [];
  let after: string | undefined;
  for (let more = true; more;) {
    const page = await deps.store.list(deps.tenantId, {
      ...OPEN_REQUESTS,
      limit: MAX_PAGE,
      ...(after === undefined ? {} : { after }),
    });
    for (const { value } of page.rows) {
      const parsed = openSchema.safeParse(value);
      const request = parsed.success ? await findRequest(deps, parsed.data.requestId) : undefined;
      if (request !== undefined) open.push(request);
    }
    after = page.rows.at(-1)?.row;
    more = page.more && after !== undefined;
  }
  return open.filter(({ ask }) => owner === null || ask.owner.id === owner);
}
