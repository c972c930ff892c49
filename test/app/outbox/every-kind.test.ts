// Every kind of item that can lie in the outbox is one that some room delivers, and its name is its own.
import { expect, test } from '@jest/globals';
import { CardUpdates } from '../../../src/app/release/card-updates.js';
import * as alarms from '../../../src/app/commit/rows/alarm-items.js';
import * as items from '../../../src/app/commit/rows/items.js';
import * as tenant from '../../../src/app/commit/rows/tenant-items.js';
import { tokenDeliveries } from '../../../src/app/provisioning/deliveries.js';
import { requestDeliveries } from '../../../src/app/release/deliveries.js';
import { safetyDeliveries } from '../../../src/app/safety/deliveries.js';
import { tenantDeliveries } from '../../../src/app/tenant/deliveries.js';
import { chatDeliveries } from '../../../src/app/outbox/open-chat.js';
import { rehearsalDeliveries } from '../../../src/app/rehearsal/clear-rehearsal.js';
import { quietLog } from '../../fakes/quiet-log.js';
import { openTrial } from '../trial.js';

/** By what they export: a new kind is in it by itself. */
const KINDS = [alarms, items, tenant]
  .flatMap((file): unknown[] => Object.values(file))
  .flatMap((one) => (typeof one === 'object' && one !== null && 'draft' in one ? [one] : []))
  .map((one) => ('kind' in one ? one.kind : undefined));

test('every kind has one delivery, and no two have one name', async () => {
  const { deps } = await openTrial();
  const deliveries = [
    ...requestDeliveries({
      ...deps,
      cardUpdates: new CardUpdates(),
      passTime: async () => undefined,
    }),
    ...safetyDeliveries(deps),
    ...tokenDeliveries(deps),
    ...tenantDeliveries({ ...deps, log: quietLog, lookAfterOwners: async () => undefined }),
    ...rehearsalDeliveries(deps),
    ...chatDeliveries({ ...deps, log: quietLog }),
  ].map(({ kind }) => kind);
  expect(KINDS.length).toBeGreaterThan(10);
  expect([...deliveries].sort()).toEqual([...KINDS].sort());
  expect(new Set(deliveries).size).toBe(deliveries.length);
});
