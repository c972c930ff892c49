// What every room puts into the outbox, and who does it.
import { requestDeliveries } from './release/deliveries.js';
import { safetyDeliveries } from './safety/deliveries.js';
import { tokenDeliveries } from './provisioning/deliveries.js';
import { tenantDeliveries } from './tenant/deliveries.js';
import { auditDeliveries } from './audit/deliveries.js';
import type { Delivery } from './outbox/delivery.js';
import { chatDeliveries } from './outbox/open-chat.js';
import { checkpointDeliveries } from './audit/chat-anchor.js';
import { rehearsalDeliveries } from './rehearsal/clear-rehearsal.js';
import { lookAfterOwners } from './provisioning/look-after-owners.js';
import type { BridgeParts } from './bridge-parts.js';

/** What every room delivers. */
export function deliveriesOf(
  deps: Parameters<typeof requestDeliveries>[0] & Pick<BridgeParts, 'log' | 'siem'>,
): readonly Delivery[] {
  return [
    ...requestDeliveries(deps),
    ...safetyDeliveries(deps),
    ...tokenDeliveries(deps),
    ...auditDeliveries(deps),
    ...tenantDeliveries({ ...deps, lookAfterOwners: async () => lookAfterOwners(deps) }),
    ...chatDeliveries(deps),
    ...checkpointDeliveries(deps),
    ...rehearsalDeliveries(deps),
  ];
}
