// A code typed from the token as proof: tries are counted before the seed is read, and what was given out here is none.
import { describe, expect, test } from '@jest/globals';
import { VaultUnavailable } from '../../../src/ports/fault.js';
import { FakeSeedVault } from '../../fakes/fake-seed-vault.js';
import { EVERYBODY, fine, meet, openTrial } from '../trial.js';
import { codeOnToken, Sitting } from './sitting.js';

describe('a code that was given out here', () => {
  test('proves no burn and no delivery: the token’s next one does', async () => {
    const trial = await openTrial();
    const sitting = await Sitting.open(trial);
    await sitting.capture();
    const given = fine(await sitting.pages.giveEnrolmentCode(sitting.next())).code.reveal();
    fine(await sitting.pages.accept(sitting.next()));
    const refusal = { code: 'CODE_GIVEN_OUT' };
    expect(await sitting.pages.proveBurn(sitting.next(), given)).toEqual({ ok: false, refusal });
    trial.parts.clock.advanceSeconds(30);
    expect(await sitting.pages.proveBurn(sitting.next(), given)).toEqual({ ok: false, refusal });
    await sitting.burn();
    const { id } = await sitting.token();
    const deliver = async (typed: string) =>
      trial.provisioning.deliver(trial.as('alex'), id, typed);
    expect(await deliver(given)).toEqual({ ok: false, refusal });
    expect((await sitting.token()).stage).toBe('burned');
    expect(await deliver(codeOnToken(trial))).toMatchObject({ ok: true });
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

  test('shut it for a day: security hears of it at once, and then the right code is one', async () => {
    const trial = await openTrial();
    await meet(trial, 'alex', 'adele', 'isaiah');
    const sitting = await Sitting.open(trial);
    await sitting.enrol();
    for (let wrong = 1; wrong <= 10; wrong += 1) {
      await sitting.pages.proveBurn(sitting.next(), '000000');
    }
    const from = trial.parts.clock.now() + 86_400_000;
    const shut = { ok: false, refusal: { code: 'TOO_MANY_WRONG_CODES', at: from } };
    expect(await sitting.pages.proveBurn(sitting.next(), codeOnToken(trial))).toEqual(shut);
    trial.parts.clock.advanceSeconds(15);
    await trial.outbox.drain();
    const locked = { code: 'proofs-locked', ownerName: 'Diego Siciliani', by: 'Alex Wilber' };
    for (const chat of ['adele', 'isaiah']) {
      const sent = trial.parts.messenger.chat({ chat }).map(({ message }) => message);
      expect(sent).toContainEqual({ kind: 'notice', notice: expect.objectContaining(locked) });
    }
    trial.parts.clock.advanceSeconds(86_400 - 16);
    expect(await sitting.pages.proveBurn(sitting.next(), codeOnToken(trial))).toEqual(shut);
    trial.parts.clock.advanceSeconds(1);
    expect(await sitting.pages.proveBurn(sitting.next(), '000000')).toMatchObject({
      refusal: { code: 'CODE_NOT_ITS_OWN', left: 9 },
    });
    await sitting.burn();
  });

  test('whose last was right shut nothing, and nobody is told', async () => {
    const trial = await openTrial();
    await meet(trial, 'alex', 'adele');
    const sitting = await Sitting.open(trial);
    await sitting.enrol();
    for (let wrong = 1; wrong <= 9; wrong += 1) {
      await sitting.pages.proveBurn(sitting.next(), '000000');
    }
    await sitting.burn();
    trial.parts.clock.advanceSeconds(15);
    await trial.outbox.drain();
    expect(JSON.stringify(trial.parts.messenger.chat({ chat: 'adele' }))).not.toContain('proofs');
    expect((await sitting.ledger()).proofsFrom).toBeNull();
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
    expect((await sitting.ledger()).wrongProofs).toBe(0);
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
    expect((await sitting.ledger()).wrongProofs).toBe(0);
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
