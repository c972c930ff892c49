import { expect, test } from '@jest/globals';
import { rememberAnswer } from '../../../src/channels/http/remember-answer.js';
import { FakeClock } from '../../fakes/fake-clock.js';

function asked(look: (times: number) => Promise<boolean>): {
  readonly isReady: () => Promise<boolean>;
  readonly looks: () => number;
  readonly clock: FakeClock;
  readonly logged: readonly string[];
} {
  const clock = new FakeClock();
  let times = 0;
  const logged: string[] = [];
  const log = {
    error: (event: string, cause: unknown) => logged.push(`${event} ${String(cause)}`),
  };
  const isReady = rememberAnswer(async () => look((times += 1)), { clock, log });
  return { isReady, looks: () => times, clock, logged };
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

test('a look that fails is a no, for no longer than that, and the log has it once', async () => {
  const { isReady, clock, logged } = asked(async (times) => {
    if (times === 1) throw new Error('the store is down');
    return true;
  });
  expect(await isReady()).toBe(false);
  expect(await isReady()).toBe(false);
  expect(logged).toEqual(['readiness.failed Error: the store is down']);
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
