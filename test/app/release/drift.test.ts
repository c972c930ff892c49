// Two codes in a row that were refused: a clock may be off, so the current step is given out, and the card says why.
import { describe, expect, test } from '@jest/globals';
import { stepAt } from '../../../src/domain/otp/steps.js';
import type { Report } from '../../../src/domain/release/request.js';
import type { RequestView } from '../../../src/domain/release/view.js';
import { fine, meet, must, openTrial, samplePolicy } from '../trial.js';
import type { Trial } from '../trial.js';

/** A whole request, and how far ahead of its moment its code was. */
async function askAndReport(
  trial: Trial,
  report: Report,
): Promise<{ readonly ahead: number; readonly view: RequestView }> {
  const id = await trial.requestBy('alex');
  await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' });
  await trial.bridge.showCode(trial.as('alex'), id);
  const entries = await trial.audit();
  const facts = entries
    .map(({ fact }) => fact)
    .filter(({ action }) => action === 'release.intended');
  const { step } = must(facts.at(-1)) as { readonly step: number };
  const ahead = step - stepAt(trial.parts.clock.now(), 30);
  const said = { kind: 'report', report } as const;
  const { view } = fine(await trial.bridge.actOnRequest(trial.as('alex'), id, said));
  // Long enough for every step to be free again.
  trial.parts.clock.advanceSeconds(300);
  await trial.outbox.drain();
  return { ahead, view };
}

async function afterReports(...reports: readonly Report[]): Promise<Trial> {
  const trial = await openTrial();
  await meet(trial, 'alex', 'megan');
  for (const report of reports) await askAndReport(trial, report);
  return trial;
}

describe('the step after', () => {
  test.each<[readonly Report[], number]>([
    [[], 1],
    [['refused'], 1],
    [['refused', 'refused'], 0],
    [['refused', 'not-used', 'refused'], 0],
    [['refused', 'worked', 'refused'], 1],
    [['refused', 'refused', 'worked'], 1],
  ])('%j is %i ahead', async (reports, ahead) => {
    const trial = await afterReports(...reports);
    expect((await askAndReport(trial, 'worked')).ahead).toBe(ahead);
  });
});

test('the card says that a clock may be off from the second refusal on', async () => {
  const trial = await afterReports();
  expect((await askAndReport(trial, 'refused')).view.phase).not.toHaveProperty('driftSuspected');
  expect((await askAndReport(trial, 'refused')).view.phase).toMatchObject({ driftSuspected: true });
});

test('the current step is not given out where it could never work for as long as the policy asks', async () => {
  // With two steps to spare the code of the current step works for 85 seconds at most, the next one for 115.
  const trial = await openTrial({ policy: samplePolicy({ minimumUsableSeconds: 100 }) });
  await meet(trial, 'alex', 'megan');
  for (const report of ['refused', 'refused'] as const) await askAndReport(trial, report);
  expect((await askAndReport(trial, 'worked')).ahead).toBe(1);
});
