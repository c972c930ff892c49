// A store that is busy is asked for most by whoever looks what there is to do; it has its rest between two looks.
import { afterEach, describe, expect, test } from '@jest/globals';
import { Rest } from '../../../src/app/outbox/rest.js';
import { OUTBOX } from '../../../src/app/commit/rows/names.js';
import type { Store } from '../../../src/ports/store.js';
import { MemoryStore } from '../../fakes/memory-store.js';
import { openTrial } from '../trial.js';

const rests: Rest[] = [];
afterEach(() => {
  for (const rest of rests.splice(0)) rest.stop();
});

function counted(): { readonly rest: Rest; readonly looks: () => number } {
  let looks = 0;
  const rest = new Rest(() => (looks += 1));
  rests.push(rest);
  return { rest, looks: () => looks };
}

describe('between two looks', () => {
  test('the first that is wanted is at once', () => {
    const { rest, looks } = counted();
    rest.ask();
    expect(looks()).toBe(1);
  });

  test('however many are wanted meanwhile, one comes, and only when it is over', () => {
    const { rest, looks } = counted();
    rest.begin({ rows: 100, took: 50 });
    for (let times = 0; times < 50; times += 1) rest.ask();
    expect(looks()).toBe(0);
    rest.end();
    expect(looks()).toBe(1);
    rest.end();
    expect(looks()).toBe(1);
  });

  test('none comes that nobody wants, nor after the end', () => {
    const { rest, looks } = counted();
    rest.begin({ rows: 1, took: 1 });
    rest.end();
    rest.begin({ rows: 1, took: 1 });
    rest.ask();
    rest.stop();
    expect(looks()).toBe(0);
  });
});

test('a hundred commits of which nobody knows what became of them are one look', async () => {
  const inner = new MemoryStore();
  let lists = 0;
  const store: Store = {
    get: inner.get.bind(inner),
    list: async (partition, range) => {
      if (range.from >= OUTBOX.from && range.to <= OUTBOX.to) lists += 1;
      return inner.list(partition, range);
    },
    commit: inner.commit.bind(inner),
    close: inner.close.bind(inner),
  };
  const trial = await openTrial({ store });
  await trial.outbox.drain();
  lists = 0;
  trial.outbox.kick();
  await trial.outbox.drain();
  const once = lists;
  lists = 0;
  for (let times = 0; times < 100; times += 1) trial.outbox.lookSoon();
  expect(lists).toBe(0);
  await trial.outbox.drain();
  expect(lists).toBeLessThanOrEqual(once);
  await trial.outbox.stop();
});
