// The policy file changes while the bot runs: taken over without restart and audited, or refused whole.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { rmSync } from 'node:fs';
import { StoreUnavailable } from '../../src/ports/fault.js';
import { fine, meet } from '../app/trial.js';
import { quietLog } from '../fakes/quiet-log.js';
import { PolicyStage } from './policy-stage.js';

let stage: PolicyStage;
beforeEach(async () => {
  stage = await PolicyStage.open();
});
afterEach(() => {
  stage.close();
});

test('a changed file counts at the next decision, and the audit has the old version and the new', async () => {
  const { running, inForce, look } = await stage.startInstance();
  await meet(stage.trial, 'alex', 'megan', 'diego');
  const id = await stage.trial.requestBy('alex');
  const from = inForce.current().version;
  stage.save({ approvalsNeeded: 2 });
  await look();
  const to = inForce.current().version;
  expect(to).not.toBe(from);
  expect(await stage.policyFacts()).toEqual([{ action: 'policy.changed', from, to }]);
  const answer = await running.bridge.actOnRequest(stage.trial.as('megan'), id, {
    kind: 'approve',
  });
  expect(fine(answer).view.phase).toMatchObject({ kind: 'waiting', needed: 2 });
  expect((await stage.trial.audit()).at(-1)?.policy).toBe(to);
});

test('several instances take it over, and the audit has it once; back again is another change', async () => {
  const instances = [
    await stage.startInstance(),
    await stage.startInstance(),
    await stage.startInstance(),
  ];
  for (const changes of [{ approvalsNeeded: 2 }, {}, { approvalsNeeded: 2 }]) {
    stage.save(changes);
    await Promise.all(instances.map(async ({ look }) => look()));
    expect(new Set(instances.map(({ inForce }) => inForce.current().version)).size).toBe(1);
  }
  expect(await stage.policyFacts()).toHaveLength(3);
});

test('a change made while nothing ran is audited at the start', async () => {
  stage.save({ approvalsNeeded: 2 });
  const { inForce } = await stage.startInstance();
  expect(await stage.policyFacts()).toMatchObject([
    { action: 'policy.changed', to: inForce.current().version },
  ]);
});

test('a wrong file is refused whole: the old one stays in force, and audit and log say where it is wrong', async () => {
  const { inForce, look } = await stage.startInstance();
  const other = await stage.startInstance();
  const before = inForce.current();
  stage.save({ approvalsNeeded: 9, roles: { approver: { people: ['gezdgnbvgy3tqojq'] } } });
  for (let looks = 0; looks < 4; looks += 1) {
    await look();
    await other.look();
  }
  expect(inForce.current()).toBe(before);
  const facts = await stage.policyFacts();
  expect(facts).toMatchObject([{ action: 'policy.refused' }]);
  expect(facts[0]).toHaveProperty('where', expect.arrayContaining(['policy › approvalsNeeded']));
  expect(stage.log.filter((line) => line.includes('policy.refused'))).toHaveLength(2);
  // What stands in it may be anything.
  expect(JSON.stringify(facts) + stage.log.join()).not.toMatch(/gezdgnbvgy3tqojq/);
  stage.save({ approvalsNeeded: 2 });
  await look();
  expect(inForce.current().approvalsNeeded).toBe(2);
});

test('a half-written file is no wrong one: it is read again', async () => {
  const { inForce, look } = await stage.startInstance();
  const before = inForce.current().version;
  stage.write('{ "roles": {');
  await look();
  expect(inForce.current().version).toBe(before);
  stage.save({ approvalsNeeded: 2 });
  await look();
  expect(inForce.current().approvalsNeeded).toBe(2);
  expect((await stage.policyFacts()).map(({ action }) => action)).toEqual(['policy.changed']);
});

test('a file that is gone leaves the policy in force', async () => {
  const { inForce, look } = await stage.startInstance();
  rmSync(stage.pathOf('policy.json'));
  await look();
  await look();
  expect(inForce.current().approvalsNeeded).toBe(1);
  expect(await stage.policyFacts()).toEqual([
    { action: 'policy.refused', problems: 1, where: ['policy'] },
  ]);
});

test('a look that hangs keeps nobody waiting, begins no other, and the next one after it counts', async () => {
  const { running, inForce } = await stage.startInstance();
  stage.save({ approvalsNeeded: 2 });
  const held: ((text: string | undefined) => void)[] = [];
  const read = async (): Promise<string | undefined> =>
    new Promise((say) => {
      held.push(say);
    });
  const quiet = { ...quietLog, error: (event: string) => stage.log.push(event) };
  const needs = { read, readWithinMs: 20, deps: running.deps, log: quiet };
  await inForce.look(needs);
  await inForce.look(needs);
  expect(stage.log).toEqual(['policy.look-failed', 'policy.look-failed']);
  expect(held).toHaveLength(1);
  const last = inForce.look({ ...needs, readWithinMs: 20_000 });
  held[0]?.(await stage.text());
  await last;
  expect(inForce.current().approvalsNeeded).toBe(2);
});

test('what cannot be audited does not come into force, and is tried again', async () => {
  const { running, inForce } = await stage.startInstance();
  let down = true;
  const deps: typeof running.deps = {
    ...running.deps,
    transact: async (transaction) => {
      if (down) throw new StoreUnavailable('the store is down');
      return running.deps.transact(transaction);
    },
  };
  const quiet = { ...quietLog, error: (event: string) => stage.log.push(event) };
  stage.save({ approvalsNeeded: 2 });
  await inForce.look({ read: stage.text, deps, log: quiet });
  expect(inForce.current().approvalsNeeded).toBe(1);
  expect(stage.log).toEqual(['policy.look-failed']);
  down = false;
  await inForce.look({ read: stage.text, deps, log: quiet });
  expect(inForce.current().approvalsNeeded).toBe(2);
});
