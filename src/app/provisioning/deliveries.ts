// What the outbox has about tokens, and who does it.
import { DESTROY_SEED, TOKEN_NOTICE, TOKEN_TIME } from '../commit/rows/items.js';
import type { Deps } from '../deps.js';
import { delivery } from '../outbox/delivery.js';
import type { Delivery } from '../outbox/delivery.js';
import { deliverTokenNotice } from './deliver-token-notice.js';
import { destroySeed } from './destroy-seed.js';
import { passTokenTime } from './pass-token-time.js';

export function tokenDeliveries(deps: Deps): readonly Delivery[] {
  return [
    delivery(TOKEN_NOTICE, { deliver: async (item) => deliverTokenNotice(deps, item) }),
    delivery(DESTROY_SEED, { deliver: async (item) => destroySeed(deps, item) }),
    delivery(TOKEN_TIME, { deliver: async (item, cause) => passTokenTime(deps, item, cause) }),
  ];
}
