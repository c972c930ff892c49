// Several instances, and a policy that one of them has taken over before the others: nobody decides under the old one.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { copyFileSync } from 'node:fs';
import { fine, meet } from '../app/trial.js';
import { PolicyStage } from './policy-stage.js';

let stage: PolicyStage;
beforeEach(async () => {
  stage = await PolicyStage.open();
});
afterEach(() => {
  stage.close();
});

test('no decision is made under a policy that another instance has left behind', async () => {
  const first = await stage.startInstance();
  const second = await stage.startInstance();
  await meet(stage.trial, 'alex', 'megan', 'diego');
  const id = await stage.trial.requestBy('alex');
  stage.save({ approvalsNeeded: 2 });
  await first.look();
  // The second one has not looked by itself yet.
  const answer = await second.running.bridge.actOnRequest(stage.trial.as('megan'), id, {
    kind: 'approve',
  });
  expect(fine(answer).view.phase).toMatchObject({ kind: 'waiting', needed: 2 });
  expect(second.inForce.current().version).toBe(first.inForce.current().version);
  expect(await stage.policyFacts()).toHaveLength(1);
});

test('nothing is decided while the file of the policy in force is not seen', async () => {
  const [file, stays] = ['policy.json', 'stays.json'].map((name) => stage.pathOf(name)) as [
    string,
    string,
  ];
  copyFileSync(file, stays);
  const first = await stage.startInstance();
  const second = await stage.startInstance('stays.json');
  await meet(stage.trial, 'alex', 'megan', 'diego');
  const id = await stage.trial.requestBy('alex');
  stage.save({ approvalsNeeded: 2 });
  await first.look();
  const before = await stage.trial.audit();
  const approve = async () =>
    second.running.bridge.actOnRequest(stage.trial.as('megan'), id, { kind: 'approve' });
  await expect(approve()).rejects.toMatchObject({ code: 'POLICY_OUT_OF_DATE' });
  expect(await stage.trial.audit()).toEqual(before);
  copyFileSync(file, stays);
  expect(fine(await approve()).view.phase).toMatchObject({ kind: 'waiting', needed: 2 });
});
