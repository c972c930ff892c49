// Two tabs of one sitting: one reads another QR code while the other has its code accepted.
import { expect, test } from '@jest/globals';
import { seedKeyRow } from '../../../src/app/commit/rows/names.js';
import type { Directory } from '../../../src/ports/directory.js';
import { FakeSeedVault } from '../../fakes/fake-seed-vault.js';
import { fine, meet, openTrial, PEOPLE, sampleDirectory, TENANT } from '../trial.js';
import type { Trial } from '../trial.js';
import { captured, OTHER_SEED, Sitting } from './sitting.js';

/** `during`: runs once, while a capture that was let begin asks the directory about the owner. */
async function crossed(
  vault: FakeSeedVault,
): Promise<{ trial: Trial; sitting: Sitting; during: (deed: () => Promise<void>) => void }> {
  const people = sampleDirectory();
  let waiting: (() => Promise<void>) | undefined;
  const directory: Directory = {
    person: async (id) => {
      const deed = id === PEOPLE.diego ? waiting : undefined;
      if (deed !== undefined) waiting = undefined;
      await deed?.();
      return people.person(id);
    },
    find: async (typed) => people.find(typed),
    similar: async (typed) => people.similar(typed),
    groupsOf: async (id) => people.groupsOf(id),
    membersOf: async (group) => people.membersOf(group),
  };
  const trial = await openTrial({ vault, directory });
  await meet(trial, 'alex', 'diego');
  const sitting = await Sitting.open(trial);
  const during = (deed: () => Promise<void>): void => {
    waiting = deed;
  };
  return { trial, sitting, during };
}

test('a capture that crosses Accepted is refused, and destroys and keeps nothing', async () => {
  const vault = new FakeSeedVault();
  const { trial, sitting, during } = await crossed(vault);
  await sitting.capture();
  const before = await sitting.token();
  during(async () => {
    fine(await sitting.pages.accept(sitting.next()));
  });
  const other = captured({ text: OTHER_SEED, overruled: ['TOKEN_UNDER_WAY'] });
  const again = await sitting.pages.capture(sitting.next(), other);
  expect(again).toEqual({ ok: false, refusal: { code: 'ALREADY_ENROLLED', stage: 'enrolled' } });
  expect(await sitting.token()).toMatchObject({ id: before.id, stage: 'enrolled' });
  expect(await trial.parts.store.get(TENANT, seedKeyRow(before.id))).toBeDefined();
  await trial.outbox.drain();
  expect(vault.holds(before.seedReference)).toBe(true);
  const kept = (await trial.audit()).filter(({ fact }) => fact.action === 'token.capturing');
  expect(kept).toHaveLength(1);
});

test('whichever comes first, no enrolled token is ever cancelled by a capture', async () => {
  const won = new Set<string>();
  for (let lag = 0; lag < 40; lag += 1) {
    const trial = await openTrial();
    await meet(trial, 'alex', 'diego');
    const sitting = await Sitting.open(trial);
    await sitting.capture();
    const { id } = await sitting.token();
    const capturing = sitting.pages.capture(sitting.next(), captured({ text: OTHER_SEED }));
    for (let turn = 0; turn < lag * 8; turn += 1) await Promise.resolve();
    const accepting = sitting.pages.accept(sitting.next());
    await Promise.all([capturing, accepting]);
    const facts = (await trial.audit()).filter(({ tokenId }) => tokenId === id);
    const changes = facts.flatMap(({ fact }) => ('change' in fact ? [fact.change] : []));
    expect(changes).not.toEqual(expect.arrayContaining(['accept', 'cancel']));
    won.add(changes.at(-1) ?? 'none');
  }
  expect(won).toEqual(new Set(['accept', 'cancel']));
});
