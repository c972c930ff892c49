// Every kind of item that can lie in the outbox is one that some room delivers, and its name is its own.
import { expect, test } from '@jest/globals';
import { deliveriesOf } from '../../../src/app/deliveries.js';
import { CardUpdates } from '../../../src/app/release/card-updates.js';
import * as alarms from '../../../src/app/commit/rows/alarm-items.js';
import * as checkpoints from '../../../src/app/commit/rows/checkpoint-items.js';
import * as items from '../../../src/app/commit/rows/items.js';
import * as tenant from '../../../src/app/commit/rows/tenant-items.js';
import { quietLog } from '../../fakes/quiet-log.js';
import { openTrial } from '../trial.js';

/** By what they export: a new kind is in it by itself. */
const KINDS = [alarms, checkpoints, items, tenant]
  .flatMap((file): unknown[] => Object.values(file))
  .flatMap((one) => (typeof one === 'object' && one !== null && 'draft' in one ? [one] : []))
  .map((one) => ('kind' in one ? one.kind : undefined));

test('every kind has one delivery, and no two have one name', async () => {
  const { deps } = await openTrial();
  const needs = { ...deps, log: quietLog, cardUpdates: new CardUpdates() };
  const deliveries = deliveriesOf({ ...needs, passTime: async () => undefined }).map(
    ({ kind }) => kind,
  );
  expect(KINDS.length).toBeGreaterThan(10);
  expect([...deliveries].sort()).toEqual([...KINDS].sort());
  expect(new Set(deliveries).size).toBe(deliveries.length);
});
