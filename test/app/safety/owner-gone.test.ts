// Accounts that are switched off: what they may still be given, how they are found, and what becomes of their tokens.
import { describe, expect, test } from '@jest/globals';
import { lookAfterOwners } from '../../../src/app/provisioning/look-after-owners.js';
import { findTokens } from '../../../src/app/looking/find-token.js';
import { FakeDirectory } from '../../fakes/fake-directory.js';
import { FakeSeedVault } from '../../fakes/fake-seed-vault.js';
import { Sitting } from '../provisioning/sitting.js';
import { fine, meet, must, openTrial, PEOPLE, sampleDirectory } from '../trial.js';
import type { PersonName, Trial } from '../trial.js';

const DAY = 24 * 3600;

async function world(): Promise<{ trial: Trial; directory: FakeDirectory; vault: FakeSeedVault }> {
  const sample = sampleDirectory();
  const directory = new FakeDirectory();
  for (const id of Object.values(PEOPLE)) {
    directory.add(must(await sample.person(id)), await sample.groupsOf(id));
  }
  const vault = new FakeSeedVault();
  const trial = await openTrial({ directory, vault });
  await meet(trial, 'alex', 'megan', 'diego', 'adele', 'isaiah');
  return { trial, directory, vault };
}

const told = (trial: Trial, name: PersonName): readonly string[] =>
  trial.parts.messenger
    .chat({ chat: name })
    .flatMap(({ message }) => (message.kind === 'notice' ? [message.notice.code] : []));

describe('an account owner who is switched off in the middle of the set-up', () => {
  test('gets no code for the wizard, and the secret is not shown', async () => {
    const { trial, directory } = await world();
    const sitting = await Sitting.open(trial);
    await sitting.capture();
    directory.remove(PEOPLE.diego);
    const refusal = { ok: false, refusal: { code: 'OWNER_UNKNOWN' } };
    expect(await sitting.pages.giveEnrolmentCode(sitting.next())).toEqual(refusal);
    expect(await sitting.pages.seedForBurner(sitting.next())).toEqual(refusal);
  });

  test.each(['diego@contoso.example', 'diego', 'Diego Siciliani'])(
    'is frozen by %s, and their token looked up',
    async (typedName) => {
      const { trial, directory } = await world();
      const sitting = await Sitting.open(trial);
      await sitting.enrol();
      const known = must(await directory.person(PEOPLE.diego));
      directory.remove(PEOPLE.diego);
      const name = typedName === 'Diego Siciliani' ? known.displayName : typedName;
      const frozen = await trial.bridge.freeze(trial.as('adele'), { typedName: name, reason: '' });
      expect(fine(frozen).whom?.account).toBe('diego@contoso.example');
      const summary = fine(
        await trial.provisioning.lookUpToken(trial.as('alex'), { typedName: name }),
      );
      expect(summary.owner).toEqual({ name: known.displayName, account: 'diego@contoso.example' });
      directory.add(known);
      expect(await trial.provisioning.giveEnrolmentCode(sitting.next())).toMatchObject({
        ok: false,
      });
      const lifted = trial.bridge.unfreeze(trial.as('isaiah'), { typedName: name, reason: '' });
      expect((await lifted).ok).toBe(true);
    },
  );

  test('is not taken for somebody else who is called so and is there', async () => {
    const { trial, directory } = await world();
    const sitting = await Sitting.open(trial);
    await sitting.capture();
    const known = must(await directory.person(PEOPLE.diego));
    directory.remove(PEOPLE.diego);
    const other = { ...known, id: PEOPLE.lee, userPrincipalName: 'diego.two@contoso.example' };
    directory.add(other);
    const frozen = await trial.bridge.freeze(trial.as('adele'), { typedName: 'diego', reason: '' });
    expect(frozen).toMatchObject({ ok: false, refusal: { code: 'SEVERAL_PEOPLE' } });
    const chosen = { typedName: 'diego', person: PEOPLE.diego, reason: '' };
    const account = fine(await trial.bridge.freeze(trial.as('adele'), chosen)).whom?.account;
    expect(account).toBe('diego@contoso.example');
  });
});

describe('the token of an owner who is gone', () => {
  test('ends after the policy’s days, with its seed, and those who must know are told', async () => {
    const { trial, directory, vault } = await world();
    const sitting = await Sitting.open(trial);
    await sitting.enrol();
    const [token] = await findTokens(trial.deps, PEOPLE.diego);
    await trial.outbox.drain();
    directory.remove(PEOPLE.diego);
    const days: string[] = [];
    for (let day = 0; day <= 8; day += 1) {
      await trial.outbox.drain();
      days.push(must((await findTokens(trial.deps, PEOPLE.diego))[0]).stage);
      trial.parts.clock.advanceSeconds(DAY);
    }
    // Seen to be gone a day later: the look of that day was over.
    expect(days).toEqual([...Array<string>(8).fill('enrolled'), 'cancelled']);
    await trial.outbox.drain();
    expect(vault.holds(must(token).seedReference)).toBe(false);
    expect(told(trial, 'alex')).toContain('owner-gone');
    expect(told(trial, 'adele')).toContain('owner-gone');
  });

  test('goes on where they come back, and their days begin anew', async () => {
    const { trial, directory } = await world();
    await (await Sitting.open(trial)).enrol();
    const known = must(await directory.person(PEOPLE.diego));
    for (const there of [false, true, false, true]) {
      if (there) directory.add(known);
      else directory.remove(PEOPLE.diego);
      for (let day = 0; day < 5; day += 1) {
        await trial.outbox.drain();
        trial.parts.clock.advanceSeconds(DAY);
      }
    }
    expect(must((await findTokens(trial.deps, PEOPLE.diego))[0]).stage).toBe('enrolled');
  });

  test('is not ended because the directory does not answer', async () => {
    const { trial, directory } = await world();
    await (await Sitting.open(trial)).enrol();
    directory.remove(PEOPLE.diego);
    await trial.outbox.drain();
    trial.parts.clock.advanceSeconds(8 * DAY);
    directory.failNext();
    await expect(lookAfterOwners(trial.deps)).rejects.toThrow();
    expect(must((await findTokens(trial.deps, PEOPLE.diego))[0]).stage).toBe('enrolled');
  });
});
