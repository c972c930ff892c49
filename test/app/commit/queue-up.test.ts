// What is to be told or done later, in a commit of its own: how often that is tried, and what is queued once however often it comes.
import { beforeEach, describe, expect, test } from '@jest/globals';
import { queueUp, queueUpOnce } from '../../../src/app/commit/queue-up.js';
import { operationRow, OUTBOX } from '../../../src/app/commit/rows/names.js';
import { outboxRowOf } from '../../../src/app/commit/rows/outbox-row.js';
import type { OutboxDraft } from '../../../src/app/commit/rows/outbox-row.js';
import { OPEN_CHAT, SWEEP } from '../../../src/app/commit/rows/tenant-items.js';
import { StoreUnavailable } from '../../../src/ports/fault.js';
import { FakeClock } from '../../fakes/fake-clock.js';
import { PEOPLE, TENANT } from '../trial.js';
import { namesOf } from './staged.js';
import { WatchedStore } from './watched-store.js';

const now = new FakeClock().now();
const OPERATION = [PEOPLE.alex, 'list', 'activity-1'] as const;
const CHAT = OPEN_CHAT.draft(now, { to: PEOPLE.alex });
const WAITING = outboxRowOf(CHAT, now);

let store: WatchedStore;

beforeEach(() => {
  store = new WatchedStore();
});

const plainly = async (...drafts: readonly OutboxDraft[]): Promise<void> =>
  queueUp({ store, tenantId: TENANT }, drafts, now);
const once = async (...drafts: readonly OutboxDraft[]): Promise<void> =>
  queueUpOnce({ store, tenantId: TENANT }, { operation: OPERATION, drafts }, now);

/** Before each of our next commits, so many of them, the same item by another instance: ours is lost. */
function overtakeNext(commits: number): void {
  const other = async (): Promise<unknown> =>
    store.theirs(WAITING, { ...CHAT, attempts: 0, leasedUntil: 0 });
  store.others = Array.from({ length: commits }, () => other);
}

async function queued(): Promise<number> {
  return (await store.list(TENANT, { ...OUTBOX, limit: 99 })).rows.length;
}

describe.each([
  { how: 'of its own', queue: plainly },
  { how: 'of its own, once', queue: once },
])('what is queued in a commit $how', ({ queue }) => {
  test('waits, and takes the place of the same one that waits', async () => {
    await store.theirs(WAITING, { ...CHAT, attempts: 3, leasedUntil: 0 });
    await queue(CHAT, SWEEP.draft(now, {}));
    expect(await queued()).toBe(2);
    expect(await store.kept(WAITING)).toMatchObject({ attempts: 0 });
  });

  test('is tried ten times where others write the same in between', async () => {
    overtakeNext(9);
    await queue(CHAT);
    expect(store.asked).toHaveLength(10);
  });

  test('is given up after that, and said so', async () => {
    overtakeNext(10);
    const fault = new StoreUnavailable('others kept writing in between');
    await expect(queue(CHAT)).rejects.toThrow(fault);
    expect(store.asked).toHaveLength(10);
  });

  test('and is nothing, is no commit', async () => {
    await queue();
    expect(store.asked).toEqual([]);
  });
});

test('what was brought twice is queued once, also where it has been told meanwhile', async () => {
  await once(CHAT);
  expect(namesOf(store.asked[0])).toEqual(['insert outbox', 'insert op']);
  const { row, etag } = await store.theirs(WAITING, {});
  await store.commit(TENANT, [{ kind: 'delete', row, etag }]);
  await once(CHAT);
  expect(await queued()).toBe(0);
  const kept = await store.kept(operationRow(OPERATION));
  expect(kept).toEqual({ outcome: { ok: true, value: null }, expiresAt: now + 24 * 3600 * 1000 });
});

test('more than fifty are queued in more than one commit, each of them', async () => {
  const many = Array.from({ length: 101 }, (_, at) => ({ ...CHAT, key: `open-chat~${at}` }));
  await plainly(...many);
  expect(store.asked.map((changes) => changes.length)).toEqual([50, 50, 1]);
});
