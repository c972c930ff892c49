// Two releases of one seed are under way at once, and the one with the later step is through first.
import { expect, test } from '@jest/globals';
import { FakeSeedVault } from '../../fakes/fake-seed-vault.js';
import { fine, meet, openTrial, PEOPLE, samplePolicy } from '../trial.js';

test('steps only rise in the order in which they are handed out, too: the earlier one is not shown, and the next press shows a later one', async () => {
  const vault = new FakeSeedVault();
  const { roles, ...rest } = samplePolicy();
  const requester = { people: [PEOPLE.alex, PEOPLE.lee], groups: [] };
  const policy = { ...rest, roles: { ...roles, requester } };
  const trial = await openTrial({ vault, policy, vaultBudgetMs: 60_000 });
  await meet(trial, 'alex', 'lee', 'megan');
  const [earlier, later] = [await trial.requestBy('alex'), await trial.requestBy('lee')];
  for (const id of [earlier, later]) {
    await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' });
  }

  const goOn = await vault.hangIn(async () => trial.bridge.showCode(trial.as('alex'), earlier));
  expect(fine(await trial.bridge.showCode(trial.as('lee'), later)).shown).toBeDefined();
  const overtaken = fine(await goOn());
  expect(overtaken.refusal).toEqual({ code: 'OVERTAKEN' });
  expect(overtaken.shown).toBeUndefined();
  expect(overtaken.view.phase.kind).toBe('approved');

  trial.parts.clock.advanceSeconds(60);
  expect(fine(await trial.bridge.showCode(trial.as('alex'), earlier)).shown).toBeDefined();
  const steps = (await trial.audit()).flatMap(({ fact }) =>
    fact.action === 'release.handed-out' ? [fact.step] : [],
  );
  expect(steps).toEqual([...new Set(steps)].sort((a, b) => a - b));
  expect(steps).toHaveLength(2);
});
