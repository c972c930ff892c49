// Who is decided with whom, who by themselves, and what each is told.
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Job } from '../../../src/app/commit/decide-together.js';
import { StoreUnavailable } from '../../../src/ports/fault.js';
import { NamedJobs } from './named-jobs.js';
import type { HowDecided } from './named-jobs.js';

let jobs: NamedJobs;
const job = (name: string, how?: HowDecided): Job => jobs.job(name, how);

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
  jobs = new NamedJobs();
});

afterEach(() => {
  jest.useRealTimers();
});

async function decide(...together: readonly Job[]): Promise<void> {
  await jobs.decide(...together);
  // Whoever stops the bot does not wait for a time that nobody needs any more.
  expect(jest.getTimerCount()).toBe(0);
}

function fail(): never {
  throw new Error('its own');
}

/** Is slow in that one of its times. */
const slowIn =
  (time: number, ms = 50) =>
  (times: number): void => {
    if (times === time) jest.advanceTimersByTime(ms);
  };

const many = (...rows: readonly number[]): readonly Job[] =>
  rows.map((each, at) => job(`j${at}`, { rows: each }));

describe('decided together', () => {
  test('is whoever is there at the same time: each once, told the ETags of the one commit', async () => {
    await decide(job('a'), job('b', { rows: 2 }));
    expect(jobs.events).toEqual(['decide a', 'decide b']);
    expect(jobs.sizes()).toEqual([3]);
    expect(jobs.told.get('b')).toEqual(['a~0', 'b~0', 'b~1']);
    expect(jobs.logged).toEqual([]);
  });

  test('is nobody who is alone', async () => {
    await decide(job('a'));
    expect(jobs.events).toEqual(['alone a']);
    expect(jobs.store.asked).toEqual([]);
  });

  test('and without anything to write: told so, and nothing is asked of the store', async () => {
    await decide(job('a', { rows: 0 }), job('b', { rows: 0 }));
    expect([...jobs.told]).toEqual([
      ['a', []],
      ['b', []],
    ]);
    expect(jobs.store.asked).toEqual([]);
  });

  test.each([
    { rows: [50, 50], commits: [100] },
    { rows: [60, 30, 10], commits: [60, 40] },
    { rows: [30, 20, 20, 20, 10], commits: [90], alone: ['j4'] },
    { rows: [40, 60], commits: [100] },
    { rows: [40, 61, 20], commits: [60], alone: ['j1'] },
  ])('fits into one transaction: $rows rows', async ({ rows, commits, alone = [] }) => {
    await decide(...many(...rows));
    expect(jobs.sizes()).toEqual(commits);
    expect(jobs.events.filter((one) => one.startsWith('alone'))).toEqual(
      alone.map((one) => `alone ${one}`),
    );
  });

  test.each([
    { ms: 49, commits: [3] },
    { ms: 50, commits: [1, 2] },
  ])('is what was begun within 50 ms: the first took $ms', async ({ ms, commits }) => {
    const slow = job('slow', { meets: slowIn(1, ms) });
    await decide(slow, job('b'), job('c'));
    expect(jobs.sizes()).toEqual(commits);
    expect(jobs.events).toEqual(['decide slow', 'decide b', 'decide c']);
  });
});

describe('decided afresh, together', () => {
  beforeEach(async () => {
    await jobs.store.theirs('shared~1', {});
  });

  test('is what others overtook: the log says which kind of row, and how many', async () => {
    jobs.store.others = [async () => jobs.store.theirCheck('shared~1')];
    await decide(job('a'), job('b', { checks: true }), job('c'));
    const once = ['decide a', 'decide b', 'decide c'];
    expect(jobs.events).toEqual([...once, 'lost 1', ...once]);
    expect(jobs.logged).toEqual([['commit.contended', { attempt: 1, together: 3, at: 'shared' }]]);
    expect([...jobs.told.keys()]).toEqual(['a', 'b', 'c']);
  });

  test('is nothing more than three times; then each by itself', async () => {
    jobs.store.always = async () => jobs.store.theirCheck('shared~1');
    await decide(job('a', { checks: true }), job('b'));
    expect(jobs.events.filter((one) => !one.startsWith('decide'))).toEqual([
      ...['lost 1', 'lost 2', 'lost 3'],
      ...['alone a', 'alone b'],
    ]);
    expect(jobs.logged).toHaveLength(3);
    expect(jobs.told.size).toBe(0);
  });

  test('is what was overtaken before what has not begun, and after who decides alone', async () => {
    jobs.store.others = [async () => jobs.store.theirCheck('shared~1')];
    const failing = job('failing', { meets: fail });
    const slow = job('slow', {
      checks: true,
      meets: slowIn(1),
    });
    await decide(failing, slow, job('later'));
    expect(jobs.events).toEqual([
      ...['decide failing', 'decide slow', 'lost 1', 'alone failing'],
      ...['decide slow', 'decide later'],
    ]);
  });
});

describe('decided alone', () => {
  test('is whoever’s own plan fails; the others are told', async () => {
    await decide(job('a'), job('failing', { meets: fail }), job('c'));
    expect(jobs.events).toEqual(['decide a', 'decide failing', 'decide c', 'alone failing']);
    expect([...jobs.told.keys()]).toEqual(['a', 'c']);
  });

  test('are all whose plans fail, and nothing is written', async () => {
    await decide(job('a', { meets: fail }), job('b', { meets: fail }));
    expect(jobs.events).toEqual(['decide a', 'decide b', 'alone a', 'alone b']);
    expect(jobs.store.asked).toEqual([]);
  });

  test('are all of a commit whose answer was lost, and the outbox is looked at', async () => {
    jobs.store.others = [async () => Promise.reject(new StoreUnavailable('lost'))];
    await decide(job('failing', { meets: fail }), job('a'), job('b'));
    expect(jobs.events).toEqual([
      ...['decide failing', 'decide a', 'decide b', 'outbox'],
      ...['alone a', 'alone b', 'alone failing'],
    ]);
    expect(jobs.told.size).toBe(0);
    expect(jobs.logged).toEqual([]);
  });
});

describe('while others write much', () => {
  beforeEach(() => {
    jobs.isCrowded = true;
  });

  test('all are decided once more before they are written, once', async () => {
    await decide(job('a'), job('b'));
    expect(jobs.events).toEqual(['decide a', 'decide b', 'decide a', 'decide b']);
    expect(jobs.sizes()).toEqual([2]);
    expect([...jobs.told.keys()]).toEqual(['a', 'b']);
  });

  test('one that is left by itself is not', async () => {
    await decide(job('a'), job('failing', { meets: fail }));
    expect(jobs.events).toEqual(['decide a', 'decide failing', 'alone failing']);
    expect(jobs.sizes()).toEqual([1]);
  });

  test('whoever fails then is decided alone, beside who failed before', async () => {
    const failsThen = job('b', { meets: (times) => times === 2 && fail() });
    await decide(job('a'), failsThen, job('failing', { meets: fail }));
    expect(jobs.events.slice(-2)).toEqual(['alone failing', 'alone b']);
    expect([...jobs.told.keys()]).toEqual(['a']);
  });

  test('who is not begun any more comes next, before who had not begun', async () => {
    const slow = job('slow', { meets: slowIn(2) });
    const b = job('b', { meets: slowIn(1) });
    await decide(slow, b, job('c'));
    expect(jobs.events).toEqual([
      ...['decide slow', 'decide b', 'decide slow'],
      ...['decide b', 'decide c', 'decide b', 'decide c'],
    ]);
    expect(jobs.sizes()).toEqual([1, 2]);
  });
});
