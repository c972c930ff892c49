// A card that was drawn before the code was shown, and arrives later, must not wipe the code that somebody is reading out.
import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { CardUpdates } from '../../../src/app/release/card-updates.js';
import { deliverCard } from '../../../src/app/release/deliver-card.js';
import { keepPlace } from '../../../src/app/outbox/place.js';
import { RecordingMessenger } from '../../fakes/recording-messenger.js';
import { fine, must, PEOPLE } from '../trial.js';
import { approve, asked, seenBy } from './one-request.js';

/** Alex's cards arrive when the test says so. */
class SlowMessenger extends RecordingMessenger {
  readonly order: string[] = [];
  arrive: () => void = () => undefined;
  readonly #arriving = new Promise<void>((resolve) => {
    this.arrive = resolve;
  });
  begun = false;

  override async update(...[to, ...rest]: Parameters<RecordingMessenger['update']>): Promise<void> {
    if (to.address['chat'] === 'alex') {
      this.begun = true;
      await this.#arriving;
      this.order.push('card');
    }
    await super.update(to, ...rest);
  }
}

async function until(holds: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await holds())) await turn();
}

/** Alex has asked for the code of an approved request while the card that says so was still on its way to him. */
async function askedUnderUpdate() {
  const messenger = new SlowMessenger();
  const { trial, id } = await asked(['megan', 'alice'], { messenger });
  await approve({ trial, id });
  const delivered = trial.outbox.drain();
  await until(() => messenger.begun);
  const shown = trial.bridge.showCode(trial.as('alex'), id).then((answer) => {
    messenger.order.push('code');
    return answer;
  });
  await until(async () =>
    (await trial.audit()).some(({ fact }) => fact.action === 'release.handed-out'),
  );
  // More turns than the answer takes.
  for (let turns = 0; turns < 20; turns += 1) await turn();
  return { messenger, trial, id, shown, delivered };
}

test('a code comes after the card that was under way when it was asked for', async () => {
  const { messenger, shown, delivered } = await askedUnderUpdate();
  messenger.arrive();
  expect(fine(await shown).shown).toBeDefined();
  expect(messenger.order).toEqual(['card', 'code']);
  await delivered;
});

test('what the owner says while a code waits for it comes with the code', async () => {
  const { messenger, trial, id, shown, delivered } = await askedUnderUpdate();
  fine(await trial.bridge.actOnRequest(trial.as('alice'), id, { kind: 'object' }));
  messenger.arrive();
  expect(fine(await shown).view.phase).toMatchObject({ kind: 'code-out', objected: true });
  await delivered;
});

test('a copy that takes the place of the one with the code leaves that one as it is until the code is over', async () => {
  const messenger = new SlowSends();
  const { trial, id: requestId } = await asked(['megan'], { messenger });
  await approve({ trial, id: requestId });
  await trial.outbox.drain();
  messenger.isSlow = true;
  // The other copy is drawn while there is no code yet, and takes so long that the code does not wait for it.
  const cardUpdates = new CardUpdates();
  const again = { to: PEOPLE.alex, requestId, fresh: true };
  const delivered = deliverCard({ ...trial.deps, cardUpdates }, again);
  await until(() => messenger.begun);
  expect(fine(await trial.bridge.showCode(trial.as('alex'), requestId)).shown).toBeDefined();
  messenger.arrive();
  // Written where the delivery is written off.
  await keepPlace(trial.deps, must(await delivered));
  // What it was before it was approved; the two are the one with the code, and the other.
  expect(seenBy(trial, 'alex')).toEqual(['moved', 'approved', 'approved']);
  trial.parts.clock.advanceSeconds(300);
  await trial.outbox.drain();
  expect(seenBy(trial, 'alex')).toEqual(['moved', 'moved', 'closed']);
});

/** New cards of Alex arrive when the test says so. */
class SlowSends extends RecordingMessenger {
  arrive: () => void = () => undefined;
  readonly #arriving = new Promise<void>((resolve) => {
    this.arrive = resolve;
  });
  begun = false;
  isSlow = false;

  override async send(
    ...[to, message]: Parameters<RecordingMessenger['send']>
  ): ReturnType<RecordingMessenger['send']> {
    if (this.isSlow && to.address['chat'] === 'alex') {
      this.begun = true;
      await this.#arriving;
    }
    return super.send(to, message);
  }
}
