// What the bridge does for itself now and then, as an item of the outbox.
import { z } from 'zod';
import type { JsonObject } from '../../../ports/store.js';
import { itemKind } from './outbox-row.js';

/** Sweep what is a day old, and come again. */
export const SWEEP = itemKind<JsonObject>({
  kind: 'sweep-operations',
  about: z.object({}),
  lane: () => 'copy',
  key: () => [],
});
