// One decision, one commit: how often it is tried, what becomes of one that is not answered, and what whoever asked is told.
import { AsyncLocalStorage } from 'node:async_hooks';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { AUDIT_HEAD, operationRow, POLICY } from '../../../src/app/commit/rows/names.js';
import { RowsInHand } from '../../../src/app/commit/reading.js';
import { PolicyOutOfDate, StoreUnavailable } from '../../../src/ports/fault.js';
import { PEOPLE, TENANT } from '../trial.js';
import { count, counted, MINE, stage } from './staged.js';
import type { HowCounted, Staged } from './staged.js';

let staged: Staged;
const once = async (how?: HowCounted): Promise<number> => count(staged, how);
const by = (name: string): HowCounted => ({ operation: [name, 'count'] });
const kept = async (): Promise<unknown> => staged.store.kept(MINE);
const commits = (): number => staged.store.asked.length;
const overtake = async (n = 10): Promise<unknown> => staged.store.theirs(MINE, { n });

beforeEach(async () => {
  staged = await stage();
});

describe('the same once more', () => {
  test('is told what came of it, and nothing is decided or written', async () => {
    expect([await once(), await once()]).toEqual([1, 1]);
    expect({ plans: staged.told.plans, commits: commits() }).toEqual({ plans: 1, commits: 1 });
    expect(staged.told.outbox).toBe(0);
    expect(staged.logged).toEqual([]);
  });

  test('at once, is decided once', async () => {
    expect(await Promise.all([once(), once(), once(by('b'))])).toEqual([1, 1, 2]);
    expect({ plans: staged.told.plans, commits: commits() }).toEqual({ plans: 2, commits: 1 });
  });

  test('is known by one look for it, also among what others ask for', async () => {
    await once();
    staged.store.reads.length = 0;
    expect(await Promise.all([once(), once(by('b'))])).toEqual([1, 2]);
    const looks = staged.store.reads.filter((row) => row === operationRow([PEOPLE.alex, 'count']));
    expect(looks).toHaveLength(1);
  });

  test('whose row is not as it was written, is told nothing, and nothing is done', async () => {
    const operation = [PEOPLE.alex, 'count'] as const;
    await staged.store.theirs(operationRow(operation), { outcome: { ok: 'perhaps' } });
    const fault = new StoreUnavailable('an operation row is not as it was written');
    await expect(once({ operation })).rejects.toThrow(fault);
    expect(await kept()).toEqual({ n: 0 });
  });
});

describe('a commit that is not answered', () => {
  test.each([
    { drops: ['before'], outbox: 0 },
    { drops: ['before', 'before'], outbox: 0 },
    { drops: ['after'], outbox: 1 },
    { drops: ['before', 'after'], outbox: 1 },
  ] as const)('$drops, is done once, and the outbox looked at where it was', async (of) => {
    staged.line.dropNext(...of.drops);
    expect(await once()).toBe(1);
    expect(await kept()).toEqual({ n: 1 });
    expect(staged.told.outbox).toBe(of.outbox);
  });

  test('three times, is told so: nobody knows whether it was done', async () => {
    staged.line.dropNext('before', 'before', 'before');
    await expect(once()).rejects.toThrow(StoreUnavailable);
    expect(staged.told.plans).toBe(3);
  });

  test('is decided afresh: on top of nothing that was decided before', async () => {
    staged.line.dropNext('before');
    await once({ also: async () => staged.told.plans === 1 && overtake() }).then((n) => {
      expect(n).toBe(11);
    });
    expect(staged.told.plans).toBe(2);
  });
});

test('a fault of our own is told at once, and tried no second time', async () => {
  const also = async (): Promise<never> => Promise.reject(new Error('our own'));
  await expect(once({ also })).rejects.toThrow('our own');
  expect({ plans: staged.told.plans, commits: commits() }).toEqual({ plans: 1, commits: 0 });
});

describe('one that others overtake', () => {
  test('is decided afresh; the log says where, and nobody waits after the first time', async () => {
    staged.store.others = [overtake];
    expect(await once()).toBe(11);
    expect(staged.logged).toEqual([
      ['commit.contended', { attempt: 1, at: 'tally' }],
      ['commit.overtaken'],
    ]);
    expect({ plans: staged.told.plans, commits: commits() }).toEqual({ plans: 2, commits: 2 });
    expect(staged.random.asked).toBe(0);
  });

  test('at the log’s head alone, stands: nothing is called overtaken, and chance says who goes on', async () => {
    const check = async (): Promise<void> => staged.store.theirCheck(AUDIT_HEAD);
    staged.store.others = [check, check];
    expect(await once()).toBe(1);
    expect(staged.logged).toEqual([
      ['commit.contended', { attempt: 1, at: 'audit-head' }],
      ['commit.contended', { attempt: 2, at: 'audit-head' }],
    ]);
    expect(staged.told.plans).toBe(1);
    expect(staged.random.asked).toBe(1);
  });

  test('for ever, is given up after forty attempts, and says so', async () => {
    staged.store.always = overtake;
    const fault = new StoreUnavailable('others kept writing in between');
    await expect(once()).rejects.toThrow(fault);
    expect(commits()).toBe(40);
  });

  test('together with others, reads afresh what it had in hand: each is decided twice', async () => {
    const inHand = new RowsInHand({ store: staged.store, tenantId: TENANT });
    await inHand.get(MINE, counted);
    staged.store.others = [overtake];
    expect(await Promise.all([once({ inHand }), once(by('b'))])).toEqual([11, 12]);
    expect({ plans: staged.told.plans, commits: commits() }).toEqual({ plans: 4, commits: 2 });
  });

  test('with one that changes nothing: of that nothing was overtaken', async () => {
    staged.store.others = [async () => staged.store.theirCheck(AUDIT_HEAD)];
    const nothing = { puts: [], audit: [] };
    expect(await Promise.all([once(), once({ ...by('b'), plan: nothing })])).toEqual([1, 2]);
    expect(staged.logged.map(([event]) => event)).toEqual(['commit.contended']);
  });
});

describe('another policy than the one that was decided under', () => {
  const fault = new PolicyOutOfDate(
    'another policy is in force than the one that this instance sees',
  );
  const inForce = async (version: string): Promise<unknown> =>
    staged.store.theirs(POLICY, { ...(await staged.store.kept(POLICY)), version });

  test('is looked for twice, then told as such; nothing is written', async () => {
    await inForce('another');
    await expect(once()).rejects.toThrow(fault);
    expect(staged.told.policyMoved).toBe(2);
    expect(staged.logged).toEqual([0, 1, 2].map((looks) => ['policy.outdated', { looks }]));
    expect(commits()).toBe(0);
  });

  test('is what is decided under once it is seen', async () => {
    const { version } = staged.trial.parts.policy;
    staged = await stage({
      policyMoved: async () => {
        await inForce(version);
      },
    });
    await inForce('another');
    const done = await Promise.all([once(), once(by('b'))]);
    expect(new Set(done)).toEqual(new Set([1, 2]));
  });
});

describe('whose turn it is', () => {
  test('each is decided as whoever asked for it, also together with others', async () => {
    const whose = new AsyncLocalStorage<string>();
    const seen: unknown[] = [];
    const also = async (): Promise<unknown> => seen.push(whose.getStore());
    const ask = async (name: string): Promise<unknown> =>
      whose.run(name, async () => once({ ...by(name), also }));
    await Promise.all(['a', 'b', 'c'].map(ask));
    expect(seen).toEqual(['a', 'b', 'c']);
  });

  test('what is urgent waits for nobody', async () => {
    const done: string[] = [];
    let go = (): void => undefined;
    const gate = new Promise<void>((open) => (go = open));
    const slow = once({ ...by('slow'), also: async () => gate }).then(() => done.push('slow'));
    const next = once(by('next')).then(() => done.push('next'));
    await once({ ...by('urgent'), isUrgent: true }).then(() => done.push('urgent'));
    expect(done).toEqual(['urgent']);
    go();
    await Promise.all([slow, next]);
    expect(await kept()).toEqual({ n: 3 });
  });

  test('however much one asks for, the next waits for one of it', async () => {
    const order: string[] = [];
    const ask = async (whose: string, what: number): Promise<unknown> => {
      const operation = [whose, `${what}`] as const;
      return once({ operation, also: async () => order.push(whose) });
    };
    const much = Array.from({ length: 25 }, async (_, at) => ask('a', at));
    await Promise.all([...much, ask('b', 0)]);
    expect(order.slice(0, 3)).toEqual(['a', 'b', 'a']);
    expect(commits()).toBe(2);
  });
});
