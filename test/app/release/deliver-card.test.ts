// One person's card while the request goes on: what it says last is true, and there is one of it.
import { describe, expect, test } from '@jest/globals';
import { CARD } from '../../../src/app/commit/rows/items.js';
import { cardRow, requestRow } from '../../../src/app/commit/rows/names.js';
import { RecordingMessenger } from '../../fakes/recording-messenger.js';
import { fine, must, openTrial, PEOPLE, samplePolicy, TENANT } from '../trial.js';
import type { PersonName } from '../trial.js';
import { approve, asked, chatOf, deliver, queue, remove, seenBy } from './one-request.js';
import type { OneRequest } from './one-request.js';

/** Something happens each time a message has been sent or brought up to date, before that is known. */
class Eventful extends RecordingMessenger {
  happens: (kind: string) => Promise<void> = async () => undefined;

  override async send(...given: Parameters<RecordingMessenger['send']>): Promise<string> {
    const reference = await super.send(...given);
    await this.happens(given[1].kind);
    return reference;
  }

  override async update(...given: Parameters<RecordingMessenger['update']>): Promise<void> {
    await super.update(...given);
    await this.happens(given[2].kind);
  }
}

/** So many times something happens, and no more. */
function times(most: number, deed: (time: number) => Promise<unknown>): () => Promise<void> {
  let done = 0;
  return async () => {
    if (done === most) return;
    done += 1;
    await deed(done);
  };
}

describe('a request that changes while a card about it is on its way', () => {
  async function changing() {
    const messenger = new Eventful();
    const policy = samplePolicy({ approvalsNeeded: 2 });
    const one = await asked(['megan', 'diego'], { messenger, policy });
    const { trial, id } = one;
    // Only the card that the test delivers.
    await trial.outbox.stop();
    const press = async (name: PersonName, kind: 'approve' | 'withdraw' | 'cancel') =>
      fine(await trial.bridge.actOnRequest(trial.as(name), id, { kind }));
    return { one, messenger, press };
  }

  test.each([
    ['brought up to date', false, ['cancelled']],
    ['sent anew', true, ['moved', 'cancelled']],
  ])('is on the card as it is by then, which was %s', async (_how, fresh, seen) => {
    const { one, messenger, press } = await changing();
    messenger.happens = times(1, async () => press('alex', 'cancel'));
    await deliver(one, 'diego', fresh);
    expect(seenBy(one.trial, 'diego')).toEqual(seen);
  });

  test('has its card drawn five times at most: the next change brings the next', async () => {
    const { one, messenger, press } = await changing();
    messenger.happens = times(10, async (time) =>
      press('megan', time % 2 === 1 ? 'approve' : 'withdraw'),
    );
    await deliver(one, 'diego');
    expect(chatOf(one.trial, 'diego').map(({ updates }) => updates)).toEqual([5]);
  });
});

test('a request that is erased while its card is sent anew leaves the older copy as one that has moved', async () => {
  const messenger = new Eventful();
  const one = await asked(['megan'], { messenger });
  messenger.happens = times(1, async () => remove(one.trial, requestRow(one.id)));
  await deliver(one, 'alex', true);
  expect(seenBy(one.trial, 'alex')).toEqual(['moved', 'waiting']);
});

describe('once a code is over, the copy that it was read on', () => {
  /** The code was read on the middle one; the last one came after it. */
  async function over(messenger = new Eventful()): Promise<OneRequest> {
    const one = await asked(['megan'], { messenger });
    const { trial, id } = one;
    await approve(one);
    await trial.outbox.drain();
    fine(await trial.bridge.showCode(trial.as('alex'), id));
    const card = { to: PEOPLE.alex, requestId: id, fresh: true };
    await queue(trial, CARD.draft(trial.parts.clock.now(), card));
    await trial.outbox.drain();
    expect(seenBy(trial, 'alex')).toEqual(['moved', 'approved', 'code-out']);
    return one;
  }
  const report = async ({ trial, id }: OneRequest) => {
    const worked = { kind: 'report', report: 'worked' } as const;
    fine(await trial.bridge.actOnRequest(trial.as('alex'), id, worked));
  };

  test('says so once, and is left alone from then on', async () => {
    const one = await over();
    const { trial } = one;
    trial.parts.clock.advanceSeconds(300);
    await trial.outbox.drain();
    await report(one);
    await trial.outbox.drain();
    expect(seenBy(trial, 'alex')).toEqual(['moved', 'moved', 'closed']);
    const [, middle, last] = chatOf(trial, 'alex');
    expect(must(middle).updates).toBe(1);
    expect(must(last).message).toMatchObject({ view: { phase: { report: 'worked' } } });
  });

  test('has no third one after it where the request changes meanwhile', async () => {
    const messenger = new Eventful();
    const one = await over(messenger);
    const { trial } = one;
    trial.parts.clock.advanceSeconds(300);
    await trial.outbox.stop();
    messenger.happens = times(1, async () => report(one));
    await deliver(one, 'alex');
    const [, , last, ...more] = chatOf(trial, 'alex');
    expect(must(last).message).toMatchObject({ view: { phase: { report: 'worked' } } });
    expect(more).toEqual([]);
  });

  test('says so also where the last one was thrown away; where the new one is is written with the end of its delivery', async () => {
    const one = await over();
    const { trial, id } = one;
    trial.parts.messenger.delete({ chat: 'alex' }, must(chatOf(trial, 'alex')[2]).reference);
    trial.parts.clock.advanceSeconds(300);
    await trial.outbox.stop();
    const before = await trial.parts.store.get(TENANT, cardRow(id, PEOPLE.alex));
    const trail = await deliver(one, 'alex');
    const [, middle, last] = chatOf(trial, 'alex');
    expect(must(middle).message.kind).toBe('moved');
    expect(trail).toMatchObject({ value: { reference: must(last).reference } });
    expect(await trial.parts.store.get(TENANT, cardRow(id, PEOPLE.alex))).toEqual(before);
  });
});

test('of two instances that both send the card anew, the later one is the card, and the other says that it has moved', async () => {
  const messenger = new Eventful();
  const one = await asked(['megan'], { messenger });
  const { trial, id: requestId } = one;
  const other = await openTrial({ ...trial.parts });
  messenger.happens = async (kind) => {
    if (kind !== 'moved') return;
    messenger.happens = async () => undefined;
    const card = { to: PEOPLE.alex, requestId, fresh: true };
    await queue(other, CARD.draft(other.parts.clock.now(), card));
    await other.outbox.drain();
  };
  await approve(one);
  await trial.outbox.drain();
  expect(seenBy(trial, 'alex')).toEqual(['moved', 'approved', 'moved']);
  fine(await trial.bridge.actOnRequest(trial.as('megan'), requestId, { kind: 'withdraw' }));
  await trial.outbox.drain();
  expect(seenBy(trial, 'alex')).toEqual(['moved', 'waiting', 'moved', 'notice']);
});
