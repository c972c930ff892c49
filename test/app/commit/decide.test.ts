// How long a decision stands that others overtook, and what it is made of once more.
import { describe, expect, test } from '@jest/globals';
import { RowsInHand } from '../../../src/app/commit/reading.js';
import { AUDIT_HEAD, TALLIES } from '../../../src/app/commit/rows/names.js';
import type { LogRefusal } from '../../../src/domain/audit/log-trust.js';
import { PEOPLE, TENANT } from '../trial.js';
import { count, counted, MINE, namesOf, stage } from './staged.js';
import type { Staged } from './staged.js';

const REFUSAL: LogRefusal = { code: 'LOG_ROLLED_BACK' };
const quiet = {
  whyNothingLeaves: (): LogRefusal | undefined => undefined,
  goesOnFrom: async () => true,
  appended: () => undefined,
};
const ofMine = ({ store }: Staged): number => store.reads.filter((row) => row === MINE).length;
const checkHead =
  ({ store }: Staged) =>
  async (): Promise<void> =>
    store.theirCheck(AUDIT_HEAD);

/** Whoever has just lost to another instance. */
async function crowded(): Promise<Staged> {
  const staged = await stage();
  staged.store.others = [checkHead(staged)];
  await count(staged, { operation: ['a', 'first'], row: 'tally~other' });
  Object.assign(staged.told, { plans: 0 });
  staged.store.reads.length = 0;
  staged.store.asked.length = 0;
  return staged;
}

describe('a decision that changes nothing', () => {
  const nothing = { puts: [], audit: [] };

  test('is told as it is, writes nothing, and is made afresh the next time', async () => {
    const staged = await stage();
    expect(await count(staged, { plan: nothing })).toBe(1);
    await staged.store.theirs(MINE, { n: 10 });
    expect(await count(staged, { plan: nothing })).toBe(11);
    expect(staged.store.asked).toEqual([]);
  });

  test('and is final, is the same for ever: its operation alone is written', async () => {
    const staged = await stage();
    const final = { ...nothing, final: true };
    expect(await count(staged, { plan: final })).toBe(1);
    expect(namesOf(staged.store.asked[0])).toEqual(['insert op', 'check tally']);
    await staged.store.theirs(MINE, { n: 10 });
    expect(await count(staged, { plan: final })).toBe(1);
    expect(
      await count(staged, { operation: ['b', 'other'], plan: { ...final, final: false } }),
    ).toBe(11);
  });

  test('is never told of what was in hand alone', async () => {
    const staged = await stage();
    const inHand = new RowsInHand({ store: staged.store, tenantId: TENANT });
    await inHand.get(MINE, counted);
    await staged.store.theirs(MINE, { n: 10 });
    expect(await count(staged, { inHand, plan: nothing })).toBe(11);
    expect(staged.told.plans).toBe(2);
    expect(staged.store.asked).toEqual([]);
  });
});

describe('while nobody else writes', () => {
  test('what a decision rests on is read once', async () => {
    const staged = await stage();
    await count(staged);
    expect(ofMine(staged)).toBe(1);
  });
});

describe('while others write much, what a decision rests on', () => {
  test('is read once more right before it is written', async () => {
    const staged = await crowded();
    await count(staged);
    expect(ofMine(staged)).toBe(2);
  });

  test('is not, where it is a list, too: nothing would say that it is as it was', async () => {
    const staged = await crowded();
    await count(staged, { also: async ({ reading }) => reading.list({ ...TALLIES, limit: 9 }) });
    expect(ofMine(staged)).toBe(1);
  });

  test('and says something else, is decided afresh at once, and not read a third time', async () => {
    const staged = await crowded();
    const also = async (): Promise<unknown> =>
      staged.told.plans === 1 ? staged.store.theirs(MINE, { n: 10 }) : undefined;
    expect(await count(staged, { also })).toBe(11);
    expect(ofMine(staged)).toBe(3);
    expect(staged.store.asked).toHaveLength(1);
    expect(staged.logged.slice(1)).toEqual([['commit.overtaken']]);
  });
});

describe('a decision that lost', () => {
  test('is put on top five times, then made afresh', async () => {
    const staged = await stage();
    staged.store.others = Array.from({ length: 6 }, () => checkHead(staged));
    expect(await count(staged)).toBe(1);
    expect(staged.store.asked).toHaveLength(7);
    expect(staged.told.plans).toBe(2);
  });

  test('to what it rests on is made afresh at once, without a commit that would be lost, too', async () => {
    const staged = await stage();
    staged.store.others = [async () => staged.store.theirs(MINE, { n: 10 })];
    expect(await count(staged)).toBe(11);
    expect(staged.store.asked).toHaveLength(2);
  });

  test('and rests on a list, is made afresh, again and again', async () => {
    const staged = await stage();
    staged.store.others = [checkHead(staged), checkHead(staged)];
    await count(staged, { also: async ({ reading }) => reading.list({ ...TALLIES, limit: 9 }) });
    expect(staged.told.plans).toBe(3);
  });

  test.each([
    { seconds: 3, plans: 1 },
    { seconds: 3.001, plans: 2 },
  ])('stands for three seconds: after $seconds', async ({ seconds, plans }) => {
    const staged = await stage();
    staged.store.others = [
      async () => {
        staged.trial.parts.clock.advanceSeconds(seconds);
        await checkHead(staged)();
      },
    ];
    await count(staged);
    expect(staged.told.plans).toBe(plans);
  });

  test.each([
    { before: undefined, after: undefined, plans: 1 },
    { before: REFUSAL, after: REFUSAL, plans: 1 },
    { before: undefined, after: REFUSAL, plans: 2 },
    { before: REFUSAL, after: undefined, plans: 2 },
  ])(
    'stands while the log lets as much out: $before.code, then $after.code',
    async ({ before, after, plans }) => {
      let refusal = before;
      const logWatch = { ...quiet, whyNothingLeaves: () => refusal };
      const staged = await stage({ logWatch });
      staged.store.others = [
        async () => {
          refusal = after;
          await checkHead(staged)();
        },
      ];
      await count(staged);
      expect(staged.told.plans).toBe(plans);
    },
  );
});

test('a log that has just been found behind what was signed: decided afresh, knowing it', async () => {
  const seen: unknown[] = [];
  let goesOn = false;
  const goesOnFrom = async (): Promise<boolean> => {
    const before = goesOn;
    goesOn = true;
    return before;
  };
  const whyNothingLeaves = (): LogRefusal | undefined => (goesOn ? REFUSAL : undefined);
  const staged = await stage({ logWatch: { ...quiet, goesOnFrom, whyNothingLeaves } });
  const inHand = new RowsInHand({ store: staged.store, tenantId: TENANT });
  await inHand.get(MINE, counted);
  await staged.store.theirs(MINE, { n: 10 });
  const also = async ({ logRefusal }: { readonly logRefusal?: LogRefusal }): Promise<unknown> =>
    seen.push(logRefusal?.code);
  expect(await count(staged, { operation: [PEOPLE.alex, 'behind'], inHand, also })).toBe(11);
  expect(seen).toEqual([undefined, 'LOG_ROLLED_BACK']);
  expect(staged.logged).toEqual([]);
});
