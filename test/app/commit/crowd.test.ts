// Who loses to another instance is careful for a while; from the second time on, chance says who goes first.
import { beforeEach, expect, test } from '@jest/globals';
import { Crowd } from '../../../src/app/commit/crowd.js';
import type { Random } from '../../../src/ports/random.js';
import { FakeClock } from '../../fakes/fake-clock.js';

/** How long whoever lost waits, in milliseconds: nobody does here. */
const pauses: number[] = [];

let clock: FakeClock;
let random: Pick<Random, 'bytes'>;
let chance: number;
let asked: number;
let crowd: Crowd;

beforeEach(() => {
  clock = new FakeClock();
  pauses.length = 0;
  asked = 0;
  const bytes = (length: number): Uint8Array => {
    asked += length;
    return Uint8Array.of(chance);
  };
  random = { bytes };
  crowd = new Crowd({ clock, random }, async (ms) => pauses.push(ms));
});

test('it is crowded for five seconds after a commit that was lost', async () => {
  chance = 0;
  expect(crowd.isCrowded()).toBe(false);
  await crowd.lost(1);
  clock.advanceSeconds(4.999);
  expect(crowd.isCrowded()).toBe(true);
  await crowd.lost(1);
  clock.advanceSeconds(4.999);
  expect(crowd.isCrowded()).toBe(true);
  clock.advanceSeconds(0.001);
  expect(crowd.isCrowded()).toBe(false);
});

test('after the first one, nobody waits, and chance is not asked', async () => {
  chance = 255;
  await crowd.lost(1);
  expect({ pauses, asked }).toEqual({ pauses: [], asked: 0 });
});

test.each([
  { attempt: 2, of: 255, ms: 40 },
  { attempt: 2, of: 0, ms: 0 },
  { attempt: 3, of: 51, ms: 12 },
  { attempt: 10, of: 255, ms: 200 },
  { attempt: 40, of: 255, ms: 200 },
])(
  'after attempt $attempt, chance $of of 255 lets wait for $ms ms',
  async ({ attempt, of, ms }) => {
    chance = of;
    await crowd.lost(attempt);
    expect(pauses).toEqual([ms]);
  },
);

test('where nothing else is said, whoever waits lets others have their turn: a timer ends it', async () => {
  chance = 1;
  let isOver = false;
  const waiting = new Crowd({ clock, random }).lost(2).then(() => (isOver = true));
  // Whatever needs no turn of the event loop is over by then.
  await new Promise((over) => {
    process.nextTick(over);
  });
  expect(isOver).toBe(false);
  await waiting;
});
