import { expect, test } from '@jest/globals';
import { setImmediate } from 'node:timers/promises';
import { FairQueue } from '../../../src/app/commit/fair-queue.js';

/** Runs these, each of its person's (the letter), all asked for at once; in which order they were begun. */
async function orderOf(...asked: readonly string[]): Promise<readonly string[]> {
  const queue = new FairQueue();
  const begun: string[] = [];
  const work = asked.map(async (name) =>
    queue.run(name.charAt(0), async () => {
      begun.push(name);
      await setImmediate();
    }),
  );
  await Promise.all(work);
  return begun;
}

test('one after the other, in the order in which they came', async () => {
  const queue = new FairQueue();
  let running = 0;
  const work = [1, 2, 3, 4].map(async () =>
    queue.run('a', async () => {
      running += 1;
      expect(running).toBe(1);
      await setImmediate();
      running -= 1;
    }),
  );
  await Promise.all(work);
  expect(await orderOf('a1', 'a2', 'a3')).toEqual(['a1', 'a2', 'a3']);
});

test('however much one person asks for, others take turns with them', async () => {
  expect(await orderOf('a1', 'a2', 'a3', 'a4', 'b1', 'b2', 'c1')).toEqual([
    'a1',
    'a2',
    'b1',
    'c1',
    'a3',
    'b2',
    'a4',
  ]);
});

test('what fails holds up nobody, and fails for its own', async () => {
  const queue = new FairQueue();
  const failing = queue.run('a', async () => Promise.reject(new Error('mine')));
  const other = queue.run('a', async () => 'done');
  await expect(failing).rejects.toThrow('mine');
  expect(await other).toBe('done');
  expect(await queue.run('b', async () => 'still')).toBe('still');
});
