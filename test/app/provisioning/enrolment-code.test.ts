// A code for the wizard can be read out and typed, or it is the next one, which says from when.
import { expect, test } from '@jest/globals';
import { fine, openTrial } from '../trial.js';
import { Sitting } from './sitting.js';

test('codes for the wizard that have a few seconds left are not shown: the next one is, with from when', async () => {
  const trial = await openTrial();
  const sitting = await Sitting.open(trial);
  await sitting.capture();
  const { clock } = trial.parts;
  clock.advanceSeconds(29);
  const next = fine(await sitting.pages.giveEnrolmentCode(sitting.next()));
  expect([next.from - clock.now(), next.until - clock.now()]).toEqual([1000, 31_000]);
  // The same one again, also once its time has come.
  expect(fine(await sitting.pages.giveEnrolmentCode(sitting.next()))).toEqual(next);
  clock.advanceSeconds(21);
  expect(fine(await sitting.pages.giveEnrolmentCode(sitting.next()))).toEqual(next);
  clock.advanceSeconds(1);
  const after = fine(await sitting.pages.giveEnrolmentCode(sitting.next()));
  expect(after.from).toBe(next.until);
  const given = (await trial.audit()).flatMap(({ fact }) =>
    fact.action === 'enrolment.code' ? [fact.given] : [],
  );
  expect(given).toEqual([1, 1, 1, 2]);
});
