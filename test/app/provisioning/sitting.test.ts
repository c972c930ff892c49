// The sitting from /provision to the parcel, step by step.
import { describe, expect, test } from '@jest/globals';
import { seedKeyRow } from '../../../src/app/commit/rows/names.js';
import { ENROLMENT_CODES_AT_MOST } from '../../../src/domain/tokens/disclosing.js';
import { VaultUnavailable } from '../../../src/ports/fault.js';
import { FakeSeedVault } from '../../fakes/fake-seed-vault.js';
import { fine, loggedBeside, meet, must, openTrial, samplePolicy, TENANT } from '../trial.js';
import { captured, codeOnToken, MARKED_SEED, OTHER_SEED, Sitting } from './sitting.js';

describe('the whole story', () => {
  test('capture, enrol, burn, ship, a code in between, deliver, and the seed is gone', async () => {
    const vault = new FakeSeedVault();
    const policy = samplePolicy({ captorTakesNoPartInFirstRelease: false });
    const trial = await openTrial({ vault, policy });
    await meet(trial, 'alex', 'megan', 'diego');
    const sitting = await Sitting.open(trial);
    expect((await sitting.capture()).token?.stage).toBe('captured');
    const first = fine(await sitting.pages.giveEnrolmentCode(sitting.next()));
    expect(first.code.reveal()).toBe(codeOnToken(trial));
    expect(fine(await sitting.pages.accept(sitting.next())).token?.stage).toBe('enrolled');
    const { uri } = fine(await sitting.pages.seedForBurner(sitting.next()));
    expect(uri).toContain(`secret=${MARKED_SEED.toUpperCase()}`);
    expect((await sitting.burn(1)).token?.drift).toMatchObject({ steps: 1, seconds: 30 });
    const shipped = must((await sitting.ship()).token ?? undefined);
    expect(shipped.signIn).toMatchObject({ kind: 'dont-ask-again', days: 14 });
    trial.parts.clock.advanceSeconds(600);
    const id = await trial.requestBy('alex', 'diego');
    await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' });
    const answer = fine(await trial.bridge.showCode(trial.as('alex'), id));
    expect(must(answer.shown).code.reveal()).toBe(codeOnToken(trial, 1));
    const token = await sitting.token();
    const typed = codeOnToken(trial, 2);
    const delivered = fine(await sitting.pages.deliver(trial.as('alex'), token.id, typed));
    expect(delivered.token.stage).toBe('delivered');
    expect(await trial.parts.store.get(TENANT, seedKeyRow(token.id))).toBeUndefined();
    await trial.outbox.drain();
    expect(vault.holds(token.seedReference)).toBe(false);
    const chat = trial.parts.messenger.chat({ chat: 'diego' }).map(({ message }) => message);
    const told = chat.map((one) => (one.kind === 'notice' ? one.notice.code : one.kind));
    expect(told).toEqual(
      expect.arrayContaining(['seed-kept', 'seed-shown', 'code-released', 'seed-destroyed']),
    );
    // Or the owner reads of a secret that was destroyed, and takes the new token for dead.
    expect(chat).toContainEqual({
      kind: 'notice',
      notice: expect.objectContaining({ code: 'seed-destroyed', arrived: true }),
    });
    expect(loggedBeside(trial)).toEqual([]);
  });
});

describe('codes for the wizard', () => {
  test('are five at most, each step once in the ledger, and none after Accepted', async () => {
    const trial = await openTrial();
    const sitting = await Sitting.open(trial);
    await sitting.capture();
    for (let given = 1; given <= ENROLMENT_CODES_AT_MOST; given += 1) {
      const once = fine(await sitting.pages.giveEnrolmentCode(sitting.next()));
      // The page loaded again: the same code, and it does not count.
      const again = fine(await sitting.pages.giveEnrolmentCode(sitting.next()));
      expect(again.code.reveal()).toBe(once.code.reveal());
      expect((await sitting.ledger()).enrolment?.given).toBe(given);
      trial.parts.clock.advanceSeconds(30);
    }
    expect(await sitting.pages.giveEnrolmentCode(sitting.next())).toMatchObject({
      refusal: { code: 'CODES_USED_UP' },
    });
    fine(await sitting.pages.accept(sitting.next()));
    expect(await sitting.pages.giveEnrolmentCode(sitting.next())).toMatchObject({
      refusal: { code: 'NO_CODES_NOW', stage: 'enrolled' },
    });
  });

  test('end fifteen minutes after the capture', async () => {
    const trial = await openTrial();
    const sitting = await Sitting.open(trial);
    await sitting.capture();
    trial.parts.clock.advanceSeconds(15 * 60);
    expect(await sitting.pages.giveEnrolmentCode(sitting.next())).toMatchObject({
      refusal: { code: 'ENROLMENT_OVER' },
    });
  });

  test('are never of a step that a clock set back brings again', async () => {
    const trial = await openTrial();
    const sitting = await Sitting.open(trial);
    await sitting.capture();
    trial.parts.clock.advanceSeconds(60);
    fine(await sitting.pages.giveEnrolmentCode(sitting.next()));
    trial.parts.clock.advanceSeconds(-30);
    expect(await sitting.pages.giveEnrolmentCode(sitting.next())).toMatchObject({
      refusal: { code: 'NO_NEW_STEP' },
    });
  });

  test('and the seed’s QR code stop with a freeze', async () => {
    const trial = await openTrial();
    const sitting = await Sitting.open(trial);
    await sitting.capture();
    await trial.bridge.freeze(trial.as('adele'), { typedName: null, reason: '' });
    const frozen = { refusal: { code: 'FROZEN' } };
    expect(await sitting.pages.giveEnrolmentCode(sitting.next())).toMatchObject(frozen);
    expect(await sitting.pages.seedForBurner(sitting.next())).toMatchObject(frozen);
    expect(
      await sitting.pages.capture(sitting.next(), captured({ text: OTHER_SEED })),
    ).toMatchObject(frozen);
  });
});

describe('the seed’s QR code', () => {
  test('is free in the sitting that captured it, for thirty minutes', async () => {
    const trial = await openTrial();
    const sitting = await Sitting.open(trial);
    await sitting.enrol();
    const { capturedAt } = await sitting.token();
    const since = (trial.parts.clock.now() - capturedAt) / 1_000;
    trial.parts.clock.advanceSeconds(30 * 60 - 1 - since);
    fine(await sitting.pages.seedForBurner(sitting.next()));
    trial.parts.clock.advanceSeconds(1);
    expect(await sitting.pages.seedForBurner(sitting.next())).toMatchObject({
      refusal: { code: 'APPROVAL_NEEDED' },
    });
  });

  test('needs an approval in another sitting of the same person', async () => {
    const trial = await openTrial();
    await (await Sitting.open(trial)).enrol();
    const later = await Sitting.open(trial);
    expect(await later.pages.seedForBurner(later.next())).toMatchObject({
      refusal: { code: 'APPROVAL_NEEDED' },
    });
  });

  test('is on record and told before it is shown, also where the vault then fails', async () => {
    const vault = new FakeSeedVault();
    const trial = await openTrial({ vault });
    const sitting = await Sitting.open(trial);
    await sitting.enrol();
    vault.failNext(new VaultUnavailable('gone'));
    expect(await sitting.pages.seedForBurner(sitting.next())).toMatchObject({
      refusal: { code: 'VAULT_FAILED', retryable: true },
    });
    expect((await trial.audit()).at(-1)?.fact.action).toBe('seed-qr.shown');
  });
});

const anybody = (): boolean => true;

describe('who gets into a case', () => {
  test('a ticket works once, for ten minutes', async () => {
    const trial = await openTrial();
    const { openCase, enter } = trial.provisioning;
    const { ticket } = fine(await openCase(trial.as('alex'), { typedName: 'diego' }));
    fine(await enter(ticket, anybody));
    const unknown = { ok: false, refusal: { code: 'TICKET_UNKNOWN' } };
    expect(await enter(ticket, anybody)).toEqual(unknown);
    expect(await enter('A'.repeat(43), anybody)).toEqual(unknown);
    const late = fine(await openCase(trial.as('alex'), { typedName: 'diego' }));
    trial.parts.clock.advanceSeconds(600);
    expect(await enter(late.ticket, anybody)).toEqual(unknown);
  });

  test('a session ends after two hours', async () => {
    const trial = await openTrial();
    const { openCase, enter, findInCase } = trial.provisioning;
    const { ticket } = fine(await openCase(trial.as('alex'), { typedName: 'diego' }));
    const { secret } = fine(await enter(ticket, anybody));
    expect(await findInCase(secret)).toBeDefined();
    trial.parts.clock.advanceSeconds(2 * 3600);
    expect(await findInCase(secret)).toBeUndefined();
  });

  test('nobody without the role opens a case, and learns nothing about who there is', async () => {
    const trial = await openTrial();
    for (const typed of ['diego', 'nobody at all']) {
      expect(await trial.provisioning.openCase(trial.as('megan'), { typedName: typed })).toEqual({
        ok: false,
        refusal: { code: 'NOT_A_PROVISIONER' },
      });
    }
  });
});

describe('a sitting that has been closed', () => {
  test('shows no code and no seed any more, in whichever tab it is still open', async () => {
    const trial = await openTrial();
    const sitting = await Sitting.open(trial);
    await sitting.capture();
    fine(await sitting.pages.close(sitting.next()));
    expect(await sitting.pages.giveEnrolmentCode(sitting.next())).toEqual({
      ok: false,
      refusal: { code: 'NO_CASE' },
    });
    expect(await sitting.pages.seedForBurner(sitting.next())).toEqual({
      ok: false,
      refusal: { code: 'NO_CASE' },
    });
  });

  test('gives nothing out whose closing comes while the vault is read', async () => {
    const vault = new FakeSeedVault();
    const trial = await openTrial({ vault });
    const sitting = await Sitting.open(trial);
    await sitting.capture();
    vault.hangNext();
    const showing = sitting.pages.seedForBurner(sitting.next());
    fine(await sitting.pages.close(sitting.next()));
    vault.release();
    expect(await showing).toMatchObject({ ok: false, refusal: { code: 'APPROVAL_NEEDED' } });
  });
});
