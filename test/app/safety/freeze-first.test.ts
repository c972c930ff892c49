// Whatever else is going on, however much of it, a freeze waits for none of it.
import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { NOTHING } from '../../../src/app/commit/plan.js';
import { EVERYBODY, fine, openTrial } from '../trial.js';

test('a freeze stands behind nothing that waits, for Graph or for its turn', async () => {
  const trial = await openTrial();
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
  fine(await trial.bridge.freeze(trial.as('adele'), EVERYBODY));
  expect((await trial.audit()).map(({ fact }) => fact.action)).toContain('freeze.set');
  answers();
  await Promise.all(asked);
});
