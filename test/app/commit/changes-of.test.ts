// What is in the one commit of a decision: what it writes, what it rests on, its entries, its outbox and its operation.
import { describe, expect, test } from '@jest/globals';
import type { LogWatch, Moment } from '../../../src/app/commit/moment.js';
import { FirstLeases } from '../../../src/app/commit/first-leases.js';
import {
  AUDIT_HEAD,
  operationRow,
  OUTBOX,
  POLICY,
  REFUSALS_HEAD,
} from '../../../src/app/commit/rows/names.js';
import { OPEN_CHAT } from '../../../src/app/commit/rows/tenant-items.js';
import { PolicyOutOfDate, StoreMissing } from '../../../src/ports/fault.js';
import { must, PEOPLE, TENANT } from '../trial.js';
import { count, LIFTED, MINE, namesOf, stage } from './staged.js';
import type { Staged } from './staged.js';

const STRANGER = {
  actor: PEOPLE.lee,
  fact: { action: 'control.refused', command: 'freeze', refusal: 'NO_ROLE' },
} as const;
const operation = [PEOPLE.alex, 'count'] as const;

async function remove({ store }: Staged, row: string): Promise<void> {
  const { etag } = must(await store.get(TENANT, row));
  await store.commit(TENANT, [{ kind: 'delete', row, etag }]);
}

test('the state, the entry at the log’s end, the operation, and the policy as it was', async () => {
  const staged = await stage();
  await count(staged, { operation });
  expect(namesOf(staged.store.asked[0])).toEqual([
    ...['replace tally', 'replace audit-head', 'insert audit', 'insert op', 'check policy'],
  ]);
  const now = staged.trial.parts.clock.now();
  expect(await staged.store.kept(operationRow(operation))).toEqual({
    outcome: { ok: true, value: 1 },
    expiresAt: now + 24 * 3600 * 1000,
  });
  const { policy } = staged.trial.parts;
  expect((await staged.trial.audit()).at(-1)).toMatchObject({ at: now, policy: policy.version });
});

test('what is deleted, and the item of the outbox, with the lease of who will deliver it', async () => {
  const firstLeases = new FirstLeases({ id: () => 'me' }, () => true);
  const staged = await stage({ firstLeases });
  const now = staged.trial.parts.clock.now();
  const outbox = [OPEN_CHAT.draft(now, { to: PEOPLE.lee })];
  await count(staged, { operation, plan: { outbox, puts: [], deletes: [MINE] } });
  expect(namesOf(staged.store.asked[0])).toContain('delete tally');
  const { rows } = await staged.store.list(TENANT, { ...OUTBOX, limit: 99 });
  const leases = rows.flatMap(({ value: { item, lease } }) =>
    JSON.stringify(item).includes('open-chat') ? [lease] : [],
  );
  expect(leases).toEqual(['me~1']);
});

describe('the entries', () => {
  function watched(): { readonly logWatch: LogWatch; readonly heard: unknown[] } {
    const heard: unknown[] = [];
    const logWatch: LogWatch = {
      whyNothingLeaves: () => undefined,
      goesOnFrom: async ({ size }) => heard.push(size) > 0,
      appended: (facts) => heard.push(facts.map(({ action }) => action)),
    };
    return { logWatch, heard };
  }

  test('are each in its own log; the watch hears where the audit goes on, and of all of them', async () => {
    const { logWatch, heard } = watched();
    const staged = await stage({ logWatch });
    const { size } = must(await staged.store.kept(AUDIT_HEAD));
    await count(staged, { operation, plan: { audit: [LIFTED, STRANGER] } });
    expect(heard).toEqual([size, ['freeze.lifted', 'control.refused']]);
    expect(namesOf(staged.store.asked[0])).toEqual([
      ...['replace tally', 'replace audit-head', 'insert audit'],
      ...['replace refusals-head', 'insert refused', 'insert op', 'check policy'],
    ]);
    const entries = await staged.trial.audit();
    expect(entries.slice(-2).map(({ fact }) => fact.action)).toEqual([
      'freeze.lifted',
      'control.refused',
    ]);
  });

  test('of strangers alone leave the audit as it is, and nobody asks where it goes on', async () => {
    const { logWatch, heard } = watched();
    const staged = await stage({ logWatch });
    await count(staged, { operation, plan: { audit: [STRANGER] } });
    expect(heard).toEqual([['control.refused']]);
    expect(namesOf(staged.store.asked[0])).not.toContain('replace audit-head');
  });

  test('are nothing that is about to be written where the log is behind what was signed', async () => {
    const heard: unknown[] = [];
    let asked = 0;
    const logWatch: LogWatch = {
      whyNothingLeaves: () => undefined,
      goesOnFrom: async () => (asked += 1) > 1,
      appended: (facts) => heard.push(facts.length),
    };
    const staged = await stage({ logWatch });
    await count(staged, { operation });
    expect(heard).toEqual([1]);
  });
});

describe('the policy that entries name', () => {
  const version = 'another';

  test('is the one that the same commit brings into force, where it does', async () => {
    const staged = await stage();
    const also = async ({ reading }: Moment): Promise<unknown> => reading.isThere(POLICY);
    const puts = [
      { row: MINE, value: { n: 1 } },
      { row: POLICY, value: { version } },
    ];
    await count(staged, { operation, also, plan: { puts, under: version } });
    expect((await staged.trial.audit()).at(-1)).toMatchObject({ policy: version });
    expect(await staged.store.kept(POLICY)).toMatchObject({ version });
  });

  test.each([
    ['is no other than the one in force', { under: version }],
    [
      'is not the one before it',
      {
        puts: [
          { row: POLICY, value: { version } },
          { row: MINE, value: { n: 1 } },
        ],
      },
    ],
  ])('%s', async (_what, plan) => {
    const staged = await stage();
    const done = count(staged, { operation, plan });
    await expect(done).rejects.toThrow(PolicyOutOfDate);
    expect(await staged.store.kept(MINE)).toEqual({ n: 0 });
  });
});

test.each([POLICY, AUDIT_HEAD, REFUSALS_HEAD])(
  'a tenant whose %s is gone is told so, and nothing is written',
  async (row) => {
    const staged = await stage();
    await remove(staged, row);
    const done = count(staged, { operation, plan: { audit: [LIFTED, STRANGER] } });
    await expect(done).rejects.toThrow(StoreMissing);
    expect(await staged.store.kept(MINE)).toEqual({ n: 0 });
  },
);
