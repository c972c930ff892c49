// One press of *Show code* that arrives twice at the same moment, and something happens in between: what the later arrival shows is
// decided anew, and never the outcome of the earlier one.
import { describe, expect, test } from '@jest/globals';
import type { ShowAnswer } from '../../../src/app/bridge.js';
import type { RequestId } from '../../../src/domain/ids.js';
import { FakeSeedVault } from '../../fakes/fake-seed-vault.js';
import { EVERYBODY, fine, meet, openTrial } from '../trial.js';
import type { Trial } from '../trial.js';

type Twice = {
  readonly trial: Trial;
  readonly id: RequestId;
  readonly late: () => Promise<ShowAnswer>;
};

const show = async (trial: Trial, id: RequestId): Promise<ShowAnswer> =>
  trial.bridge.showCode(trial.as('alex', 'one press'), id);

/** One arrival has been answered, and the other one still reads the seed. `again`: of a code that had been shown before. */
async function shownOnce(again: boolean): Promise<Twice> {
  const vault = new FakeSeedVault();
  const trial = await openTrial({ vault });
  await meet(trial, 'alex', 'megan', 'adele');
  const id = await trial.requestBy('alex');
  fine(await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' }));
  if (again) await show(trial, id);
  const late = await vault.hangIn(async () => show(trial, id));
  expect(fine(await show(trial, id)).shown).toBeDefined();
  return { trial, id, late };
}

const releases = async (trial: Trial): Promise<readonly string[]> =>
  (await trial.audit())
    .map(({ fact: { action } }) => action)
    .filter((action) => action.startsWith('release.'));

describe.each([
  ['for the first time', false],
  ['once more', true],
])('a press that shows a code %s, and arrives twice', (_what, again) => {
  test('shows nothing the later time where everything was frozen in between', async () => {
    const { trial, late } = await shownOnce(again);
    fine(await trial.bridge.freeze(trial.as('adele'), EVERYBODY));
    const answer = fine(await late());
    expect(answer.shown).toBeUndefined();
    expect(answer.refusal).toEqual({ code: 'FROZEN' });
  });

  test('shows the same code, and each showing counts', async () => {
    const { trial, late } = await shownOnce(again);
    expect(fine(await late()).shown).toBeDefined();
    const times = again ? 2 : 1;
    expect(await releases(trial)).toEqual([
      'release.intended',
      'release.handed-out',
      ...Array.from({ length: times }, () => 'release.shown-again'),
    ]);
  });
});
