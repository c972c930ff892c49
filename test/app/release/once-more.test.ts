// The same press, arriving once more: later, many times, or while something else has happened.
import { describe, expect, test } from '@jest/globals';
import type { RequestId } from '../../../src/domain/ids.js';
import { FakeSeedVault } from '../../fakes/fake-seed-vault.js';
import { fine, meet, openTrial, samplePolicy } from '../trial.js';
import type { Trial } from '../trial.js';

async function asked(
  changes: Parameters<typeof openTrial>[0] = {},
): Promise<{ trial: Trial; id: RequestId }> {
  const trial = await openTrial(changes);
  await meet(trial, 'alex', 'megan', 'diego', 'alice');
  return { trial, id: await trial.requestBy('alex') };
}

const approve = async (trial: Trial, id: RequestId, activity?: string): Promise<void> => {
  await trial.bridge.actOnRequest(trial.as('megan', activity), id, { kind: 'approve' });
};

const actions = async (trial: Trial, start: string): Promise<readonly string[]> =>
  (await trial.audit()).map(({ fact }) => fact.action).filter((action) => action.startsWith(start));

describe('a press that did not count', () => {
  test('of Approve is no second yes when it arrives once more, after the first was taken back', async () => {
    const { trial, id } = await asked();
    await approve(trial, id, 'one');
    await approve(trial, id, 'double click');
    await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'withdraw' });
    await approve(trial, id, 'double click');
    const answer = fine(await trial.bridge.showCode(trial.as('alex'), id));
    expect(answer.shown).toBeUndefined();
    expect(answer.view.phase.kind).toBe('waiting');
    expect(await actions(trial, 'approval.')).toEqual(['approval.given', 'approval.withdrawn']);
  });

  test('of Show code fetches nothing when it arrives once more, after the approval', async () => {
    const { trial, id } = await asked();
    const early = fine(await trial.bridge.showCode(trial.as('alex', 'early'), id));
    expect(early.refusal).toEqual({ code: 'NOT_NOW', state: 'pending' });
    await approve(trial, id);
    const again = fine(await trial.bridge.showCode(trial.as('alex', 'early'), id));
    expect(again.shown).toBeUndefined();
    expect(again.refusal).toEqual(early.refusal);
    expect(await actions(trial, 'release.')).toEqual([]);
  });
});

describe('a press of Show code that was answered', () => {
  test('shows the code as often as the policy allows, each time in the audit, however often it arrives', async () => {
    const { trial, id } = await asked();
    await approve(trial, id);
    let shown = 0;
    for (let times = 0; times < 12; times += 1) {
      const answer = fine(await trial.bridge.showCode(trial.as('alex', 'press'), id));
      if (answer.shown !== undefined) shown += 1;
    }
    expect(shown).toBe(4);
    expect(await actions(trial, 'release.')).toEqual([
      'release.intended',
      'release.handed-out',
      ...Array.from({ length: 3 }, () => 'release.shown-again'),
    ]);
  });
});

describe('while a code is computed', () => {
  test('that is to be shown again, another takes its place: neither the old one nor a false entry comes of it', async () => {
    const vault = new FakeSeedVault();
    const { trial, id } = await asked({ vault, policy: samplePolicy({ codesPerApproval: 2 }) });
    await approve(trial, id);
    const first = fine(await trial.bridge.showCode(trial.as('alex'), id));
    const goOn = await vault.hangIn(async () => trial.bridge.showCode(trial.as('alex'), id));
    await trial.bridge.actOnRequest(trial.as('alex'), id, { kind: 'report', report: 'refused' });
    const second = fine(await trial.bridge.showCode(trial.as('alex'), id));
    expect(fine(await goOn()).shown).toBeUndefined();
    expect(first.shown?.code.reveal()).not.toBe(second.shown?.code.reveal());
    expect(await actions(trial, 'release.shown-again')).toEqual([]);
  });

  test('the policy comes to ask for more approvals: none is handed out', async () => {
    const vault = new FakeSeedVault();
    const { trial, id } = await asked({ vault });
    await approve(trial, id);
    const goOn = await vault.hangIn(async () => trial.bridge.showCode(trial.as('alex'), id));
    Object.assign(trial.parts, { policy: samplePolicy({ approvalsNeeded: 2 }) });
    const answer = fine(await goOn());
    expect(answer.shown).toBeUndefined();
    expect(answer.refusal).toEqual({ code: 'APPROVAL_LOST' });
  });
});
