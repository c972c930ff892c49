// What comes after the sitting: the second person, reminders, a seed that is kept for a re-burn, and what /otp then says.
import { describe, expect, test } from '@jest/globals';
import { seedKeyRow } from '../../../src/app/rows/names.js';
import { VaultUnavailable } from '../../../src/ports/fault.js';
import { FakeSeedVault } from '../../fakes/fake-seed-vault.js';
import { EVERYBODY, fine, meet, openTrial, PEOPLE, samplePolicy, TENANT } from '../trial.js';
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

describe('guesses at what a token shows', () => {
  test('end after ten, also for the right code', async () => {
    const trial = await openTrial();
    const sitting = await Sitting.open(trial);
    await sitting.enrol();
    for (let wrong = 1; wrong <= 10; wrong += 1) {
      expect(await sitting.pages.proveBurn(sitting.next(), '000000')).toMatchObject({
        refusal: { code: 'CODE_NOT_ITS_OWN', left: 10 - wrong },
      });
    }
    expect(await sitting.pages.proveBurn(sitting.next(), codeOnToken(trial))).toMatchObject({
      refusal: { code: 'TOO_MANY_WRONG_CODES' },
    });
  });

  test('that come all at once are not compared more often than ten times either', async () => {
    const vault = new FakeSeedVault();
    const trial = await openTrial({ vault });
    const sitting = await Sitting.open(trial);
    await sitting.enrol();
    const before = vault.reads;
    const answers = await Promise.all(
      Array.from({ length: 300 }, async () => sitting.pages.proveBurn(sitting.next(), '000000')),
    );
    expect(vault.reads - before).toBe(10);
    const refusals = answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal]));
    const left = refusals.flatMap((one) => (one.code === 'CODE_NOT_ITS_OWN' ? [one.left] : []));
    expect(left.toSorted((one, other) => one - other)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(refusals.filter(({ code }) => code === 'TOO_MANY_WRONG_CODES')).toHaveLength(290);
    const wrong = (await trial.audit()).filter(({ fact }) => fact.action === 'token.proof-wrong');
    expect(wrong).toHaveLength(10);
  });

  test('are forgotten by the right code', async () => {
    const trial = await openTrial();
    const sitting = await Sitting.open(trial);
    await sitting.enrol();
    await sitting.pages.proveBurn(sitting.next(), '000000');
    await sitting.burn();
    expect((await sitting.token()).wrongProofs).toBe(0);
  });

  test('are counted one by one also where they come as one activity', async () => {
    const trial = await openTrial();
    const sitting = await Sitting.open(trial);
    await sitting.enrol();
    const at = sitting.next();
    await sitting.pages.proveBurn(at, '000000');
    expect(await sitting.pages.proveBurn(at, '000001')).toMatchObject({ refusal: { left: 8 } });
  });

  test('read no seed while everything is frozen, and neither does the right code', async () => {
    const vault = new FakeSeedVault();
    const trial = await openTrial({ vault });
    await meet(trial, 'alex', 'adele');
    const sitting = await Sitting.open(trial);
    await sitting.enrol();
    fine(await trial.bridge.freeze(trial.as('adele'), EVERYBODY));
    const before = vault.reads;
    for (const typed of ['000000', codeOnToken(trial)]) {
      expect(await sitting.pages.proveBurn(sitting.next(), typed)).toMatchObject({
        refusal: { code: 'FROZEN' },
      });
    }
    expect(vault.reads).toBe(before);
    expect((await sitting.token()).wrongProofs).toBeUndefined();
  });

  test('are not used up by a vault that does not answer', async () => {
    const vault = new FakeSeedVault();
    const trial = await openTrial({ vault });
    const sitting = await Sitting.open(trial);
    await sitting.enrol();
    vault.failNext(new VaultUnavailable('down'));
    expect(await sitting.pages.proveBurn(sitting.next(), codeOnToken(trial))).toMatchObject({
      refusal: { code: 'VAULT_FAILED', retryable: true },
    });
    expect(await sitting.pages.proveBurn(sitting.next(), '000000')).toMatchObject({
      refusal: { code: 'CODE_NOT_ITS_OWN', left: 9 },
    });
  });
});
