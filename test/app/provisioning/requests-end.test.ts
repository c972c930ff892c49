// A token that gives nothing more ends what is still asked of it: compromised, lost, cancelled. The cards of everybody say why.
import { describe, expect, test } from '@jest/globals';
import { findTokens } from '../../../src/app/looking/find-token.js';
import { fine, meet, must, openTrial, PEOPLE } from '../trial.js';
import type { PersonName, Trial } from '../trial.js';
import { MemoryStore } from '../../fakes/memory-store.js';
import { Sitting } from './sitting.js';

async function world(): Promise<Trial> {
  const trial = await openTrial();
  await meet(trial, 'alex', 'megan', 'alice', 'diego', 'isaiah', 'adele');
  return trial;
}

async function stop(trial: Trial): Promise<void> {
  const typed = { typedName: 'alice', reason: 'her laptop was stolen' };
  fine(await trial.provisioning.compromise(trial.as('adele'), typed));
}

const toldOf = (trial: Trial, who: PersonName): readonly string[] =>
  trial.parts.messenger
    .chat({ chat: who })
    .flatMap(({ message }) => (message.kind === 'notice' ? [message.notice.code] : []));

/** Counts how often a request is read. */
class CountingStore extends MemoryStore {
  requests = 0;

  override async get(...of: Parameters<MemoryStore['get']>): ReturnType<MemoryStore['get']> {
    if (of[1].startsWith('request~')) this.requests += 1;
    return super.get(...of);
  }
}

test('whoever ends many tokens at once has nobody else’s requests read for it', async () => {
  const store = new CountingStore();
  const trial = await openTrial({ store });
  await meet(trial, 'alex', 'megan', 'diego');
  const sitting = await Sitting.open(trial);
  await sitting.enrol();
  await trial.requestBy('alex', 'alice');
  await trial.outbox.drain();
  store.requests = 0;
  fine(await trial.provisioning.cancel(trial.as('alex'), (await sitting.token()).id));
  await trial.outbox.drain();
  expect(store.requests).toBe(0);
});

describe('a token that gives nothing more', () => {
  test('ends every open request of it, and no other; the cards of all its people say why', async () => {
    const trial = await world();
    const sitting = await Sitting.open(trial);
    await sitting.enrol();
    const ofAlice = await trial.requestBy('alex');
    const ofDiego = await trial.requestBy('alex', 'diego');
    await trial.outbox.drain();
    await stop(trial);
    const stopped = { kind: 'stopped', cause: 'compromised', at: trial.parts.clock.now() };
    // Before its own row says so, too.
    for (const who of ['alex', 'megan', 'alice'] as const) {
      const { view } = fine(await trial.bridge.viewRequest(trial.as(who), ofAlice));
      expect(view.phase).toEqual(stopped);
    }
    await trial.outbox.drain();
    for (const who of ['alex', 'megan', 'alice'] as const) {
      const cards = trial.parts.messenger
        .chat({ chat: who })
        .flatMap(({ message }) => (message.kind === 'request' ? [message.view] : []));
      expect(cards.find(({ requestId }) => requestId === ofAlice)?.phase).toEqual(stopped);
    }
    const other = fine(await trial.bridge.viewRequest(trial.as('megan'), ofDiego)).view;
    expect(other.phase.kind).toBe('waiting');
    const ends = (await trial.audit()).filter(({ fact }) => fact.action === 'request.stopped');
    expect(ends).toMatchObject([{ requestId: ofAlice, actor: 'bridge' }]);
  });

  test('leaves a code that was shown as it is, shown no more; whoever saw it hears of it', async () => {
    const trial = await world();
    const id = await trial.requestBy('alex');
    fine(await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' }));
    expect(fine(await trial.bridge.showCode(trial.as('alex'), id)).shown).toBeDefined();
    await stop(trial);
    await trial.outbox.drain();
    const again = fine(await trial.bridge.showCode(trial.as('alex'), id));
    expect(again.refusal).toEqual({ code: 'TOKEN_NOT_RELEASABLE' });
    expect(again.view.phase).toMatchObject({ kind: 'code-out', showsLeft: 0 });
    expect(toldOf(trial, 'alex')).toContain('token-compromised');
  });

  test.each(['lose', 'cancel'] as const)('so does %s, with its own reason', async (change) => {
    const trial = await world();
    const id = await trial.requestBy('alex');
    const [token] = await findTokens(trial.deps, PEOPLE.alice);
    fine(await trial.provisioning[change](trial.as('alex'), must(token).id));
    await trial.outbox.drain();
    const { view } = fine(await trial.bridge.viewRequest(trial.as('megan'), id));
    expect(view.phase).toMatchObject({ kind: 'stopped', cause: 'token-over' });
    expect((await trial.audit()).map(({ fact }) => fact.action)).toContain('request.stopped');
  });
});
