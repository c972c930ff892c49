// A limit is moved only by the acts of the one whom it limits: whatever one person does, in any mix, nobody else's request and
// nobody else's break-glass is refused for it.
import { expect, test } from '@jest/globals';
import { isOn } from '../../../scripts/environment.mjs';
import { fc } from '../../properties.js';
import { glassOf } from '../emergency.js';
import { fine, meet, openedBy, openTrial, PEOPLE, samplePolicy } from '../trial.js';
import type { Trial } from '../trial.js';
import type { RequestId } from '../../../src/domain/ids.js';

const ALL = { people: Object.values(PEOPLE), groups: [] };

async function opened(): Promise<Trial> {
  const policy = samplePolicy({
    breakGlass: glassOf(1),
    numberMatching: true,
  });
  const roles = { ...policy.roles, requester: ALL, approver: ALL };
  const trial = await openTrial({ policy: { ...policy, roles } });
  await meet(trial, 'alex', 'lee', 'megan', 'diego', 'alice');
  return trial;
}

type Deed = (trial: Trial, id: RequestId) => Promise<unknown>;
const ask =
  (typedName: string): Deed =>
  async (trial) =>
    trial.bridge.askForCode(trial.as('lee'), { typedName, reason: '', byMail: false });
const press =
  (act: Parameters<Trial['bridge']['actOnRequest']>[2]): Deed =>
  async (trial, id) =>
    trial.bridge.actOnRequest(trial.as('lee'), id, act);

const DEEDS: readonly Deed[] = [
  ask('alice'),
  ask('nobody at all'),
  ask(''),
  async (trial) => {
    const answer = await ask('alice')(trial, '' as RequestId);
    const { ok, value } = answer as { ok: boolean; value?: { requestId: RequestId } };
    if (ok && value !== undefined) {
      await trial.bridge.actOnRequest(trial.as('lee'), value.requestId, { kind: 'cancel' });
    }
  },
  press({ kind: 'approve', number: 1 }),
  press({ kind: 'approve' }),
  press({ kind: 'cancel' }),
  press({ kind: 'object' }),
  press({ kind: 'withdraw' }),
  press({ kind: 'break-glass', reason: 'me too' }),
  press({ kind: 'report', report: 'worked' }),
  async (trial, id) => trial.bridge.showCode(trial.as('lee'), id),
  async (trial) => trial.bridge.freeze(trial.as('lee'), { typedName: null, reason: '' }),
  async (trial) => trial.bridge.listReviews(trial.as('lee')),
  async (trial) => trial.bridge.whoAmI(trial.as('lee')),
  async (trial) => trial.provisioning.openCase(trial.as('lee'), { typedName: 'alice' }),
  async (trial) =>
    trial.provisioning.compromise(trial.as('lee'), {
      typedName: 'alice',
      reason: '手'.repeat(300),
    }),
];

test('one person’s acts refuse nobody else a request or break-glass', async () => {
  const mixes = fc.array(
    fc.record({ deed: fc.constantFrom(...DEEDS), times: fc.integer({ min: 1, max: 25 }) }),
    { minLength: 1, maxLength: 8 },
  );
  await fc.assert(
    fc.asyncProperty(mixes, async (mix) => {
      const trial = await opened();
      const open = await trial.requestBy('diego');
      for (const { deed, times } of mix) {
        for (let time = 0; time < times; time += 1) await deed(trial, open);
      }
      const asked = { typedName: 'alice', reason: '', byMail: false };
      expect((await trial.bridge.askForCode(trial.as('megan'), asked)).ok).toBe(true);
      const id = openedBy(await trial.bridge.askForCode(trial.as('alex'), asked));
      const act = { kind: 'break-glass', reason: 'ward 3' } as const;
      const done = fine(await trial.bridge.actOnRequest(trial.as('alex'), id, act));
      expect(done.refusal).toBeUndefined();
      expect(fine(await trial.bridge.showCode(trial.as('alex'), id)).shown).toBeDefined();
    }),
    { numRuns: isOn(process.env, 'HEAVY') ? 200 : 20 },
  );
});
