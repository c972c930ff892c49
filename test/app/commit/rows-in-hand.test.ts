// A commit may begin with rows that were read before it. Whatever others wrote in between is seen all the same.
import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { RowsInHand } from '../../../src/app/commit/reading.js';
import type { Moment } from '../../../src/app/commit/moment.js';
import type { Plan } from '../../../src/app/commit/plan.js';
import { ok, refused } from '../../../src/domain/outcome.js';
import { fine, must, openTrial, PEOPLE, TENANT } from '../trial.js';
import type { Trial } from '../trial.js';

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
