// `/compromised` that arrives twice is about the token of the first time.
import { expect, test } from '@jest/globals';
import { fine, meet, openTrial } from '../trial.js';
import { Sitting } from './sitting.js';

test('said once and delivered twice ends the one token, never what was set up in between', async () => {
  const trial = await openTrial();
  await meet(trial, 'alex', 'alice', 'adele');
  const typed = { typedName: 'alice', reason: '' };
  const once = trial.as('adele', 'the-very-same');
  const first = fine(await trial.provisioning.compromise(once, typed));
  trial.parts.clock.advanceSeconds(60);
  const sitting = await Sitting.open(trial, 'alex', 'alice');
  await sitting.capture({ accountName: 'alice@contoso.example' });
  expect(fine(await trial.provisioning.compromise(once, typed))).toEqual(first);
  expect((await sitting.token()).stage).toBe('captured');
});
