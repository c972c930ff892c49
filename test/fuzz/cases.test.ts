// What the fuzzing has found, each by its file, and a few inputs at each edge that needs no server's start.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { Dice } from '../app/dice.js';
import { SEED } from '../seed.js';
import { drive } from './drive.js';
import { must } from '../app/trial.js';
import { EDGES } from './edges.js';
import { EDGE_SHARES } from './report.mjs';

const CASES = join(import.meta.dirname, 'cases');
/** A minute of these is in the checks; here they would be slow to begin. */
const SLOW_TO_BEGIN = ['activities', 'pictures'];

const found = readdirSync(CASES).flatMap((edge) =>
  readdirSync(join(CASES, edge)).map((name) => [edge, name] as const),
);

test.each(found)('%s: %s does no harm any more', async (edge, name) => {
  const world = await must(EDGES.find((one) => one.name === edge)).open(new Dice(SEED));
  try {
    expect(await world.take(readFileSync(join(CASES, edge, name)))).toBeUndefined();
  } finally {
    await world.close();
  }
});

test.each(EDGES.filter(({ name }) => !SLOW_TO_BEGIN.includes(name)))(
  'nonsense at $name is refused',
  async (edge) => {
    const { findings, inputs } = await drive(
      edge,
      { seed: SEED, until: (taken) => taken >= 100 },
      {
        cpuMs: () => 0,
        heapBytes: async () => 0,
        takeFresh: () => 0,
        takeStray: () => undefined,
        note: () => undefined,
      },
    );
    expect(findings).toEqual([]);
    expect(inputs).toBe(100);
  },
);

test('every edge has its share of a run', () => {
  expect(EDGES.map(({ name }) => name)).toEqual(Object.keys(EDGE_SHARES));
});
