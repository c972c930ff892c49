// A Graph that throttles, fails, loses answers and refuses: whoever runs it again comes to the same end, and nothing of a seed is said.
import { describe, expect, test } from '@jest/globals';
import { withinLimit } from '../../../src/app/provisioning/within-limit.js';
import { Dice } from '../../app/dice.js';
import { FakeClock } from '../../fakes/fake-clock.js';
import { spelledIn, spellingsOf } from '../../marked-spellings.js';
import { SEED } from '../../seed.js';
import { kept } from './importing.js';
import { HEADER, rowOf, seedText, sheet } from './many-owners.js';
import { allActivated, states, uploaded, worldOfEach } from './uploading.js';

const world = worldOfEach();

describe('a Graph that does not do as it is asked', () => {
  test('is waited for as long as it says, and asked again', async () => {
    world().graph.trouble = (request) => (request % 3 === 0 ? 'throttled' : 'none');
    const { exit } = await uploaded(world(), await kept(sheet(5, 10)));
    expect(exit).toBe(0);
    expect(states(world())).toEqual(allActivated(5));
    expect(world().pauses.filter((one) => one === 7000).length).toBeGreaterThan(3);
  });

  test('fails and loses answers at any moment: each token is there once, with its owner, activated', async () => {
    const dice = new Dice(SEED);
    world().graph.trouble = () =>
      dice.happens(0.15) ? dice.one(['failed', 'lost', 'throttled'] as const) : 'none';
    const file = await kept(sheet(20, 100));
    let runs = 0;
    for (let done = false; !done; runs += 1) {
      done = (await uploaded(world(), file)).exit === 0;
      expect(runs).toBeLessThan(20);
    }
    expect(states(world())).toEqual(allActivated(20));
    expect(world().graph.devices).toHaveLength(20);
  });

  test('is broken off in the middle, and goes on where it was', async () => {
    world().graph.trouble = (request) => (request > 12 ? 'failed' : 'none');
    const file = await kept(sheet(10, 100));
    const { exit, said } = await uploaded(world(), file);
    expect(exit).toBe(1);
    expect(said.lines.join('\n')).toContain('it goes on where it was');
    world().graph.trouble = () => 'none';
    expect((await uploaded(world(), file)).exit).toBe(0);
    expect(states(world())).toEqual(allActivated(10));
  });

  test('refuses whoever lacks the roles, and says which', async () => {
    const { exit, said } = await uploaded(world(), await kept(sheet(2, 10)), {
      '--yes': true,
      token: 'nobody',
    });
    expect(exit).toBe(1);
    expect(said.lines.join('\n')).toContain('Authentication Policy Administrator');
  });
});

test('no more activations than Entra’s limit begin within its time', async () => {
  const clock = new FakeClock();
  const begun: number[] = [];
  const turn = withinLimit({
    atMost: 3,
    seconds: 300,
    clock,
    waitUntil: async (time) => {
      clock.advanceSeconds((time - clock.now()) / 1000);
    },
  });
  for (let at = 0; at < 7; at += 1) {
    await turn();
    begun.push(clock.now());
    clock.advanceSeconds(1);
  }
  for (const [at, time] of begun.slice(3).entries()) {
    expect(time - (begun[at] ?? 0)).toBeGreaterThanOrEqual(300_000);
  }
});

test('a marked seed goes to Graph alone, and into no line, log or entry', async () => {
  const bad = rowOf(1, `${seedText(1)} drawer`);
  const file = await kept([HEADER, rowOf(0), bad, ''].join('\n'));
  world().graph.trouble = (request) => (request === 1 ? 'lost' : 'none');
  const { said, json } = await uploaded(world(), file, {
    '--yes': true,
    '--leave-out-faulty': true,
  });
  const everything = [
    ...said.lines,
    ...said.problems,
    JSON.stringify(json),
    ...world().trial.parts.log,
    JSON.stringify(await world().trial.audit()),
  ].join('\n');
  for (const at of [0, 1]) expect(spelledIn(spellingsOf(seedText(at)), everything)).toEqual([]);
  expect(spelledIn(spellingsOf(seedText(0)), JSON.stringify(world().graph.asked))).not.toEqual([]);
});
