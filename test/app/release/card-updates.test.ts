// Whoever shows a code waits for the card updates that are under way, and for how long.
import { expect, test } from '@jest/globals';
import { CardUpdates } from '../../../src/app/release/card-updates.js';
import { parseRequestId } from '../../../src/domain/ids.js';
import { must, PEOPLE } from '../trial.js';

const requestId = must(parseRequestId('0123456789abcdef'));
const OF_ALEX = { requestId, to: PEOPLE.alex };
const OF_MEGAN = { requestId, to: PEOPLE.megan };
const never = async (): Promise<void> => new Promise(() => undefined);

test('one that takes too long holds up no code, and it is known that there was one', async () => {
  const updates = new CardUpdates(0);
  void updates.runUpdate(OF_ALEX, never);
  expect(await updates.waitUntilSettled(OF_ALEX)).toBe(true);
});

test('one of another card is not waited for', async () => {
  const updates = new CardUpdates();
  void updates.runUpdate(OF_MEGAN, never);
  expect(await updates.waitUntilSettled(OF_ALEX)).toBe(false);
});

test('a process that is to end is not kept from it by whoever waits', () => {
  const timers = (): number =>
    process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
  const updates = new CardUpdates();
  void updates.runUpdate(OF_ALEX, never);
  const before = timers();
  void updates.waitUntilSettled(OF_ALEX);
  expect(timers()).toBe(before);
});
