// How long an answer waits for what was put into its message before: until all of it is to be seen, and no longer than a press may take.
import { expect, test } from '@jest/globals';
import { OnTheirWay } from '../../../src/channels/teams/on-their-way.js';

const NEVER = async (): Promise<void> => new Promise(() => undefined);

/** Each arrival is let go by the test. */
function arrivals(): { readonly arrival: () => Promise<void>; readonly begun: (() => void)[] } {
  const begun: (() => void)[] = [];
  const arrival = async (): Promise<void> =>
    new Promise((resolve) => {
      begun.push(resolve);
    });
  return { arrival, begun };
}

async function settled(promise: Promise<void>): Promise<boolean> {
  const soon = new Promise<'not yet'>((resolve) => {
    setImmediate(() => {
      resolve('not yet');
    });
  });
  return (await Promise.race([promise, soon])) !== 'not yet';
}

test('updates of one message are on their way at the same time: three take no longer than one', async () => {
  const { arrival, begun } = arrivals();
  const updates = new OnTheirWay(arrival, NEVER);
  for (let count = 0; count < 3; count += 1) await updates.run('1', async () => Promise.resolve());
  expect(begun).toHaveLength(3);
  const waiting = updates.untilArrived('1');
  begun[0]?.();
  begun[2]?.();
  expect(await settled(waiting)).toBe(false);
  begun[1]?.();
  expect(await settled(waiting)).toBe(true);
});

test('an update that fails is waited for, since it may have been taken; it fails as it did', async () => {
  const { arrival, begun } = arrivals();
  const updates = new OnTheirWay(arrival, NEVER);
  const failing = updates.run('1', async () => Promise.reject(new Error('no answer')));
  await expect(failing).rejects.toThrow('no answer');
  const waiting = updates.untilArrived('1');
  expect(await settled(waiting)).toBe(false);
  begun[0]?.();
  expect(await settled(waiting)).toBe(true);
});

test('one that the channel never takes holds up no answer for good', async () => {
  const updates = new OnTheirWay(NEVER, async () => Promise.resolve());
  void updates.run('1', NEVER);
  expect(await settled(updates.untilArrived('1'))).toBe(true);
});

test('another message is not waited for, nor one whose updates are to be seen', async () => {
  const { arrival, begun } = arrivals();
  const updates = new OnTheirWay(arrival, NEVER);
  await updates.run('1', async () => Promise.resolve());
  expect(await settled(updates.untilArrived('2'))).toBe(true);
  begun[0]?.();
  await updates.untilArrived('1');
  expect(await settled(updates.untilArrived('1'))).toBe(true);
});
