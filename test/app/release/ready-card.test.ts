// What somebody has waited for comes as the card itself, at the end of their chat: one card, which holds the code and is wiped
// as always. Whatever goes wrong on the way, there is no second one, and the older one says that it has moved.
import { describe, expect, test } from '@jest/globals';
import { CARD, NOTICE } from '../../../src/app/commit/rows/items.js';
import { DeliveryFailed } from '../../../src/ports/fault.js';
import { RecordingMessenger } from '../../fakes/recording-messenger.js';
import { fine, PEOPLE, samplePolicy } from '../trial.js';
import type { Trial } from '../trial.js';
import { approve, asked, queue, seenBy } from './one-request.js';

const seen = (trial: Trial): readonly string[] => seenBy(trial, 'alex');

describe('when it is approved', () => {
  test('the card is at the end of the chat, the one before has moved, and the code is put away', async () => {
    const { trial, id } = await asked(['megan']);
    expect(seen(trial)).toEqual(['waiting']);
    await approve({ trial, id });
    await trial.outbox.drain();
    expect(seen(trial)).toEqual(['moved', 'approved']);
    expect(fine(await trial.bridge.showCode(trial.as('alex'), id)).shown).toBeDefined();
    await trial.outbox.drain();
    expect(seen(trial)).toEqual(['moved', 'approved']);
    trial.parts.clock.advanceSeconds(300);
    await trial.outbox.drain();
    expect(seen(trial)).toEqual(['moved', 'closed']);
  });

  test.each([
    ['shown', ['moved', 'approved']],
    ['taken back', ['moved', 'waiting', 'notice']],
  ] as const)('and %s before the card is sent, no other copy comes', async (what, left) => {
    const { trial, id } = await asked(['megan']);
    await approve({ trial, id });
    await trial.outbox.drain();
    if (what === 'shown') fine(await trial.bridge.showCode(trial.as('alex'), id));
    else fine(await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'withdraw' }));
    const late = { to: PEOPLE.alex, requestId: id, fresh: true, ready: true } as const;
    await queue(trial, CARD.draft(trial.parts.clock.now(), late));
    await trial.outbox.drain();
    expect(seen(trial)).toEqual(left);
  });

  test('but is held back for its owner, no other copy comes before that is over', async () => {
    const owners = { people: [PEOPLE.alice], groups: [] };
    const policy = samplePolicy({ ownerDelay: [{ owners, seconds: 60 }] });
    const { trial, id } = await asked(['megan'], { policy });
    await approve({ trial, id });
    await trial.outbox.drain();
    const before = seen(trial);
    expect(before).toEqual(['approved', 'notice']);
    const early = { to: PEOPLE.alex, requestId: id, fresh: true, ready: true } as const;
    await queue(trial, CARD.draft(trial.parts.clock.now(), early));
    await trial.outbox.drain();
    expect(seen(trial)).toEqual(before);
  });

  test.each(['approved', 'ready'] as const)(
    'a row %s, as it was written before, brings the card, too',
    async (topic) => {
      const { trial, id } = await asked(['megan']);
      await approve({ trial, id });
      await trial.outbox.drain();
      const about = { to: PEOPLE.alex, requestId: id, topic } as const;
      await queue(trial, NOTICE.draft(trial.parts.clock.now(), about));
      await trial.outbox.drain();
      expect(seen(trial)).toEqual(['moved', 'moved', 'approved']);
    },
  );
});

/** The channel takes the new card, and for a while not what is written on the older one. */
class NotesLater extends RecordingMessenger {
  refuses = false;

  override async update(...given: Parameters<RecordingMessenger['update']>): Promise<void> {
    if (this.refuses && given[2].kind === 'moved') throw new DeliveryFailed('later');
    return super.update(...given);
  }
}

test('an older copy that cannot say yet that it has moved says so later, and no third one comes', async () => {
  const messenger = new NotesLater();
  const { trial, id } = await asked(['megan'], { messenger });
  messenger.refuses = true;
  await approve({ trial, id });
  await trial.outbox.drain();
  trial.parts.clock.advanceSeconds(5);
  await trial.outbox.drain();
  expect(seen(trial)).toEqual(['waiting', 'approved']);
  messenger.refuses = false;
  trial.parts.clock.advanceSeconds(30);
  await trial.outbox.drain();
  expect(seen(trial)).toEqual(['moved', 'approved']);
});

test('a copy on which a code was read says that it has moved when the code is over', async () => {
  const { trial, id } = await asked(['megan']);
  await approve({ trial, id });
  await trial.outbox.drain();
  fine(await trial.bridge.showCode(trial.as('alex'), id));
  const card = { to: PEOPLE.alex, requestId: id, fresh: true };
  await queue(trial, CARD.draft(trial.parts.clock.now(), card));
  await trial.outbox.drain();
  expect(seen(trial)).toEqual(['moved', 'approved', 'code-out']);
  trial.parts.clock.advanceSeconds(300);
  await trial.outbox.drain();
  expect(seen(trial)).toEqual(['moved', 'moved', 'closed']);
});
