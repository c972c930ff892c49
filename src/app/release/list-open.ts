// `/requests all`: what is open everywhere, for auditors and the security team. As a list, and not as cards: it is theirs to see, and
// nobody's to answer who has no part in it.
import type { Instant, RequestId } from '../../domain/ids.js';
import { ok, refused } from '../../domain/outcome.js';
import type { Outcome } from '../../domain/outcome.js';
import { isOpen } from '../../domain/release/request.js';
import type { Disclosure, Request } from '../../domain/release/request.js';
import { readValue } from '../commit/reading.js';
import { OPEN_REQUESTS } from '../commit/rows/names.js';
import { openSchema } from '../commit/rows/schemas.js';
import type { Deps } from '../deps.js';
import { findRequest } from '../looking/find-request.js';
import { roleLookup } from '../looking/role-lookup.js';
import type { Actor } from '../looking/who.js';

export type OpenOne = {
  readonly requestId: RequestId;
  readonly disclosure: Disclosure;
  readonly requesterName: string;
  readonly ownerName: string;
  readonly reason: string;
  readonly askedAt: Instant;
  /** `given`: it is being shown, or was, and may be of use still. */
  readonly stands: 'waiting' | 'approved' | 'given';
  /** When it ends by itself. */
  readonly until: Instant;
};
export type OpenPage = {
  readonly open: readonly OpenOne[];
  readonly page: number;
  readonly more: boolean;
};
export type OpenList = Outcome<OpenPage, { readonly code: 'NOT_A_REVIEWER' }>;
/** `page`: from 1. Throws `StoreUnavailable` and `DirectoryUnavailable`. */
export type ListOpen = (actor: Actor, page: number) => Promise<OpenList>;

type Needs = Pick<Deps, 'store' | 'tenantId' | 'directory' | 'policy' | 'refusals'>;

const OPEN_A_PAGE = 10;
export const PAGES_AT_MOST = 50;

export function listOpen(deps: Needs): ListOpen {
  return async ({ personId }, page) => {
    const rights = await roleLookup(deps.directory, deps.policy())(personId);
    if (!rights.includes('security') && !rights.includes('auditor')) {
      deps.refusals.count('NOT_A_REVIEWER', personId);
      return refused({ code: 'NOT_A_REVIEWER' });
    }
    const limit = page * OPEN_A_PAGE;
    const { rows, more } = await deps.store.list(deps.tenantId, { ...OPEN_REQUESTS, limit });
    const ids = rows.slice(limit - OPEN_A_PAGE).map((row) => readValue(openSchema, row).requestId);
    const found = await Promise.all(ids.map(async (id) => findRequest(deps, id)));
    const open = found.flatMap((one) => (one === undefined ? [] : openOne(one)));
    return ok({ open, page, more: more && page < PAGES_AT_MOST });
  };
}

/** None where it has ended meanwhile. */
function openOne({ ask, life }: Request): readonly OpenOne[] {
  if (!isOpen(life)) return [];
  const { id: requestId, disclosure, requester, owner, reason, createdAt: askedAt } = ask;
  const about = { requestId, disclosure, reason, askedAt };
  const names = { requesterName: requester.name, ownerName: owner.name };
  switch (life.state) {
    case 'pending':
      return [{ ...about, ...names, stands: 'waiting', until: ask.waitsUntil }];
    case 'approved':
      return [{ ...about, ...names, stands: 'approved', until: life.usableUntil }];
    case 'releasing':
      return [{ ...about, ...names, stands: 'given', until: life.reservation.worksUntil }];
    case 'released':
      return [{ ...about, ...names, stands: 'given', until: life.current.worksUntil }];
  }
}
