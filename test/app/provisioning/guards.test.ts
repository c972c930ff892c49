// What a capture may run into, and what may be overruled.
import { describe, expect, test } from '@jest/globals';
import { seedKeyRow } from '../../../src/app/commit/rows/names.js';
import { FakeSeedVault } from '../../fakes/fake-seed-vault.js';
import { fine, openTrial, TENANT } from '../trial.js';
import { captured, OTHER_SEED, Sitting } from './sitting.js';

describe('guards', () => {
  test('a foreign account is refused, may be overruled, and the audit says so', async () => {
    const trial = await openTrial();
    const sitting = await Sitting.open(trial);
    const foreign = { looksLike: () => false, accountName: 'bob@elsewhere.example' };
    expect(await sitting.pages.capture(sitting.next(), captured(foreign))).toMatchObject({
      refusal: { code: 'GUARDED', guards: [{ code: 'ACCOUNT_MISMATCH' }] },
    });
    await sitting.capture({ ...foreign, overruled: ['ACCOUNT_MISMATCH'] });
    const facts = (await trial.audit()).map(({ fact }) => fact);
    expect(facts).toContainEqual(
      expect.objectContaining({ action: 'token.capturing', overruled: ['ACCOUNT_MISMATCH'] }),
    );
  });

  test('a seed that is kept for somebody else cannot be overruled', async () => {
    const trial = await openTrial();
    await (await Sitting.open(trial)).enrol();
    const other = await Sitting.open(trial, 'alex', 'megan');
    const overruled = ['ACCOUNT_MISMATCH', 'TOKEN_UNDER_WAY', 'SEED_ALREADY_KEPT'] as const;
    expect(await other.pages.capture(other.next(), captured({ overruled }))).toMatchObject({
      refusal: {
        guards: [{ code: 'SEED_ALREADY_KEPT', ownerName: 'Diego Siciliani', same: false }],
      },
    });
  });

  test('a second token replaces the first, once it is accepted', async () => {
    const trial = await openTrial();
    const first = await Sitting.open(trial);
    await first.enrol();
    fine(await first.pages.close(first.next()));
    const second = await Sitting.open(trial);
    const another = { text: OTHER_SEED };
    expect(await second.pages.capture(second.next(), captured(another))).toMatchObject({
      refusal: { guards: [{ code: 'TOKEN_UNDER_WAY', stage: 'enrolled' }] },
    });
    await second.capture({ ...another, overruled: ['TOKEN_UNDER_WAY'] });
    expect((await first.token()).stage).toBe('enrolled');
    fine(await second.pages.accept(second.next()));
    expect(await first.token()).toMatchObject({
      stage: 'replaced',
      replacedBy: (await second.token()).id,
    });
    const key = seedKeyRow((await first.token()).id);
    expect(await trial.parts.store.get(TENANT, key)).toBeUndefined();
  });

  test('the same seed again in the same case changes nothing', async () => {
    const trial = await openTrial();
    const sitting = await Sitting.open(trial);
    await sitting.capture();
    const before = await sitting.token();
    await sitting.capture();
    expect(await sitting.token()).toEqual(before);
  });

  test('another seed before Accepted takes the first one’s place, which is destroyed', async () => {
    const vault = new FakeSeedVault();
    const trial = await openTrial({ vault });
    const sitting = await Sitting.open(trial);
    await sitting.capture();
    const wrong = await sitting.token();
    await sitting.capture({ text: OTHER_SEED });
    await trial.outbox.drain();
    expect(vault.holds(wrong.seedReference)).toBe(false);
    expect(vault.holds((await sitting.token()).seedReference)).toBe(true);
  });
});
