import { expect, test } from '@jest/globals';
import { setImmediate } from 'node:timers/promises';
import { FairQueue } from '../../../src/app/commit/fair-queue.js';

/** These, each of its person's (the letter), all asked for at once; what was taken together, in order. */
async function takenOf(
  atOnce: number,
  ...asked: readonly string[]
): Promise<readonly (readonly string[])[]> {
  const taken: (readonly string[])[] = [];
  let left = asked.length;
  await new Promise<void>((done) => {
    const work = async (jobs: readonly string[]): Promise<void> => {
      taken.push(jobs);
      await setImmediate();
      left -= jobs.length;
      if (left === 0) done();
    };
    const queue = new FairQueue(work, atOnce);
    for (const name of asked) queue.add(name.charAt(0), name);
  });
  return taken;
}

test('one after the other, in the order in which they came', async () => {
  expect(await takenOf(1, 'a1', 'a2', 'a3')).toEqual([['a1'], ['a2'], ['a3']]);
});

test('however much one person asks for, others take turns with them', async () => {
  const taken = await takenOf(1, 'a1', 'a2', 'a3', 'a4', 'b1', 'b2', 'c1');
  expect(taken.flat()).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3', 'a4']);
});

test('what is ready at the same time is taken together, everybody’s first', async () => {
  const taken = await takenOf(3, 'a1', 'a2', 'b1', 'c1', 'd1');
  expect(taken).toEqual([
    ['a1', 'b1', 'c1'],
    ['d1', 'a2'],
  ]);
});

test('what comes while work is under way waits for it, and is done', async () => {
  const taken: (readonly string[])[] = [];
  let running = 0;
  await new Promise<void>((done) => {
    const queue = new FairQueue<string>(async (jobs) => {
      running += 1;
      expect(running).toBe(1);
      taken.push(jobs);
      if (taken.length === 1) queue.add('b', 'b1');
      await setImmediate();
      running -= 1;
      if (taken.length === 2) done();
    }, 9);
    queue.add('a', 'a1');
  });
  expect(taken).toEqual([['a1'], ['b1']]);
});

test('what comes when all is done is done, too', async () => {
  const taken: (readonly string[])[] = [];
  const queue = new FairQueue<string>(async (jobs) => {
    taken.push(jobs);
  }, 9);
  for (const name of ['a1', 'a2', 'b1']) {
    queue.add(name.charAt(0), name);
    for (let turns = 0; turns < 3; turns += 1) await setImmediate();
  }
  expect(taken).toEqual([['a1'], ['a2'], ['b1']]);
});
