// What is refused in a flood, as it is counted and written: what, how often, by whom most, once a minute and each batch once.
import { describe, expect, test } from '@jest/globals';
import type { AuditFact } from '../../../src/domain/audit/entry.js';
import { parsePersonId } from '../../../src/domain/ids.js';
import type { PersonId } from '../../../src/domain/ids.js';
import { StoreUnavailable } from '../../../src/ports/fault.js';
import { KEPT_AT_MOST } from '../../../src/app/looking/keep-newest.js';
import { operationRow } from '../../../src/app/commit/rows/names.js';
import { Refusals } from '../../../src/app/safety/refusals.js';
import { FakeClock } from '../../fakes/fake-clock.js';
import { FakeRandom } from '../../fakes/fake-random.js';
import { must, openTrial, PEOPLE, TENANT } from '../trial.js';
import type { Trial } from '../trial.js';

const { alex, megan, lee } = PEOPLE;
const somebody = (at: number): PersonId =>
  must(parsePersonId(`7e57ab1e-0000-4000-9000-${String(at).padStart(12, '0')}`));

type Counted = Extract<AuditFact, { readonly action: 'refusals.counted' }>;
async function opened() {
  const trial = await openTrial();
  const refusals = new Refusals({ ...trial.deps, random: new FakeRandom('batches') });
  return { trial, refusals, clock: trial.parts.clock };
}
const written = async (trial: Trial): Promise<readonly Counted[]> =>
  (await trial.audit()).flatMap(({ fact }) => (fact.action === 'refusals.counted' ? [fact] : []));

describe('what was counted', () => {
  test('is written by the bridge itself, with since when, how many of what, and who most', async () => {
    const { trial, refusals, clock } = await opened();
    const since = clock.now();
    for (const [who, times] of [
      [lee, 1],
      [alex, 2],
      [megan, 3],
    ] as const) {
      for (let time = 0; time < times; time += 1) refusals.count('NO_ROLE', who);
      clock.advanceSeconds(1);
    }
    refusals.count('MALFORMED');
    await refusals.write();
    const entry = must((await trial.audit()).at(-1));
    expect(entry.actor).toBe('bridge');
    expect(entry.fact).toStrictEqual({
      action: 'refusals.counted',
      since,
      counts: { NO_ROLE: 6, MALFORMED: 1 },
      people: [megan, alex, lee],
    });
    // By that name it is known to be written, whoever asks.
    const batch = new FakeRandom('batches').id();
    const row = operationRow(['bridge', 'refusals', batch]);
    expect(await trial.parts.store.get(TENANT, row)).toBeDefined();
  });

  test('names ten people at most, those with the most', async () => {
    const { trial, refusals } = await opened();
    for (let at = 1; at <= 12; at += 1) {
      for (let time = 0; time < at; time += 1) refusals.count('NO_ROLE', somebody(at));
    }
    await refusals.write();
    const ten = Array.from({ length: 10 }, (_none, at) => somebody(12 - at));
    expect((await written(trial)).map(({ people }) => people)).toStrictEqual([ten]);
  });

  test('keeps apart so many people and no more; one who is among them still counts', async () => {
    const { trial, refusals } = await opened();
    for (let at = 1; at <= KEPT_AT_MOST; at += 1) refusals.count('NO_ROLE', somebody(at));
    for (let time = 0; time < 3; time += 1) refusals.count('NO_ROLE', lee);
    for (let time = 0; time < 2; time += 1) refusals.count('NO_ROLE', somebody(KEPT_AT_MOST));
    await refusals.write();
    const [fact] = await written(trial);
    expect(must(fact).counts).toStrictEqual({ NO_ROLE: KEPT_AT_MOST + 5 });
    expect(must(fact).people[0]).toBe(somebody(KEPT_AT_MOST));
    expect(must(fact).people).not.toContain(lee);
  });

  test('is nothing where nothing was', async () => {
    const { trial, refusals } = await opened();
    const before = (await trial.audit()).length;
    await refusals.write();
    expect(await trial.audit()).toHaveLength(before);
    expect(refusals.isDue()).toBe(false);
  });
});

describe('it is due', () => {
  test('a minute after the first, to the second, and not again once it is written', async () => {
    const { refusals, clock } = await opened();
    expect(refusals.isDue()).toBe(false);
    refusals.count('NO_ROLE', lee);
    clock.advanceSeconds(59);
    refusals.count('NO_ROLE', lee);
    expect(refusals.isDue()).toBe(false);
    clock.advanceSeconds(1);
    expect(refusals.isDue()).toBe(true);
    await refusals.write();
    expect(refusals.isDue()).toBe(false);
    refusals.count('NO_ROLE', lee);
    clock.advanceSeconds(59);
    expect(refusals.isDue()).toBe(false);
  });

  test('ten seconds after a store that did not answer, however much came meanwhile', async () => {
    const { trial, clock } = await opened();
    let down = true;
    const refusals = new Refusals({
      clock,
      random: new FakeRandom('batches'),
      transact: async (transaction) => {
        if (down) throw new StoreUnavailable('down');
        return trial.deps.transact(transaction);
      },
    });
    refusals.count('NO_ROLE', lee);
    clock.advanceSeconds(60);
    await expect(refusals.write()).rejects.toThrow(StoreUnavailable);
    refusals.count('NO_ROLE', lee);
    clock.advanceSeconds(9);
    expect(refusals.isDue()).toBe(false);
    clock.advanceSeconds(1);
    expect(refusals.isDue()).toBe(true);
    down = false;
    await refusals.write();
    // What came meanwhile has a minute of its own.
    expect(refusals.isDue()).toBe(false);
    expect(await written(trial)).toHaveLength(1);
    clock.advanceSeconds(60);
    expect(refusals.isDue()).toBe(true);
    await refusals.write();
    expect((await written(trial)).map(({ counts }) => counts)).toStrictEqual([
      { NO_ROLE: 1 },
      { NO_ROLE: 1 },
    ]);
  });
});

/** Something that is being decided until it ends. */
function decided() {
  let ends: () => void = () => undefined;
  const promise = new Promise<void>((resolve) => {
    ends = resolve;
  });
  return {
    promise,
    ends: () => {
      ends();
    },
  };
}

describe('a flood', () => {
  const unwritten = () => {
    const clock = new FakeClock();
    const transact = async () => Promise.reject(new StoreUnavailable('none'));
    return { clock, refusals: new Refusals({ clock, random: new FakeRandom(), transact }) };
  };

  test('is one person’s after ten, for that person alone, and over as they come again one by one', () => {
    const { clock, refusals } = unwritten();
    for (let time = 0; time < 10; time += 1) {
      expect(refusals.isFlood(lee)).toBe(false);
      refusals.spend(lee);
    }
    expect([refusals.isFlood(lee), refusals.isFlood(alex)]).toEqual([true, false]);
    clock.advanceSeconds(5);
    expect(refusals.isFlood(lee)).toBe(true);
    clock.advanceSeconds(1);
    expect(refusals.isFlood(lee)).toBe(false);
    refusals.spend(lee);
    expect(refusals.isFlood(lee)).toBe(true);
  });

  test('is everybody’s after sixty of all together, and over a second later', () => {
    const { clock, refusals } = unwritten();
    for (let at = 0; at < 60; at += 1) {
      expect(refusals.isFlood(alex)).toBe(false);
      refusals.spend(somebody(at));
    }
    expect(refusals.isFlood(alex)).toBe(true);
    clock.advanceSeconds(1);
    expect(refusals.isFlood(alex)).toBe(false);
  });

  test('is looked for as long as anything of that person’s is being decided, the last of it too', async () => {
    const { refusals } = unwritten();
    const first = decided();
    const second = decided();
    const both = [first, second].map(async ({ promise }) =>
      refusals.whileDeciding(lee, async () => promise),
    );
    expect([refusals.isDeciding(lee), refusals.isDeciding(alex)]).toEqual([true, false]);
    first.ends();
    await both[0];
    expect(refusals.isDeciding(lee)).toBe(true);
    second.ends();
    await both[1];
    expect(refusals.isDeciding(lee)).toBe(false);
    const third = refusals.whileDeciding(lee, async () => refusals.isDeciding(lee));
    expect(await third).toBe(true);
    expect(refusals.isDeciding(lee)).toBe(false);
  });
});
