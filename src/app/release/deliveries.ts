// What the outbox has about requests, and who does it.
import type { RequestId } from '../../domain/ids.js';
import { CARD, NOTICE, NUDGE, REQUEST_TIME, TOKEN_OVER } from '../commit/rows/items.js';
import type { Deps } from '../deps.js';
import { delivery } from '../outbox/delivery.js';
import type { Delivery } from '../outbox/delivery.js';
import type { CardUpdates } from './card-updates.js';
import { deliverCard } from './deliver-card.js';
import { deliverNotice } from './deliver-notice.js';
import { endWithToken } from './end-with-token.js';
import { noteNobodyReachable } from './nobody-reachable.js';
import { hastenApprovers } from './hasten-approvers.js';
import type { PassTime } from './pass-time.js';

type Needs = Deps & { readonly passTime: PassTime; readonly cardUpdates: CardUpdates };
type About = Parameters<typeof noteNobodyReachable>[1];

export function requestDeliveries(deps: Needs): readonly Delivery[] {
  const unreachable = async (about: About): Promise<void> => noteNobodyReachable(deps, about);
  const passTime = async ({ requestId }: { readonly requestId: RequestId }, cause: string) =>
    deps.passTime(requestId, cause);
  return [
    delivery(CARD, { place: async (item) => deliverCard(deps, item), unreachable }),
    delivery(NOTICE, { deliver: async (item) => deliverNotice(deps, item), unreachable }),
    delivery(NUDGE, { deliver: async (item) => hastenApprovers(deps, item) }),
    delivery(REQUEST_TIME, { deliver: passTime }),
    delivery(TOKEN_OVER, {
      deliver: async ({ tokenId }, cause) => endWithToken(deps, tokenId, cause),
    }),
  ];
}
