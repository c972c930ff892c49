// The set-up page is refused as often as anything calls it, and the audit does not grow by that: as with presses.
import { expect, test } from '@jest/globals';
import { openTrial, PEOPLE, samplePolicy } from '../trial.js';
import { captured, Sitting } from './sitting.js';

const FLOOD = 200;
const BURST = 10;

test('who lost the role, and goes on asking at the page, is written down for a burst and then counted', async () => {
  const trial = await openTrial();
  const sitting = await Sitting.open(trial);
  await sitting.capture();
  const { roles } = trial.parts.policy;
  const provisioner = { people: [PEOPLE.lee], groups: [] };
  Object.assign(trial.parts, { policy: samplePolicy({ roles: { ...roles, provisioner } }) });
  // Diego has no chat: that he was not told of his token is written down, too.
  await trial.outbox.drain();
  const before = (await trial.audit()).length;
  const { pages } = sitting;
  const refusals = new Set<string>();
  for (let count = 0; count < FLOOD; count += 1) {
    for (const answer of [
      await pages.giveEnrolmentCode(sitting.next()),
      await pages.seedForBurner(sitting.next()),
      await pages.capture(sitting.next(), captured()),
    ]) {
      refusals.add(answer.ok ? 'let through' : answer.refusal.code);
    }
  }
  expect([...refusals]).toEqual(['NOT_A_PROVISIONER']);
  expect((await trial.audit()).length - before).toBeLessThanOrEqual(BURST);
  trial.parts.clock.advanceSeconds(60);
  await trial.outbox.drain();
  expect((await trial.audit()).map(({ fact }) => fact)).toContainEqual(
    expect.objectContaining({
      action: 'refusals.counted',
      counts: { NOT_A_PROVISIONER: 3 * FLOOD - BURST },
      people: [PEOPLE.alex],
    }),
  );
});
