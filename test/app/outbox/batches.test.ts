// What was told goes away in batches; nobody is told twice because of that, and nobody later.
import { describe, expect, test } from '@jest/globals';
import { OUTBOX } from '../../../src/app/commit/rows/names.js';
import { StoreUnavailable } from '../../../src/ports/fault.js';
import type { RowName } from '../../../src/ports/store.js';
import { DroppingStore } from '../../fakes/dropping-store.js';
import { MemoryStore } from '../../fakes/memory-store.js';
import { OwnStore } from '../../fakes/own-store.js';
import { RecordingMessenger } from '../../fakes/recording-messenger.js';
import { fine, meet, openTrial, TENANT } from '../trial.js';
import type { Trial } from '../trial.js';

const NAMES = ['alex', 'megan', 'diego', 'alice'] as const;

/** Each message takes as many turns of the event loop as there were before it. */
class UnevenMessenger extends RecordingMessenger {
  #sent = 0;

  override async send(
    ...given: Parameters<RecordingMessenger['send']>
  ): ReturnType<RecordingMessenger['send']> {
    this.#sent += 1;
    for (let turns = this.#sent; turns > 0; turns -= 1) await new Promise(setImmediate);
    return super.send(...given);
  }
}

async function counted(inner: MemoryStore): Promise<{ trial: Trial; commits: () => number }> {
  const store = new DroppingStore(inner);
  let commits = 0;
  store.dropBy(() => {
    commits += 1;
    return 'none';
  });
  const trial = await openTrial({ store, messenger: new UnevenMessenger() });
  await meet(trial, ...NAMES);
  await trial.outbox.drain();
  commits = 0;
  return { trial, commits: () => commits };
}

async function waiting({ parts }: Trial): Promise<readonly RowName[]> {
  const { rows } = await parts.store.list(TENANT, { ...OUTBOX, limit: 100 });
  return rows.map(({ row }) => row).filter((row) => !row.startsWith('outbox~t~'));
}

const told = ({ parts }: Trial): readonly number[] =>
  NAMES.map((chat) => parts.messenger.chat({ chat }).length);

const STORES = [
  ['one process', () => new OwnStore()],
  ['several, leases written', () => new MemoryStore()],
] as const;

describe.each(STORES)(
  'one turn of %s: its decisions, and one end of all that is told',
  (_, store) => {
    test('/otp, Approve, Show code', async () => {
      const { trial, commits } = await counted(store());
      const { bridge, as, outbox } = trial;
      const costs: number[] = [];
      const turn = async <T>(deed: Promise<T>): Promise<T> => {
        const before = commits();
        const done = await deed;
        await outbox.drain();
        expect(await waiting(trial)).toEqual([]);
        costs.push(commits() - before);
        return done;
      };
      const id = await turn(trial.requestBy('alex'));
      expect(told(trial)).toEqual([1, 1, 1, 1]);
      fine(await turn(bridge.actOnRequest(as('megan'), id, { kind: 'approve' })));
      expect(told(trial)).toEqual([2, 1, 1, 1]);
      expect(fine(await turn(bridge.showCode(as('alex'), id))).shown).toBeDefined();
      // The seed is read between two decisions.
      expect(costs).toEqual([2, 2, 3]);
    });
  },
);

test('what could not be cleared away is cleared away later, and told once', async () => {
  const store = new DroppingStore(new OwnStore());
  const trial = await openTrial({ store });
  await meet(trial, ...NAMES);
  await trial.outbox.drain();
  // The decision goes through, and nothing after it.
  let commits = 0;
  store.dropBy(() => ((commits += 1) === 1 ? 'none' : 'before'));
  await trial.requestBy('alex');
  await trial.outbox.drain();
  expect(await waiting(trial)).toHaveLength(4);
  store.dropBy(() => 'none');
  await trial.outbox.drain();
  expect(await waiting(trial)).toEqual([]);
  expect(told(trial)).toEqual([1, 1, 1, 1]);
});

test('what the answer was lost of is neither told again nor left', async () => {
  const store = new DroppingStore(new OwnStore());
  const trial = await openTrial({ store });
  await meet(trial, ...NAMES);
  await trial.outbox.drain();
  let commits = 0;
  store.dropBy(() => ((commits += 1) === 1 ? 'none' : 'after'));
  const id = await trial.requestBy('alex');
  await trial.outbox.drain();
  store.dropBy(() => 'none');
  await trial.outbox.drain();
  await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' });
  await trial.outbox.drain();
  expect(await waiting(trial)).toEqual([]);
  // Its card is where it was, brought up to date.
  expect(trial.parts.messenger.chat({ chat: 'megan' })).toMatchObject([{ updates: 1 }]);
});

/** Where a card is cannot be noted for a while; all else can. */
class ForgetfulStore extends OwnStore {
  forgets = false;

  override async commit(...given: Parameters<OwnStore['commit']>): ReturnType<OwnStore['commit']> {
    const notes = given[1].some(({ row, kind }) => row.startsWith('card~') && kind === 'replace');
    if (this.forgets && notes) throw new StoreUnavailable('for a moment');
    return super.commit(...given);
  }
}

test('a card that was sent anew is brought up to date where it is, also where that was noted late', async () => {
  const store = new ForgetfulStore();
  const trial = await openTrial({ store });
  await meet(trial, ...NAMES);
  const id = await trial.requestBy('alex');
  await trial.outbox.drain();
  store.forgets = true;
  await trial.bridge.listRequests(trial.as('alex'));
  await trial.outbox.drain();
  await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' });
  await trial.outbox.drain();
  store.forgets = false;
  await trial.outbox.drain();
  expect(await waiting(trial)).toEqual([]);
  const cards = trial.parts.messenger.chat({ chat: 'alex' });
  const newest = cards.filter(({ message }) => message.kind === 'request').at(-1);
  expect(newest?.message).toMatchObject({ view: { phase: { kind: 'approved' } } });
});

test('a second draft of a card that is being told is told as well, and nothing is left', async () => {
  const store = new OwnStore();
  const messenger = new UnevenMessenger();
  const trial = await openTrial({ store, messenger });
  await meet(trial, ...NAMES);
  await trial.outbox.drain();
  const asking = trial.requestBy('alex');
  const id = await asking;
  // While the first cards are on their way.
  await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' });
  await trial.outbox.drain();
  expect(await waiting(trial)).toEqual([]);
  const cards = messenger
    .chat({ chat: 'alex' })
    .filter(({ message }) => message.kind === 'request');
  // One, where it was or at the end of the chat.
  expect(cards.map(({ message }) => message)).toMatchObject([
    { view: { phase: { kind: 'approved' } } },
  ]);
  expect(
    messenger.chat({ chat: 'megan' }).filter(({ message }) => message.kind === 'request'),
  ).toHaveLength(1);
});
