// Whatever else is going on, however much of it, a freeze waits for none of it; what lets codes out again does.
import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { NOTHING } from '../../../src/app/commit/plan.js';
import { EVERYBODY, fine, openTrial } from '../trial.js';
import type { Trial } from '../trial.js';

/** Three decisions that wait for Graph, or for their turn. */
function busy(trial: Trial): { readonly answers: () => void; readonly all: Promise<unknown> } {
  let answers: () => void = () => undefined;
  const graph = new Promise<void>((resolve) => {
    answers = resolve;
  });
  const asked = ['lee', 'lee', 'alex'].map(async (who, at) =>
    trial.deps.transact({
      operation: [who, 'asks Graph', String(at)],
      value: z.null(),
      plan: async () => {
        await graph;
        return NOTHING;
      },
    }),
  );
  return { answers, all: Promise.all(asked) };
}
const actions = async (trial: Trial) => (await trial.audit()).map(({ fact }) => fact.action);

test('a freeze stands behind nothing that waits, for Graph or for its turn', async () => {
  const trial = await openTrial();
  const { answers, all } = busy(trial);
  fine(await trial.bridge.freeze(trial.as('adele'), EVERYBODY));
  expect(await actions(trial)).toContain('freeze.set');
  answers();
  await all;
});

test('lifting it is in no such hurry: it waits for its turn', async () => {
  const trial = await openTrial();
  fine(await trial.bridge.freeze(trial.as('adele'), EVERYBODY));
  const { answers, all } = busy(trial);
  const lifting = trial.bridge.unfreeze(trial.as('isaiah'), EVERYBODY);
  // Far longer than what goes first needs.
  for (let turn = 0; turn < 200; turn += 1) {
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
  expect(await actions(trial)).not.toContain('freeze.lifted');
  answers();
  await all;
  fine(await lifting);
  expect(await actions(trial)).toContain('freeze.lifted');
});
