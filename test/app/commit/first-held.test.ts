// Who puts something in the outbox is about to deliver it, and holds it from that very commit on: but for alarms, which are anybody's at
// once should this instance end, and what is due later.
import { expect, test } from '@jest/globals';
import { FirstLeases } from '../../../src/app/commit/first-leases.js';
import { readOutboxPuts } from '../../../src/app/commit/queue-up.js';
import { Reading } from '../../../src/app/commit/reading.js';
import type { Lane, OutboxDraft } from '../../../src/app/commit/rows/outbox-row.js';
import { OPEN_CHAT } from '../../../src/app/commit/rows/tenant-items.js';
import { plusSeconds } from '../../../src/domain/ids.js';
import { FakeClock } from '../../fakes/fake-clock.js';
import { MemoryStore } from '../../fakes/memory-store.js';
import { PEOPLE, TENANT } from '../trial.js';

const now = new FakeClock().now();

test.each<{ what: string; lane: Lane; seconds: number; lease: string | undefined }>([
  { what: 'a copy, due by now', lane: 'copy', seconds: 0, lease: 'me~1' },
  { what: 'what somebody waits for, overdue', lane: 'awaited', seconds: -5, lease: 'me~1' },
  { what: 'what somebody waits for, due later', lane: 'awaited', seconds: 1, lease: undefined },
  { what: 'an alarm, due by now', lane: 'alarm', seconds: 0, lease: undefined },
  { what: 'an alarm, due later', lane: 'alarm', seconds: 1, lease: undefined },
])('$what: held as $lease', async ({ lane, seconds, lease }) => {
  const due = plusSeconds(now, seconds);
  const draft: OutboxDraft = { ...OPEN_CHAT.draft(due, { to: PEOPLE.alex }), lane };
  const first = new FirstLeases({ id: () => 'me' }, () => true).next(now);
  const puts = await readOutboxPuts(new Reading(new MemoryStore(), TENANT), [draft], {
    now,
    first,
  });
  expect(puts.map(({ value }) => value['lease'])).toEqual([lease]);
});
