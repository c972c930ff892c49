// `/requests`: what I have asked for and what waits for my answer. The cards themselves are sent again by the outbox.
import type { PersonId, RequestId } from '../../domain/ids.js';
import { parseRequestId } from '../../domain/ids.js';
import { isOpen } from '../../domain/release/request.js';
import type { RequestView } from '../../domain/release/view.js';
import type { Bridge, RequestList } from '../bridge.js';
import type { Deps } from '../deps.js';
import { drawView } from './draw-view.js';
import { findRequest } from '../looking/find-request.js';
import type { Actor } from '../looking/who.js';
import { askedRows, lastPart, openOf } from '../commit/rows/names.js';
import { openSchema } from '../commit/rows/schemas.js';
import { queueUpOnce } from '../commit/queue-up.js';
import { CARD } from '../commit/rows/items.js';

type Needs = Pick<Deps, 'store' | 'tenantId' | 'moment' | 'clock'>;

/** Cards that one `/requests` sends again. */
const LISTED_AT_MOST = 5;

export function listRequests(deps: Needs): Bridge['listRequests'] {
  return async (actor) => {
    const list = await readRequests(deps, actor.personId, LISTED_AT_MOST);
    await sendAgain(deps, actor, [...list.mine, ...list.waitingForMe, ...list.answered]);
    return list;
  };
}

/** `atMost`: of both kinds together. Throws `StoreUnavailable` and `DirectoryUnavailable`. */
export async function readRequests(
  deps: Needs,
  person: PersonId,
  atMost: number,
): Promise<RequestList> {
  const mine = await listMine(deps, person, atMost);
  const others = await listAsked(deps, person, atMost);
  const ids = [...mine.ids, ...others.ids];
  const listed = ids.slice(0, atMost);
  const seen = await Promise.all(listed.map(async (id) => openView(deps, id, person)));
  const views = seen.filter((view) => view !== undefined);
  const asked = views.filter(({ audience }) => audience === 'approver');
  return {
    mine: views.filter(({ audience }) => audience === 'requester'),
    waitingForMe: asked.filter(isForMe),
    answered: asked.filter((view) => !isForMe(view)),
    more: ids.length > listed.length || mine.more || others.more,
  };
}

function isForMe({ phase }: RequestView): boolean {
  return phase.kind === 'waiting' && !phase.youApproved;
}

type Ids = { readonly ids: readonly RequestId[]; readonly more: boolean };

async function listMine({ store, tenantId }: Needs, person: PersonId, limit: number): Promise<Ids> {
  const page = await store.list(tenantId, { ...openOf(person), limit });
  const ids = page.rows.flatMap(({ value }) => {
    const open = openSchema.safeParse(value);
    return open.success ? [open.data.requestId] : [];
  });
  return { ids, more: page.more };
}

async function listAsked(
  { store, tenantId }: Needs,
  person: PersonId,
  limit: number,
): Promise<Ids> {
  const page = await store.list(tenantId, { ...askedRows(person), limit });
  const ids = page.rows.flatMap(({ row }) => parseRequestId(lastPart(row)) ?? []);
  return { ids, more: page.more };
}

async function openView(
  deps: Needs,
  id: RequestId,
  person: PersonId,
): Promise<RequestView | undefined> {
  const request = await findRequest(deps, id);
  if (request === undefined || !isOpen(request.life)) return undefined;
  return drawView(deps, request, person);
}

async function sendAgain(
  deps: Needs,
  { personId: to, activityId }: Actor,
  views: readonly RequestView[],
): Promise<void> {
  const due = deps.clock.now();
  const drafts = views.map(({ requestId }) => CARD.draft(due, { to, requestId, fresh: true }));
  await queueUpOnce(deps, { operation: [to, 'list', activityId], drafts }, due);
}
