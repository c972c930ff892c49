// The policy file changes while the bot runs: taken over without restart and audited, or refused whole.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBridge } from '../../src/app/create-bridge.js';
import type { RunningBridge } from '../../src/app/create-bridge.js';
import { PolicyInForce } from '../../src/compose/policy-in-force.js';
import { readPolicy } from '../../src/compose/read-policy.js';
import type { AuditFact } from '../../src/domain/audit/entry.js';
import { DeliveryFailed, StoreUnavailable } from '../../src/ports/fault.js';
import { fine, meet, openTrial, PEOPLE, readSample, TENANT } from '../app/trial.js';
import type { Trial } from '../app/trial.js';
import { plainWithin, quietLog } from '../fakes/quiet-log.js';

let folder: string;
let path: string;
let trial: Trial;
let log: string[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'otp-bridge-'));
  path = join(folder, 'policy.json');
  log = [];
  save({});
  trial = await openTrial();
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function save(changes: object): void {
  // As the policy that the trial was opened under.
  const content = {
    ...(readSample('policy.json') as object),
    callerVerification: { required: false },
    ...changes,
  };
  writeFileSync(path, JSON.stringify(content));
}

type Instance = {
  readonly running: RunningBridge;
  readonly inForce: PolicyInForce;
  readonly look: () => Promise<void>;
};

/** One more instance over the same store, with the file of this moment. */
async function startInstance(file = path): Promise<Instance> {
  const inForce = new PolicyInForce(await readPolicy(file));
  const noted = {
    info: (event: string, fields: object = {}) => log.push(JSON.stringify({ event, ...fields })),
    error: (event: string, cause: unknown) => log.push(`${event} ${String(cause)}`),
    ...plainWithin,
  };
  const running: RunningBridge = await createBridge({
    ...trial.parts,
    tenantId: TENANT,
    policy: inForce.current,
    policyMoved: async () => inForce.look({ path: file, deps: running.deps, log: noted }),
    log: noted,
    lookEveryMs: 1_000_000,
  });
  const look = async (): Promise<void> =>
    inForce.look({ path: file, deps: running.deps, log: noted });
  return { running, inForce, look };
}

async function policyFacts(): Promise<readonly AuditFact[]> {
  const entries = await trial.audit();
  return entries.map(({ fact }) => fact).filter(({ action }) => action.startsWith('policy.'));
}

test('a changed file counts at the next decision, and the audit has the old version and the new', async () => {
  const { running, inForce, look } = await startInstance();
  await meet(trial, 'alex', 'megan', 'diego');
  const id = await trial.requestBy('alex');
  const from = inForce.current().version;
  save({ approvalsNeeded: 2 });
  await look();
  const to = inForce.current().version;
  expect(to).not.toBe(from);
  expect(await policyFacts()).toEqual([{ action: 'policy.changed', from, to }]);
  const answer = await running.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' });
  expect(fine(answer).view.phase).toMatchObject({ kind: 'waiting', needed: 2 });
  expect((await trial.audit()).at(-1)?.policy).toBe(to);
});

test('several instances take it over, and the audit has it once; back again is another change', async () => {
  const instances = [await startInstance(), await startInstance(), await startInstance()];
  for (const changes of [{ approvalsNeeded: 2 }, {}, { approvalsNeeded: 2 }]) {
    save(changes);
    await Promise.all(instances.map(async ({ look }) => look()));
    expect(new Set(instances.map(({ inForce }) => inForce.current().version)).size).toBe(1);
  }
  expect(await policyFacts()).toHaveLength(3);
});

test('no decision is made under a policy that another instance has left behind', async () => {
  const first = await startInstance();
  const second = await startInstance();
  await meet(trial, 'alex', 'megan', 'diego');
  const id = await trial.requestBy('alex');
  save({ approvalsNeeded: 2 });
  await first.look();
  // The second one has not looked by itself yet.
  const answer = await second.running.bridge.actOnRequest(trial.as('megan'), id, {
    kind: 'approve',
  });
  expect(fine(answer).view.phase).toMatchObject({ kind: 'waiting', needed: 2 });
  expect(second.inForce.current().version).toBe(first.inForce.current().version);
  expect(await policyFacts()).toHaveLength(1);
});

test('nothing is decided while the file of the policy in force is not seen', async () => {
  const stays = join(folder, 'stays.json');
  copyFileSync(path, stays);
  const first = await startInstance();
  const second = await startInstance(stays);
  await meet(trial, 'alex', 'megan', 'diego');
  const id = await trial.requestBy('alex');
  save({ approvalsNeeded: 2 });
  await first.look();
  const before = await trial.audit();
  const approve = async () =>
    second.running.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' });
  await expect(approve()).rejects.toMatchObject({ code: 'POLICY_OUT_OF_DATE' });
  expect(await trial.audit()).toEqual(before);
  copyFileSync(path, stays);
  expect(fine(await approve()).view.phase).toMatchObject({ kind: 'waiting', needed: 2 });
});

test('a change made while nothing ran is audited at the start', async () => {
  save({ approvalsNeeded: 2 });
  const { inForce } = await startInstance();
  expect(await policyFacts()).toMatchObject([
    { action: 'policy.changed', to: inForce.current().version },
  ]);
});

test('a wrong file is refused whole: the old one stays in force, and audit and log say where it is wrong', async () => {
  const { inForce, look } = await startInstance();
  const other = await startInstance();
  const before = inForce.current();
  save({ approvalsNeeded: 9, roles: { approver: { people: ['gezdgnbvgy3tqojq'] } } });
  for (let looks = 0; looks < 4; looks += 1) {
    await look();
    await other.look();
  }
  expect(inForce.current()).toBe(before);
  const facts = await policyFacts();
  expect(facts).toMatchObject([{ action: 'policy.refused' }]);
  expect(facts[0]).toHaveProperty('where', expect.arrayContaining(['policy › approvalsNeeded']));
  expect(log.filter((line) => line.includes('policy.refused'))).toHaveLength(2);
  // What stands in it may be anything.
  expect(JSON.stringify(facts) + log.join()).not.toMatch(/gezdgnbvgy3tqojq/);
  save({ approvalsNeeded: 2 });
  await look();
  expect(inForce.current().approvalsNeeded).toBe(2);
});

describe('operators', () => {
  /** Adele runs the bot, and hears of it in Teams. */
  const { roles } = readSample('policy.json') as { readonly roles: object };
  const OPERATORS = { roles: { ...roles, operator: { people: [PEOPLE.adele] } } };
  const drain = async (instances: readonly Instance[]): Promise<void> => {
    for (const { running } of instances) await running.outbox.drain();
  };
  const told = (): readonly unknown[] =>
    trial.parts.messenger
      .chat({ chat: 'adele' })
      .flatMap(({ message }) => (message.kind === 'notice' ? [message.notice] : []));

  test('are told of a change, once however many instances see it', async () => {
    save(OPERATORS);
    const instances = [await startInstance(), await startInstance()];
    await drain(instances);
    await meet(trial, 'adele', 'isaiah');
    save({ ...OPERATORS, approvalsNeeded: 2 });
    await Promise.all(instances.map(async ({ look }) => look()));
    await drain(instances);
    expect(told()).toEqual([{ code: 'policy-changed', at: trial.parts.clock.now() }]);
    expect(trial.parts.messenger.chat({ chat: 'isaiah' })).toEqual([]);
  });

  test('are told of a refused file, with the places and nothing of what stands there, once', async () => {
    save(OPERATORS);
    const instances = [await startInstance(), await startInstance()];
    await drain(instances);
    await meet(trial, 'adele');
    save({ ...OPERATORS, approvalsNeeded: 'gezdgnbvgy3tqojq' });
    for (const { look } of [...instances, ...instances, ...instances]) await look();
    await drain(instances);
    expect(told()).toEqual([
      expect.objectContaining({ code: 'policy-refused', where: ['policy › approvalsNeeded'] }),
    ]);
    expect(JSON.stringify(told())).not.toContain('gezdgnbvgy3tqojq');
  });

  test('are told the truth of the moment: a change that another one has overtaken is not told', async () => {
    save(OPERATORS);
    const instance = await startInstance();
    await drain([instance]);
    await meet(trial, 'adele');
    trial.parts.messenger.failNext(new DeliveryFailed('the channel is down'));
    for (const approvalsNeeded of [2, 1]) {
      save({ ...OPERATORS, approvalsNeeded });
      await instance.look();
      await drain([instance]);
      trial.parts.clock.advanceSeconds(3600);
    }
    await drain([instance]);
    expect(told()).toHaveLength(1);
  });
});

test('a half-written file is no wrong one: it is read again', async () => {
  const { inForce, look } = await startInstance();
  const before = inForce.current().version;
  writeFileSync(path, '{ "roles": {');
  await look();
  expect(inForce.current().version).toBe(before);
  save({ approvalsNeeded: 2 });
  await look();
  expect(inForce.current().approvalsNeeded).toBe(2);
  expect((await policyFacts()).map(({ action }) => action)).toEqual(['policy.changed']);
});

test('a file that is gone leaves the policy in force', async () => {
  const { inForce, look } = await startInstance();
  rmSync(path);
  await look();
  await look();
  expect(inForce.current().approvalsNeeded).toBe(1);
  expect(await policyFacts()).toEqual([
    { action: 'policy.refused', problems: 1, where: ['policy'] },
  ]);
});

test('what cannot be audited does not come into force, and is tried again', async () => {
  const { running, inForce } = await startInstance();
  let down = true;
  const deps: typeof running.deps = {
    ...running.deps,
    transact: async (transaction) => {
      if (down) throw new StoreUnavailable('the store is down');
      return running.deps.transact(transaction);
    },
  };
  const quiet = { ...quietLog, error: (event: string) => log.push(event) };
  save({ approvalsNeeded: 2 });
  await inForce.look({ path, deps, log: quiet });
  expect(inForce.current().approvalsNeeded).toBe(1);
  expect(log).toEqual(['policy.look-failed']);
  down = false;
  await inForce.look({ path, deps, log: quiet });
  expect(inForce.current().approvalsNeeded).toBe(2);
});
