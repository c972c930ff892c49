// What comes after the sitting: the second person, reminders, a seed that is kept for a re-burn, and what /otp then says.
import { describe, expect, test } from '@jest/globals';
import { seedKeyRow } from '../../../src/app/commit/rows/names.js';
import { FakeSeedVault } from '../../fakes/fake-seed-vault.js';
import { fine, meet, openTrial, PEOPLE, samplePolicy, TENANT } from '../trial.js';
import type { PersonName, Trial } from '../trial.js';
import { codeOnToken, Sitting } from './sitting.js';

const told = (trial: Trial, chat: PersonName): readonly string[] =>
  trial.parts.messenger
    .chat({ chat })
    .flatMap(({ message }) => (message.kind === 'notice' ? [message.notice.code] : []));

const twoProvisioners = () => {
  const policy = samplePolicy({ twoProvisioners: true });
  const provisioner = { people: [PEOPLE.alex, PEOPLE.lee], groups: [] };
  return { ...policy, roles: { ...policy.roles, provisioner } };
};

describe('where two people set a token up', () => {
  test('it gives no codes before another provisioner has confirmed the fingerprint', async () => {
    const trial = await openTrial({ policy: twoProvisioners() });
    await meet(trial, 'alex', 'megan', 'lee');
    const sitting = await Sitting.open(trial);
    await sitting.enrol();
    await trial.outbox.drain();
    expect(told(trial, 'lee')).toContain('confirm-wanted');
    const ask = { typedName: 'diego', reason: '', byMail: false };
    expect(await trial.bridge.askForCode(trial.as('alex'), ask)).toMatchObject({ ok: false });
    const { id } = await sitting.token();
    expect(await sitting.pages.confirm(trial.as('alex'), id)).toMatchObject({
      refusal: { code: 'CAPTOR_CONFIRMS' },
    });
    expect(await sitting.pages.confirm(trial.as('megan'), id)).toMatchObject({
      refusal: { code: 'NOT_A_PROVISIONER' },
    });
    expect(fine(await sitting.pages.confirm(trial.as('lee'), id)).unconfirmed).toBe(false);
    expect(await trial.bridge.askForCode(trial.as('alex'), ask)).toMatchObject({ ok: true });
  });
});

describe('a parcel', () => {
  test('is asked after once, and the end of the sign-in period told of once', async () => {
    const trial = await openTrial();
    await meet(trial, 'alex');
    const sitting = await Sitting.open(trial);
    await sitting.enrol();
    await sitting.burn();
    await sitting.ship();
    for (let days = 0; days < 20; days += 1) {
      trial.parts.clock.advanceSeconds(86_400);
      await trial.outbox.drain();
    }
    expect(told(trial, 'alex')).toEqual(['not-arrived', 'sign-in-ends']);
  });

  test('that has arrived is asked after no more', async () => {
    const trial = await openTrial();
    await meet(trial, 'alex');
    const sitting = await Sitting.open(trial);
    await sitting.enrol();
    await sitting.burn();
    await sitting.ship();
    const { id } = await sitting.token();
    fine(await sitting.pages.deliver(trial.as('alex'), id, codeOnToken(trial)));
    trial.parts.clock.advanceSeconds(20 * 86_400);
    await trial.outbox.drain();
    expect(told(trial, 'alex')).toEqual([]);
  });

  test('posted again has its own reminders, and the first one’s are silent', async () => {
    const trial = await openTrial();
    await meet(trial, 'alex');
    const sitting = await Sitting.open(trial);
    await sitting.enrol();
    await sitting.burn();
    await sitting.ship();
    trial.parts.clock.advanceSeconds(86_400);
    await sitting.pages.ship(sitting.next(), { offered: { kind: 'nothing' } });
    trial.parts.clock.advanceSeconds(20 * 86_400);
    await trial.outbox.drain();
    expect(told(trial, 'alex')).toEqual([]);
  });
});

describe('a delivered token', () => {
  test('keeps its seed for the days of the policy, and gives no codes in them', async () => {
    const vault = new FakeSeedVault();
    const trial = await openTrial({ vault, policy: samplePolicy({ keepSeedDays: 7 }) });
    const sitting = await Sitting.open(trial);
    await sitting.enrol();
    await sitting.burn();
    const { id, seedReference } = await sitting.token();
    fine(await sitting.pages.deliver(trial.as('alex'), id, codeOnToken(trial)));
    const key = async () => trial.parts.store.get(TENANT, seedKeyRow(id));
    expect(await key()).toBeDefined();
    const ask = { typedName: 'diego', reason: '', byMail: false };
    expect(await trial.bridge.askForCode(trial.as('alex'), ask)).toMatchObject({
      refusal: { code: 'TOKEN_NOT_RELEASABLE', stage: 'delivered' },
    });
    expect(await sitting.pages.seedForBurner(sitting.next())).toMatchObject({
      refusal: { code: 'NO_SEED_QR_NOW' },
    });
    trial.parts.clock.advanceSeconds(7 * 86_400);
    await trial.outbox.drain();
    expect(await key()).toBeUndefined();
    expect(vault.holds(seedReference)).toBe(false);
  });

  test('whose seed is destroyed: /otp says when and by whom', async () => {
    const trial = await openTrial();
    await meet(trial, 'megan');
    const sitting = await Sitting.open(trial);
    await sitting.enrol();
    await sitting.burn();
    const { id } = await sitting.token();
    fine(await sitting.pages.deliver(trial.as('alex'), id, codeOnToken(trial)));
    const ask = { typedName: 'diego', reason: '', byMail: false };
    expect(await trial.bridge.askForCode(trial.as('alex'), ask)).toMatchObject({
      refusal: {
        code: 'TOKEN_NOT_RELEASABLE',
        destroyed: { at: trial.parts.clock.now(), by: 'Alex Wilber' },
      },
    });
  });
});
