// A card that cannot be brought up to date, or that nobody is to have: no second copy comes of it, and no other fault.
import { describe, expect, test } from '@jest/globals';
import { DeliveryFailed } from '../../../src/ports/fault.js';
import { RecordingMessenger } from '../../fakes/recording-messenger.js';
import { fine, meet, openTrial } from '../trial.js';
import { asked, deliver, seenBy } from './one-request.js';
import type { OneRequest } from './one-request.js';

class Failing extends RecordingMessenger {
  fails: 'send' | 'update' | undefined;
  sent: () => Promise<unknown> = async () => undefined;

  override async send(...given: Parameters<RecordingMessenger['send']>): Promise<string> {
    if (this.fails === 'send') throw new DeliveryFailed('not now');
    const reference = await super.send(...given);
    await this.sent();
    return reference;
  }

  override async update(...given: Parameters<RecordingMessenger['update']>): Promise<void> {
    if (this.fails === 'update') throw new DeliveryFailed('not now');
    return super.update(...given);
  }
}

/** Nobody has been told yet. */
async function withoutCard() {
  const messenger = new Failing();
  const trial = await openTrial({ messenger });
  await meet(trial, 'alex', 'megan');
  await trial.outbox.stop();
  return { one: { trial, id: await trial.requestBy('alex') }, messenger };
}

const cancel = async ({ trial, id }: OneRequest) =>
  fine(await trial.bridge.actOnRequest(trial.as('alex'), id, { kind: 'cancel' }));

test('who has no part in a request gets no card of it', async () => {
  const one = await asked(['megan']);
  await meet(one.trial, 'lee');
  const before = seenBy(one.trial, 'lee');
  expect(await deliver(one, 'lee')).toBeUndefined();
  expect(seenBy(one.trial, 'lee')).toEqual(before);
});

test('a card that is there says how it ended, however long ago that was', async () => {
  const one = await asked(['megan']);
  await one.trial.outbox.stop();
  await cancel(one);
  one.trial.parts.clock.advanceSeconds(3600);
  await deliver(one, 'megan');
  expect(seenBy(one.trial, 'megan')).toEqual(['cancelled']);
});

describe('a card that could not be', () => {
  test('sent is told as that', async () => {
    const { one, messenger } = await withoutCard();
    messenger.fails = 'send';
    await expect(deliver(one, 'megan')).rejects.toThrow(DeliveryFailed);
  });

  test('drawn again right after it was sent comes as no second copy later', async () => {
    const { one, messenger } = await withoutCard();
    messenger.sent = async () => {
      messenger.sent = async () => undefined;
      messenger.fails = 'update';
      await cancel(one);
    };
    await expect(deliver(one, 'megan')).rejects.toThrow(DeliveryFailed);
    expect(seenBy(one.trial, 'megan')).toEqual(['waiting']);
    messenger.fails = undefined;
    await deliver(one, 'megan');
    expect(seenBy(one.trial, 'megan')).toEqual(['cancelled']);
  });
});
