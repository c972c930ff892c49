// An entry by somebody who runs beside the bot: it, and what is done because of it, is one commit, under the policy that is in force then.
import { beforeEach, describe, expect, test } from '@jest/globals';
import { noteBeside } from '../../../src/app/commit/note-beside.js';
import type { Beside } from '../../../src/app/commit/note-beside.js';
import { auditEntrySchema } from '../../../src/app/commit/rows/audit-rows.js';
import { AUDIT_ENTRIES, AUDIT_HEAD, POLICY } from '../../../src/app/commit/rows/names.js';
import { outboxRowOf } from '../../../src/app/commit/rows/outbox-row.js';
import type { OutboxDraft } from '../../../src/app/commit/rows/outbox-row.js';
import { OPEN_CHAT } from '../../../src/app/commit/rows/tenant-items.js';
import type { Instant } from '../../../src/domain/ids.js';
import { StoreUnavailable } from '../../../src/ports/fault.js';
import type { Row, RowName } from '../../../src/ports/store.js';
import { must, PEOPLE, TENANT } from '../trial.js';
import { LIFTED, MINE, namesOf, stage } from './staged.js';
import type { Staged } from './staged.js';
import { WatchedStore } from './watched-store.js';

const GONE = 'tally~gone';

let staged: Staged;
let store: WatchedStore;

beforeEach(async () => {
  staged = await stage();
  ({ store } = staged);
});

async function note(besides: Partial<Beside> = {}): Promise<boolean> {
  const { clock, random } = staged.trial.parts;
  return noteBeside({ store, tenantId: TENANT, clock, random }, { ...LIFTED, ...besides });
}

const now = (): Instant => staged.trial.parts.clock.now();
const chat = (): OutboxDraft => OPEN_CHAT.draft(now(), { to: PEOPLE.alex });
const waiting = (): RowName => outboxRowOf(chat(), now());
const entries = async (): Promise<readonly Row[]> =>
  (await store.list(TENANT, { ...AUDIT_ENTRIES, limit: 99 })).rows;

describe('an entry', () => {
  test('and what is done because of it, is one commit', async () => {
    const before = await entries();
    expect(await note({ outbox: [chat()], done: [MINE, GONE] })).toBe(true);
    expect(store.asked.map(namesOf)).toEqual([
      ['check policy', 'replace audit-head', 'insert audit', 'insert outbox', 'delete tally'],
    ]);
    expect(await entries()).toHaveLength(before.length + 1);
    expect(await store.kept(MINE)).toBeUndefined();
    const { kind } = OPEN_CHAT;
    expect(await store.kept(waiting())).toMatchObject({ item: { kind, to: PEOPLE.alex } });
  });

  test('says who it was, when, and under which policy', async () => {
    const { clock, policy } = staged.trial.parts;
    await note();
    const written = auditEntrySchema.parse(must((await entries()).at(-1)).value);
    expect(written).toMatchObject({ ...LIFTED, at: clock.now(), policy: policy.version });
  });
});

describe('where others write in between', () => {
  test.each([
    { what: 'the log', other: async () => store.theirCheck(AUDIT_HEAD) },
    { what: 'what is to be done no more', other: async () => store.theirCheck(MINE) },
    { what: 'what is to be done no more, so that it is gone', other: async () => takeMine() },
    { what: 'the policy', other: async () => anotherPolicy() },
  ])('it is read once more: $what', async ({ other }) => {
    store.others = [other];
    expect(await note({ done: [MINE] })).toBe(true);
    expect(store.asked).toHaveLength(2);
    expect(await store.kept(MINE)).toBeUndefined();
    const written = auditEntrySchema.parse(must((await entries()).at(-1)).value);
    expect(written.policy).toBe(must(await store.kept(POLICY))['version']);
  });

  const overtakeNext = (commits: number): void => {
    store.others = Array.from({ length: commits }, () => async () => store.theirCheck(AUDIT_HEAD));
  };

  test('it is tried forty times', async () => {
    overtakeNext(39);
    expect(await note()).toBe(true);
    expect(store.asked).toHaveLength(40);
  });

  test('more often, it is given up and said so, and nothing is written', async () => {
    const before = await entries();
    overtakeNext(40);
    const fault = new StoreUnavailable('others kept writing in between');
    await expect(note({ outbox: [chat()], done: [MINE] })).rejects.toThrow(fault);
    expect(store.asked).toHaveLength(40);
    expect(await entries()).toEqual(before);
    expect(await store.kept(waiting())).toBeUndefined();
    expect(await store.kept(MINE)).toEqual({ n: 0 });
  });
});

test.each([{ there: [] }, { there: [AUDIT_HEAD] }, { there: [POLICY] }])(
  'of a tenant that was never opened nothing is written, and so it is told: $there is there',
  async ({ there }) => {
    const opened = store;
    store = new WatchedStore();
    for (const row of there) await store.theirs(row, must(await opened.kept(row)));
    expect(await note({ outbox: [chat()] })).toBe(false);
    expect(store.asked).toEqual([]);
  },
);

async function takeMine(): Promise<void> {
  const { row, etag } = must(await store.get(TENANT, MINE));
  await store.commit(TENANT, [{ kind: 'delete', row, etag }]);
  // That was none of ours.
  store.asked.pop();
}

async function anotherPolicy(): Promise<void> {
  await store.theirs(POLICY, { ...(await store.kept(POLICY)), version: 'another' });
}
