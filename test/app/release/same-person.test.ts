// Somebody with two accounts is one person: whoever asks with one cannot approve with the other.
import { expect, test } from '@jest/globals';
import type { Policy } from '../../../src/domain/policy/policy.js';
import { fine, meet, openTrial, PEOPLE, samplePolicy } from '../trial.js';
import type { PersonName } from '../trial.js';

function policyWith(approvers: readonly PersonName[], changes: Partial<Policy>): Policy {
  const policy = samplePolicy(changes);
  const approver = { people: approvers.map((name) => PEOPLE[name]), groups: [] };
  return { ...policy, roles: { ...policy.roles, approver } };
}

test("the requester's other account is not asked, and its yes would not count", async () => {
  const samePerson = [[PEOPLE.alex, PEOPLE.megan]];
  const trial = await openTrial({ policy: policyWith(['megan', 'diego'], { samePerson }) });
  await meet(trial, 'alex', 'megan', 'diego');
  const id = await trial.requestBy('alex');
  const { view } = fine(await trial.bridge.viewRequest(trial.as('alex'), id));
  expect(view.phase).toMatchObject({ kind: 'waiting', asked: ['Diego Siciliani'] });
  const tried = await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' });
  expect(tried.ok).toBe(false);
});

test('two accounts of one approver are one approval of two', async () => {
  const people = ['megan', 'diego', 'lee'] as const;
  const policy = policyWith(people, { approvalsNeeded: 2 });
  const trial = await openTrial({ policy });
  await meet(trial, 'alex', ...people);
  const id = await trial.requestBy('alex');
  await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' });
  // The policy comes to know it only now.
  Object.assign(trial.parts, { policy: { ...policy, samePerson: [[PEOPLE.megan, PEOPLE.lee]] } });
  const again = fine(await trial.bridge.actOnRequest(trial.as('lee'), id, { kind: 'approve' }));
  expect(again.refusal).toEqual({ code: 'ALREADY_APPROVED' });
  const enough = fine(await trial.bridge.actOnRequest(trial.as('diego'), id, { kind: 'approve' }));
  expect(enough.view.phase.kind).toBe('approved');
});

test('where only accounts of one person can be reached, two approvals cannot be had', async () => {
  const samePerson = [[PEOPLE.megan, PEOPLE.lee]];
  const policy = policyWith(['megan', 'lee'], { approvalsNeeded: 2, samePerson });
  const trial = await openTrial({ policy });
  await meet(trial, 'alex', 'megan', 'lee');
  const ask = { typedName: 'alice', reason: '', byMail: false };
  const refused = await trial.bridge.askForCode(trial.as('alex'), ask);
  expect(refused).toMatchObject({
    refusal: { code: 'NO_REACHABLE_APPROVER', needed: 2, reachable: 1 },
  });
});
