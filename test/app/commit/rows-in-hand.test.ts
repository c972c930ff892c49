// A commit may begin with rows that were read before it. Whatever others wrote in between is seen all the same.
import { beforeEach, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { RowsInHand } from '../../../src/app/commit/reading.js';
import type { Moment } from '../../../src/app/commit/moment.js';
import type { Plan } from '../../../src/app/commit/plan.js';
import { ok, refused } from '../../../src/domain/outcome.js';
import { fine, must, openTrial, PEOPLE, TENANT } from '../trial.js';
import type { Trial } from '../trial.js';
import { count, MINE, stage } from './staged.js';
import type { HowCounted, Staged } from './staged.js';

const ROW = 'counted~a';
const counted = z.object({ n: z.number() });
const refusal = z.object({ code: z.literal('STILL_ONE') });
type Counting = Plan<number, z.infer<typeof refusal>>;

async function countedUp({ reading }: Moment): Promise<Counting> {
  const { n } = must(await reading.get(ROW, counted));
  const fact = { action: 'freeze.lifted' } as const;
  const audit = [{ actor: PEOPLE.alex, fact }];
  return { puts: [{ row: ROW, value: { n: n + 1 } }], audit, outcome: ok(n + 1) };
}

async function atOnceWithTwo(): Promise<{ readonly trial: Trial; readonly inHand: RowsInHand }> {
  const trial = await openTrial();
  const { store } = trial.parts;
  await store.commit(TENANT, [{ kind: 'insert', row: ROW, value: { n: 1 } }]);
  const inHand = new RowsInHand(trial.deps);
  await inHand.get(ROW, counted);
  const { etag } = must(inHand.peek(ROW));
  await store.commit(TENANT, [{ kind: 'replace', row: ROW, etag, value: { n: 2 } }]);
  return { trial, inHand };
}

test('a change of somebody else in between is not overwritten, and what was written is in hand then', async () => {
  const { trial, inHand } = await atOnceWithTwo();
  const counting = { value: z.number(), refusal, inHand, plan: countedUp };
  expect(fine(await trial.deps.transact({ ...counting, operation: ['alex', 'one'] }))).toBe(3);
  expect(inHand.peek(ROW)).toEqual(await trial.deps.store.get(TENANT, ROW));
  // No attempt is lost where nobody wrote in between.
  const contended = trial.parts.log.length;
  expect(fine(await trial.deps.transact({ ...counting, operation: ['alex', 'two'] }))).toBe(4);
  expect(trial.parts.log).toHaveLength(contended);
});

test('a refusal that writes nothing is never of what was in hand', async () => {
  const { trial, inHand } = await atOnceWithTwo();
  const plan = async ({ reading }: Moment): Promise<Counting> => {
    const { n } = must(await reading.get(ROW, counted));
    return { audit: [], outcome: n === 1 ? refused({ code: 'STILL_ONE' }) : ok(n) };
  };
  const look = { operation: ['alex', 'look'], value: z.number(), refusal, inHand, plan } as const;
  expect(await trial.deps.transact(look)).toEqual(ok(2));
});

test('what came of an earlier delivery is read afresh', async () => {
  const { trial, inHand } = await atOnceWithTwo();
  const operation = ['alex', 'once'] as const;
  const counting = { operation, value: z.number(), refusal, plan: countedUp };
  expect(fine(await trial.deps.transact(counting))).toBe(3);
  expect(fine(await trial.deps.transact({ ...counting, inHand }))).toBe(3);
  expect(await inHand.get(ROW, counted)).toEqual({ n: 3 });
});

describe('rows in hand', () => {
  let staged: Staged;
  const once = async (how?: HowCounted): Promise<number> => count(staged, how);
  const elsewhere: HowCounted = { operation: ['b', 'count'], row: 'tally~other' };
  const overtake = async (): Promise<unknown> => staged.store.theirs(MINE, { n: 10 });
  const commits = (): number => staged.store.asked.length;
  beforeEach(async () => {
    staged = await stage();
  });

  async function inHand(): Promise<RowsInHand> {
    const rows = new RowsInHand({ store: staged.store, tenantId: TENANT });
    await rows.get(MINE, counted);
    staged.store.reads.length = 0;
    return rows;
  }

  describe.each([
    ['alone', []],
    ['together with another one', [elsewhere]],
  ])('of one that is decided %s', (_how, others) => {
    test('are what it begins with, and then as it left them', async () => {
      const rows = await inHand();
      const done = await Promise.all([{ inHand: rows }, ...others].map(once));
      expect(done[0]).toBe(1);
      expect(staged.store.reads).not.toContain(MINE);
      expect(rows.peek(MINE)).toEqual(await staged.store.get(TENANT, MINE));
    });

    test('are dropped where they are others by now: one more attempt', async () => {
      const rows = await inHand();
      await overtake();
      const [first] = await Promise.all([{ inHand: rows }, ...others].map(once));
      expect(first).toBe(11);
      expect(commits()).toBe(2);
      expect(must(rows.peek(MINE)).value).toEqual({ n: 11 });
    });
  });

  test('are not what a commit of several, that was not answered, begins with once more', async () => {
    const rows = await inHand();
    staged.line.dropNext('before');
    const together = Promise.all([{ inHand: rows }, elsewhere].map(once));
    await overtake();
    expect(await together).toEqual([11, 1]);
    expect(staged.logged).toEqual([]);
  });

  test('are read afresh where it was done already', async () => {
    const rows = await inHand();
    await once();
    expect(await once({ inHand: rows })).toBe(1);
    expect(rows.peek(MINE)).toBeUndefined();
  });
});
