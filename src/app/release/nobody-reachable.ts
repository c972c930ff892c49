// Whoever waits for an answer learns when nobody who was asked can give one.
import type { PersonId, RequestId } from '../../domain/ids.js';
import { askedOf } from '../../domain/release/request.js';
import { queueUp } from '../commit/queue-up.js';
import { NOTICE } from '../commit/rows/items.js';
import type { Deps } from '../deps.js';
import { findReachable } from '../looking/find-approvers.js';
import { findRequest } from '../looking/find-request.js';

type Needs = Pick<Deps, 'store' | 'tenantId' | 'clock'>;

/** `to`: whose chat has turned out to be closed to us. */
export async function noteNobodyReachable(
  deps: Needs,
  { to, requestId }: { readonly to: PersonId; readonly requestId: RequestId },
): Promise<void> {
  const request = await findRequest(deps, requestId);
  if (request?.life.state !== 'pending') return;
  const asked = askedOf(request);
  if (!asked.some(({ id }) => id === to)) return;
  if ((await findReachable(deps, asked)).length > 0) return;
  const { requester } = request.ask;
  const about = { to: requester.id, requestId, topic: 'approvers-unreachable' } as const;
  const notice = NOTICE.draft(deps.clock.now(), about);
  await queueUp(deps, [notice], deps.clock.now());
}
