// The process dies after any commit of the set-up, and another one takes over: no seed stays behind that nobody looks after.
import { describe, expect, test } from '@jest/globals';
import { seedKeyRow } from '../../../src/app/commit/rows/names.js';
import { tokenSchema } from '../../../src/app/commit/rows/token-row.js';
import type { Token } from '../../../src/domain/tokens/token.js';
import { DroppingStore } from '../../fakes/dropping-store.js';
import { FakeClock } from '../../fakes/fake-clock.js';
import { FakeRandom } from '../../fakes/fake-random.js';
import { FakeSeedVault } from '../../fakes/fake-seed-vault.js';
import { MemoryStore } from '../../fakes/memory-store.js';
import { fine, must, openTrial, TENANT } from '../trial.js';
import type { Trial } from '../trial.js';
import { codeOnToken, Sitting } from './sitting.js';

/** What the start leaves in the outbox, chats to be opened, say, is no part of the story. */
async function openedSitting(trial: Trial): Promise<Sitting> {
  const sitting = await Sitting.open(trial);
  await trial.outbox.drain();
  return sitting;
}

/** Everything that the design's story does, up to the delivery. */
async function wholeStory(sitting: Sitting): Promise<void> {
  await sitting.capture();
  fine(await sitting.pages.giveEnrolmentCode(sitting.next()));
  fine(await sitting.pages.accept(sitting.next()));
  fine(await sitting.pages.seedForBurner(sitting.next()));
  await sitting.burn(1);
  await sitting.ship();
  const { id } = await sitting.token();
  const typed = codeOnToken(sitting.trial, 1);
  fine(await sitting.pages.deliver(sitting.trial.as('alex'), id, typed));
}

async function tokensIn(store: MemoryStore): Promise<readonly Token[]> {
  const page = await store.list(TENANT, { from: 'token~', to: 'token~~', limit: 100 });
  return page.rows.map(({ value }) => tokenSchema.parse(value)).filter(({ sample }) => !sample);
}

/** With what the outbox does meanwhile. */
const STORY_COMMITS = 30;

describe('a crash', () => {
  test.each(Array.from({ length: STORY_COMMITS + 1 }, (_, at) => at))(
    'after commit %i of the story leaves no orphaned seed once the sweep was there',
    async (survives) => {
      const store = new MemoryStore();
      const vault = new FakeSeedVault();
      const clock = new FakeClock();
      const random = new FakeRandom();
      const dying = new DroppingStore(store);
      const first = await openTrial({ store: dying, vault, clock, random });
      const sitting = await openedSitting(first);
      let commits = 0;
      dying.dropBy(() => {
        commits += 1;
        return commits > survives ? 'before' : 'none';
      });
      await wholeStory(sitting).catch(() => undefined);
      const second = await openTrial({ store, vault, clock, random });
      for (const seconds of [1800, 24 * 3600]) {
        clock.advanceSeconds(seconds);
        await second.outbox.drain();
      }
      for (const token of await tokensIn(store)) {
        const isKept = vault.holds(token.seedReference);
        const hasKey = (await store.get(TENANT, seedKeyRow(token.id))) !== undefined;
        const looksAfter = ['enrolled', 'burned', 'shipped'].includes(token.stage);
        expect({ stage: token.stage, isKept, hasKey }).toEqual({
          stage: token.stage,
          isKept: looksAfter,
          hasKey: looksAfter,
        });
      }
    },
  );

  test('the story has no more commits than are tried, and the last of them delivers', async () => {
    const store = new MemoryStore();
    const counting = new DroppingStore(store);
    const trial = await openTrial({ store: counting });
    const sitting = await openedSitting(trial);
    let commits = 0;
    counting.dropBy(() => {
      commits += 1;
      return 'none';
    });
    await wholeStory(sitting);
    expect(commits).toBeGreaterThan(8);
    expect(commits).toBeLessThanOrEqual(STORY_COMMITS);
    expect(must((await tokensIn(store))[0]).stage).toBe('delivered');
  });
});
