// A set-up that broke off: no seed stays behind that nobody looks after.
import { describe, expect, test } from '@jest/globals';
import { OUTBOX, seedKeyRow } from '../../../src/app/commit/rows/names.js';
import { VaultUnavailable } from '../../../src/ports/fault.js';
import { FakeSeedVault } from '../../fakes/fake-seed-vault.js';
import { fine, meet, openTrial, TENANT } from '../trial.js';
import { captured, Sitting } from './sitting.js';

describe('what breaks off leaves no seed behind', () => {
  test('the vault does not take it: the data key is gone at once', async () => {
    const vault = new FakeSeedVault();
    const trial = await openTrial({ vault });
    const sitting = await Sitting.open(trial);
    vault.failNext(new VaultUnavailable('gone'));
    expect(await sitting.pages.capture(sitting.next(), captured())).toMatchObject({
      refusal: { code: 'VAULT_FAILED', retryable: true },
    });
    const token = await sitting.token();
    expect(token.stage).toBe('cancelled');
    expect(await trial.parts.store.get(TENANT, seedKeyRow(token.id))).toBeUndefined();
    // And the next try goes through.
    expect((await sitting.capture()).token?.stage).toBe('captured');
  });

  test.each([['never accepted', 24 * 3600, 'set-up-swept']])(
    '%s: swept, and told',
    async (_what, seconds, topic) => {
      const vault = new FakeSeedVault();
      const trial = await openTrial({ vault });
      await meet(trial, 'alex');
      const sitting = await Sitting.open(trial);
      await sitting.capture();
      const token = await sitting.token();
      trial.parts.clock.advanceSeconds(seconds);
      await trial.outbox.drain();
      expect((await sitting.token()).stage).toBe('cancelled');
      expect(vault.holds(token.seedReference)).toBe(false);
      const codes = trial.parts.messenger
        .chat({ chat: 'alex' })
        .map(({ message }) => (message.kind === 'notice' ? message.notice.code : ''));
      expect(codes).toContain(topic);
    },
  );

  test('starting over is for what was not enrolled yet', async () => {
    const trial = await openTrial();
    const sitting = await Sitting.open(trial);
    await sitting.enrol();
    expect(await sitting.pages.startOver(sitting.next(), false)).toMatchObject({
      refusal: { code: 'NOT_IN_THIS_STAGE', stage: 'enrolled' },
    });
    expect((await sitting.token()).stage).toBe('enrolled');
  });

  test('cancel destroys, and the outbox comes to rest', async () => {
    const vault = new FakeSeedVault();
    const trial = await openTrial({ vault });
    const sitting = await Sitting.open(trial);
    await sitting.capture();
    const token = await sitting.token();
    fine(await sitting.pages.startOver(sitting.next(), true));
    await trial.outbox.drain();
    expect(vault.holds(token.seedReference)).toBe(false);
    const left = await trial.parts.store.list(TENANT, { ...OUTBOX, limit: 100 });
    const kinds = left.rows.map(({ value }) => (value['item'] as { kind: string }).kind);
    expect(kinds.filter((kind) => kind === 'destroy-seed')).toEqual([]);
  });
});
