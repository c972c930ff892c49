import { expect, test } from '@jest/globals';
import { remembered } from '../../../src/channels/http/remembered.js';
import { FakeClock } from '../../fakes/fake-clock.js';

function asked(look: (times: number) => Promise<boolean>): {
  readonly isReady: () => Promise<boolean>;
  readonly looks: () => number;
  readonly clock: FakeClock;
} {
  const clock = new FakeClock();
  let times = 0;
  const isReady = remembered(async () => look((times += 1)), clock);
  return { isReady, looks: () => times, clock };
}

test('a hundred who ask at once make one look, and a hundred more within two seconds none', async () => {
  const { isReady, looks, clock } = asked(async () => true);
  const hundred = async (): Promise<boolean[]> =>
    Promise.all(Array.from({ length: 100 }, async () => isReady()));
  expect(new Set(await hundred())).toEqual(new Set([true]));
  clock.advanceSeconds(1);
  await hundred();
  expect(looks()).toBe(1);
  clock.advanceSeconds(1);
  await hundred();
  expect(looks()).toBe(2);
});

test('a look that fails is a no, and for no longer than that', async () => {
  const { isReady, clock } = asked(async (times) => {
    if (times === 1) throw new Error('the store is down');
    return true;
  });
  expect(await isReady()).toBe(false);
  expect(await isReady()).toBe(false);
  clock.advanceSeconds(2);
  expect(await isReady()).toBe(true);
});

test('a clock that is set back is no reason to remember for ever', async () => {
  const { isReady, looks, clock } = asked(async () => true);
  await isReady();
  clock.advanceSeconds(-3600);
  await isReady();
  expect(looks()).toBe(2);
});
