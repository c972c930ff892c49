// What operators are told of the policy file.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DeliveryFailed } from '../../src/ports/fault.js';
import { meet, PEOPLE, readSample } from '../app/trial.js';
import type { PersonName } from '../app/trial.js';
import type { Instance } from './policy-stage.js';
import { PolicyStage } from './policy-stage.js';

let stage: PolicyStage;
beforeEach(async () => {
  stage = await PolicyStage.open();
});
afterEach(() => {
  stage.close();
});

describe('operators', () => {
  /** Adele runs the bot, and hears of it in Teams. */
  const { roles } = readSample('policy.json') as { readonly roles: object };
  const OPERATORS = { roles: { ...roles, operator: { people: [PEOPLE.adele] } } };
  const drain = async (instances: readonly Instance[]): Promise<void> => {
    for (const { running } of instances) await running.outbox.drain();
  };
  const heard = (who: PersonName): readonly unknown[] =>
    stage.trial.parts.messenger
      .chat({ chat: who })
      .flatMap(({ message }) => (message.kind === 'notice' ? [message.notice] : []));
  let before: Partial<Record<PersonName, number>> = {};
  /** They open their chats, in which they hear what waited for them: the stage's own first change. */
  const come = async (
    instances: readonly Instance[],
    ...names: readonly PersonName[]
  ): Promise<void> => {
    await meet(stage.trial, ...names);
    await drain(instances);
    before = Object.fromEntries(names.map((name) => [name, heard(name).length]));
  };
  /** Since they came. */
  const told = (who: PersonName = 'adele'): readonly unknown[] =>
    heard(who).slice(before[who] ?? 0);

  test('are told of a change, once however many instances see it', async () => {
    stage.save(OPERATORS);
    const instances = [await stage.startInstance(), await stage.startInstance()];
    await drain(instances);
    await come(instances, 'adele', 'isaiah');
    stage.save({ ...OPERATORS, approvalsNeeded: 2 });
    await Promise.all(instances.map(async ({ look }) => look()));
    await drain(instances);
    expect(told()).toEqual([{ code: 'policy-changed', at: stage.trial.parts.clock.now() }]);
    expect(stage.trial.parts.messenger.chat({ chat: 'isaiah' })).toEqual([]);
  });

  test('of before are told, too: whoever writes the file removes no listener', async () => {
    stage.save(OPERATORS);
    const instance = await stage.startInstance();
    await drain([instance]);
    await come([instance], 'adele', 'isaiah');
    stage.save({ roles: { ...roles, operator: { people: [PEOPLE.isaiah] } } });
    await instance.look();
    await drain([instance]);
    const change = { code: 'policy-changed', at: stage.trial.parts.clock.now() };
    expect(told()).toEqual([change]);
    expect(told('isaiah')).toEqual([change]);
  });

  test('of before are told also where the file was changed while nothing ran', async () => {
    stage.save(OPERATORS);
    const first = await stage.startInstance();
    await drain([first]);
    await come([first], 'adele');
    stage.save({ roles: { ...roles, operator: {} } });
    await drain([await stage.startInstance()]);
    expect(told()).toHaveLength(1);
  });

  test('of before are told also where a second change follows before the first was told', async () => {
    stage.save(OPERATORS);
    const instance = await stage.startInstance();
    await drain([instance]);
    await come([instance], 'adele');
    for (const approvalsNeeded of [1, 2, 3]) {
      stage.save({ roles: { ...roles, operator: {} }, approvalsNeeded });
      await instance.look();
    }
    await drain([instance]);
    expect(told().length).toBeGreaterThan(0);
  });

  test('are told of a refused file, with the places and nothing of what stands there, once', async () => {
    stage.save(OPERATORS);
    const instances = [await stage.startInstance(), await stage.startInstance()];
    await drain(instances);
    await come(instances, 'adele');
    stage.save({ ...OPERATORS, approvalsNeeded: 'gezdgnbvgy3tqojq' });
    for (const { look } of [...instances, ...instances, ...instances]) await look();
    await drain(instances);
    expect(told()).toEqual([
      expect.objectContaining({ code: 'policy-refused', where: ['policy › approvalsNeeded'] }),
    ]);
    expect(JSON.stringify(told())).not.toContain('gezdgnbvgy3tqojq');
  });

  test('are told the truth of the moment: a change that another one has overtaken is not told', async () => {
    stage.save(OPERATORS);
    const instance = await stage.startInstance();
    await drain([instance]);
    await come([instance], 'adele');
    stage.trial.parts.messenger.failNext(new DeliveryFailed('the channel is down'));
    for (const approvalsNeeded of [2, 1]) {
      stage.save({ ...OPERATORS, approvalsNeeded });
      await instance.look();
      await drain([instance]);
      stage.trial.parts.clock.advanceSeconds(3600);
    }
    await drain([instance]);
    expect(told()).toHaveLength(1);
  });
});
